/** config/logging.php: which files the default channel ends in. Before Laravel 5.6: `app.log`. */
import type { StoreReading, SwitchReading, Telling } from '../../../configuration/reading.ts';
import {
  decidingVariable,
  itemsOf,
  type Setting,
  settingAt,
  type VariableUse,
} from '../../../configuration/setting.ts';
import { type Application, type Place, plainText } from './application.ts';
import { LOG_REMEDY } from './remedies.ts';
import { givenOf, variableOf } from './telling.ts';

/** Channels in channels that are followed. */
const DEEPEST = 5;

/** Drivers that write a file. laravel/framework: src/Illuminate/Log/LogManager.php */
const FILE_DRIVERS: ReadonlySet<string> = new Set(['single', 'daily', 'monthly']);
const ROTATING: ReadonlySet<string> = new Set(['daily', 'monthly']);
const FILE_HANDLER = /(?:^|\\)(?:StreamHandler|RotatingFileHandler)$/;

/** Not a file: `php://stderr`, `/dev/stdout`. */
const STREAM = /^(?:php:\/\/|\/dev\/|\/proc\/)/;

interface FileChannel {
  readonly name: string;
  readonly place: Place;
  /** The variables on the way to it, the nearest first. */
  readonly variables: readonly VariableUse[];
  readonly isRotated: boolean;
}

export interface LogReading {
  readonly stores: readonly StoreReading[];
  readonly switches: readonly SwitchReading[];
}

export function logReading(app: Application): LogReading {
  if (app.at('logging', 'default').setting === undefined && !app.own.has('logging')) return beforeChannels(app);
  const place = app.at('logging', 'default');
  const variable = variableOf(place);
  const chosen = plainText(place.setting);
  // Bref's bridge puts the standard error stream in the place of a stack.
  const name = app.isOnBref && chosen === 'stack' ? 'stderr' : chosen;
  const channels = filesOf(app, name, variable ? [variable] : [], 0);
  const stores = channels.length > 0 ? channels.map((channel) => fileStore(app, channel)) : [streamStore(place, name)];
  return {
    stores: [...stores, ...chosenFiles(app, channels)],
    switches: channels.filter(({ isRotated }) => isRotated).map(({ place: at, name: of }) => rotation(at, of)),
  };
}

/** The channels with files in which a channel ends. */
function filesOf(
  app: Application,
  name: string | undefined,
  variables: readonly VariableUse[],
  depth: number,
): readonly FileChannel[] {
  if (name === undefined || depth > DEEPEST) return [];
  const driver = app.text('logging', 'channels', name, 'driver') ?? name;
  const place = app.at('logging', 'channels', name);
  if (driver === 'stack') {
    const found = childrenOf(app, name).flatMap(({ child, variable }) =>
      filesOf(app, child, variable ? [variable, ...variables] : variables, depth + 1),
    );
    return found.filter((channel, at) => found.findIndex((other) => other.name === channel.name) === at);
  }
  if (FILE_DRIVERS.has(driver)) {
    const path = plainText(app.at('logging', 'channels', name, 'path').setting);
    if (path !== undefined && STREAM.test(path)) return [];
    return [{ name, place, variables, isRotated: ROTATING.has(driver) }];
  }
  if (driver !== 'monolog') return [];
  const handler = app.text('logging', 'channels', name, 'handler') ?? '';
  if (!FILE_HANDLER.test(handler)) return [];
  const given = ['with', 'handler_with'].map((key) => app.at('logging', 'channels', name, key).setting);
  const targets = given.flatMap((setting) => ['stream', 'filename', 'url'].map((key) => settingAt(setting, key)));
  const target = targets.find((setting): setting is Setting => setting !== undefined);
  const text = plainText(target);
  if (target === undefined || target.kind === 'unknown' || (text !== undefined && STREAM.test(text))) return [];
  return [{ name, place, variables, isRotated: handler.endsWith('RotatingFileHandler') }];
}

function childrenOf(app: Application, stack: string): readonly { child: string; variable: VariableUse | undefined }[] {
  const { setting } = app.at('logging', 'channels', stack, 'channels');
  const isOne = setting?.kind === 'value' || setting?.kind === 'unknown';
  const items = isOne ? [setting] : itemsOf(setting);
  return items.flatMap((item) => {
    const child = plainText(item);
    return child === undefined ? [] : [{ child, variable: decidingVariable(item) }];
  });
}

