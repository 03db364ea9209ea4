/** What the framework writes beside the application's data: compiled views and configuration, maintenance mode. */
import type { StoreReading, SwitchReading } from '../../../configuration/reading.ts';
import { TEMPORARY } from '../../../configuration/setting.ts';
import { type Application, plainText } from './application.ts';
import { cacheFact } from './caches.ts';
import { CONFIG_REMEDY, MAINTENANCE_REMEDY, REVERB_REMEDY, VIEW_REMEDY } from './remedies.ts';
import { tellings, variableOf } from './telling.ts';
import { viewWarmUp } from './warm-up.ts';

export function runtimeStores(app: Application): readonly StoreReading[] {
  return [configuration(app), maintenance(app), compiledCode(app), compiledViews(app), ...reverb(app)];
}

/** `config:cache` writes it in the build; requests read it. */
function configuration(app: Application): StoreReading {
  return {
    kind: 'config',
    store: 'configuration files and environment',
    placement: 'build',
    technology: 'files of the release',
    confidence: 'certain',
    told: [{ path: app.pathOf('app'), line: 1, isLocal: false }],
    isUsed: true,
    message: 'Settings stand in files of the release and in the environment',
    remedy: CONFIG_REMEDY,
  };
}

/** laravel/framework: src/Illuminate/Foundation/MaintenanceModeManager.php, besides `cache`; `array` came with 13. */
const MAINTENANCE: Readonly<Record<string, Pick<StoreReading, 'placement' | 'technology'>>> = {
  file: { placement: 'node', technology: 'file in storage/framework' },
  array: { placement: 'process', technology: 'memory' },
};

/** https://laravel.com/docs/configuration#maintenance-mode */
function maintenance(app: Application): StoreReading {
  const place = app.at('app', 'maintenance', 'driver');
  const driver = plainText(place.setting) ?? 'file';
  const store = driver === 'cache' ? cacheFact(app, app.text('app', 'maintenance', 'store')) : undefined;
  return {
    kind: 'config',
    store: 'maintenance mode',
    placement: store?.placement ?? MAINTENANCE[driver]?.placement ?? 'unknown',
    technology: store?.technology ?? MAINTENANCE[driver]?.technology ?? driver,
    confidence: place.isOwn ? 'certain' : 'likely',
    told: tellings(app, place, {
      isLocal: (value) => (value ?? 'file') === 'file',
      whenUnset: '`php artisan down` reaches one node only',
    }),
    isUsed: false,
    reportedAs: 'other',
    message: '`php artisan down` writes a file on one node; the others stay up',
    effect: 'invisible-to-others',
    remedy: MAINTENANCE_REMEDY,
  };
}

/** laravel/framework: src/Illuminate/Foundation/Application.php, getCachedServicesPath() */
function compiledCode(app: Application): StoreReading {
  return {
    kind: 'code',
    store: 'bootstrap/cache',
    placement: 'build',
    technology: 'PHP files',
    confidence: 'likely',
    told: [{ path: app.pathOf('app'), line: 1, isLocal: false }],
    isUsed: true,
    message: 'Compiled configuration, routes and package lists are files in bootstrap/cache',
    remedy: VIEW_REMEDY,
  };
}

function compiledViews(app: Application): StoreReading {
  const place = app.at('view', 'compiled');
  const directory = plainText(place.setting);
  const variable = variableOf(place);
  const warmUp = viewWarmUp(app);
  return {
    kind: 'code',
    store: 'compiled views',
    placement: warmUp ? 'build' : 'node',
    technology: warmUp ? 'PHP files made before the first request' : 'PHP files',
    confidence: place.isOwn ? 'certain' : 'likely',
    told: [
      {
        path: place.path,
        line: place.line,
        key: place.key,
        ...(variable ? { variable } : {}),
        isLocal: false,
      },
      ...(warmUp ? [{ path: warmUp.path, line: warmUp.line, isLocal: false }] : []),
    ],
    isUsed: true,
    message: `Views are compiled into ${directory?.replace('{root}/', '') ?? 'storage/framework/views'} of one node`,
    remedy: VIEW_REMEDY,
  };
}

/** Views are compiled by the first request that shows them, unless the build ran `view:cache`. */
export function runtimeSwitches(app: Application): readonly SwitchReading[] {
  const place = app.at('view', 'compiled');
  if (plainText(place.setting)?.startsWith(TEMPORARY) || viewWarmUp(app)) return [];
  return [
    {
      name: 'compiled-on-request',
      path: place.path,
      line: place.line,
      key: place.key,
      message: 'Views are compiled by the first request that shows them, unless the build runs `view:cache`',
      remedy: VIEW_REMEDY,
    },
  ];
}

/** laravel/reverb: config/reverb.php. Connections are held by one process unless scaling is on. */
function reverb(app: Application): readonly StoreReading[] {
  if (app.text('broadcasting', 'default') !== 'reverb' || !app.own.has('reverb')) return [];
  const server = app.text('reverb', 'default') ?? 'reverb';
  const place = app.at('reverb', 'servers', server, 'scaling', 'enabled');
  const isOff = (value: string | undefined) => value === undefined || /^(?:0|false|off|no|)$/i.test(value);
  const value = place.setting?.kind === 'value' ? String(place.setting.value ?? '') : undefined;
  const variable = variableOf(place);
  return [
    {
      kind: 'queue',
      store: 'Reverb connections',
      placement: isOff(value) ? 'process' : 'shared',
      technology: isOff(value) ? 'memory' : 'Redis',
      confidence: 'likely',
      told: [
        {
          path: place.path,
          line: place.line,
          key: place.key,
          ...(variable ? { variable } : {}),
          isLocal: isOff(value),
        },
      ],
      isUsed: true,
      reportedAs: 'other',
      message: 'Messages reach only the WebSocket clients of one Reverb server',
      effect: 'invisible-to-others',
      remedy: REVERB_REMEDY,
    },
  ];
}