/** Channels with files that the environment or a template names in the place of those that are taken without it. */
function chosenFiles(app: Application, usual: readonly FileChannel[]): readonly StoreReading[] {
  const told = new Map<string, { readonly channel: FileChannel; readonly tellings: Telling[] }>();
  for (const key of ['LOG_CHANNEL', 'LOG_STACK']) {
    for (const { path, line, value, from } of givenOf(app, key)) {
      if (app.text('logging', 'channels', value, 'driver') === 'stack') continue;
      for (const channel of value.split(',').flatMap((part) => filesOf(app, part.trim(), [], 0))) {
        if (usual.some(({ name }) => name === channel.name)) continue;
        const found = told.get(channel.name) ?? { channel, tellings: [] };
        told.set(channel.name, found);
        const template = from === 'template' ? ({ isTemplate: true } as const) : {};
        found.tellings.push({ path, line, key, isLocal: true, ...template });
      }
    }
  }
  return [...told.values()].map(({ channel, tellings }) => ({ ...fileStore(app, channel), told: tellings }));
}

function fileStore(app: Application, channel: FileChannel): StoreReading {
  const { name, place, variables } = channel;
  const [variable] = variables;
  const file = plainText(app.at('logging', 'channels', name, 'path').setting);
  const told: Telling[] = [
    {
      path: place.path,
      line: place.line,
      key: place.key,
      ...(variable ? { variable, whenUnset: `the channel "${name}" is then used` } : {}),
      isLocal: true,
    },
  ];
  for (const documented of new Set([...variables.map((use) => use.name), 'LOG_CHANNEL', 'LOG_STACK'])) {
    for (const given of givenOf(app, documented)) {
      const isNamed = given.value.split(',').some((part) => part.trim() === name);
      const isStack = app.text('logging', 'channels', given.value, 'driver') === 'stack';
      told.push({
        path: given.path,
        line: given.line,
        key: documented,
        isLocal: isNamed || (isStack && givenOf(app, 'LOG_STACK').length === 0),
        ...(given.from === 'template' ? { isTemplate: true as const } : {}),
      });
    }
  }
  return {
    kind: 'logs',
    store: `log channel ${name}`,
    placement: 'node',
    technology: 'local files',
    ...(file === undefined ? {} : { file }),
    confidence: place.isOwn ? 'certain' : 'likely',
    told,
    isUsed: true,
    reportedAs: 'log-file',
    message: `Logs of the channel "${name}" go to a file${file === undefined ? '' : ` (${file.replace('{root}/', '')})`} of one node`,
    remedy: LOG_REMEDY,
  };
}

function streamStore(place: Place, name: string | undefined): StoreReading {
  return {
    kind: 'logs',
    store: `log channel ${name ?? 'default'}`,
    placement: name === undefined ? 'unknown' : 'shared',
    technology: name ?? 'unknown',
    confidence: name === undefined ? 'possible' : 'certain',
    told: [{ path: place.path, line: place.line, key: place.key, isLocal: false }],
    isUsed: true,
    message: `Logs go to the channel "${name ?? 'default'}"`,
    remedy: LOG_REMEDY,
  };
}

function rotation({ path, line, key }: Place, name: string): SwitchReading {
  return {
    name: 'log-rotation',
    path,
    line,
    key,
    message: `The channel "${name}" makes a new log file each day and deletes old ones`,
    remedy: LOG_REMEDY,
  };
}

/** laravel/framework 5.5: src/Illuminate/Log/LogServiceProvider.php: `single`, `daily`, `syslog`, `errorlog`. */
function beforeChannels(app: Application): LogReading {
  const place = app.at('app', 'log');
  const how = plainText(place.setting) ?? 'single';
  if (!FILE_DRIVERS.has(how)) return { stores: [streamStore(place, how)], switches: [] };
  const told: Telling = { path: place.path, line: place.line, key: place.key, isLocal: true };
  const variable = variableOf(place);
  return {
    stores: [
      {
        kind: 'logs',
        store: 'application log',
        placement: 'node',
        technology: 'local files',
        confidence: place.isOwn ? 'certain' : 'likely',
        told: [
          variable ? { ...told, variable, whenUnset: 'a file is then used' } : told,
          ...givenOf(app, 'APP_LOG').map(({ path, line, value, from }) => ({
            path,
            line,
            key: 'APP_LOG',
            isLocal: FILE_DRIVERS.has(value),
            ...(from === 'template' ? { isTemplate: true as const } : {}),
          })),
        ],
        isUsed: true,
        reportedAs: 'log-file',
        message: 'Logs go to storage/logs on one node',
        remedy: LOG_REMEDY,
      },
    ],
    switches: ROTATING.has(how) ? [rotation(place, how)] : [],
  };
}
