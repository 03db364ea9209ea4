import type { WriteKind } from '../../../result.ts';
import type { Sink } from '../../knowledge.ts';
import type { Place } from '../../path-part.ts';
import { onBoth } from '../facades.ts';

interface WritingCommand {
  readonly names: readonly string[];
  /** What the command writes, relative to the project root. */
  readonly writes: string;
  readonly kind: WriteKind;
  readonly effect: Sink['effect'];
  readonly source: string;
}

const place: Place = 'app';
const core = 'laravel/framework: src/Illuminate/Foundation/Console';

/** Artisan commands that write below the project root. */
const commands: readonly WritingCommand[] = [
  {
    names: ['passport:keys', 'passport:install'],
    writes: 'storage/oauth-private.key',
    kind: 'key',
    effect: 'write',
    source: 'https://laravel.com/docs/passport#deploying-passport',
  },
  {
    names: ['key:generate'],
    writes: '.env',
    kind: 'key',
    effect: 'write',
    source: `${core}/KeyGenerateCommand.php`,
  },
  {
    names: ['jwt:secret'],
    writes: '.env',
    kind: 'key',
    effect: 'write',
    source: 'https://jwt-auth.readthedocs.io/en/develop/laravel-installation/',
  },
  {
    names: ['env:encrypt', 'env:decrypt'],
    writes: '.env',
    kind: 'config',
    effect: 'write',
    source: `${core}/EnvironmentEncryptCommand.php`,
  },
  {
    names: ['storage:link'],
    writes: 'public/storage',
    kind: 'directory',
    effect: 'link',
    source: `${core}/StorageLinkCommand.php`,
  },
  {
    names: ['down'],
    writes: 'storage/framework/down',
    kind: 'other',
    effect: 'write',
    source: `${core}/DownCommand.php`,
  },
  {
    names: ['config:cache', 'route:cache', 'event:cache', 'optimize', 'package:discover'],
    writes: 'bootstrap/cache',
    kind: 'cache',
    effect: 'write',
    source: `${core}/OptimizeCommand.php`,
  },
  {
    names: ['view:cache'],
    writes: 'storage/framework/views',
    kind: 'cache',
    effect: 'write',
    source: `${core}/ViewCacheCommand.php`,
  },
  {
    names: ['vendor:publish', 'config:publish', 'lang:publish', 'stub:publish', 'install:api', 'install:broadcasting'],
    writes: 'config',
    kind: 'code',
    effect: 'copy',
    source: `${core}/VendorPublishCommand.php`,
  },
  {
    names: ['filament:assets', 'filament:upgrade', 'livewire:publish', 'telescope:publish', 'horizon:publish'],
    writes: 'public/vendor',
    kind: 'code',
    effect: 'copy',
    source: 'https://filamentphp.com/docs/panels/installation',
  },
  {
    names: [
      'make:command',
      'make:controller',
      'make:event',
      'make:job',
      'make:listener',
      'make:mail',
      'make:middleware',
      'make:migration',
      'make:model',
      'make:notification',
      'make:policy',
      'make:provider',
      'make:request',
      'make:resource',
      'make:seeder',
    ],
    writes: 'app',
    kind: 'code',
    effect: 'write',
    source: 'laravel/framework: src/Illuminate/Console/GeneratorCommand.php',
  },
  {
    names: ['schema:dump'],
    writes: 'database/schema',
    kind: 'code',
    effect: 'write',
    source: 'laravel/framework: src/Illuminate/Database/Console/DumpCommand.php',
  },
  {
    names: ['module:enable', 'module:disable'],
    writes: 'modules_statuses.json',
    kind: 'config',
    effect: 'write',
    source: 'https://nwidart.com/laravel-modules/v6/advanced-tools/artisan-commands',
  },
  {
    names: ['geoip:update'],
    writes: 'storage/app/geoip.mmdb',
    kind: 'database',
    effect: 'write',
    source: 'Torann/laravel-geoip: config/geoip.php',
  },
  {
    names: ['translations:export'],
    writes: 'lang',
    kind: 'code',
    effect: 'write',
    source: 'barryvdh/laravel-translation-manager: src/Manager.php',
  },
  {
    names: ['l5-swagger:generate'],
    writes: 'storage/api-docs',
    kind: 'other',
    effect: 'write',
    source: 'darkaonline/l5-swagger: config/l5-swagger.php',
  },
  {
    names: ['backup:run'],
    writes: 'storage/app/backup-temp',
    kind: 'export',
    effect: 'write',
    source: 'https://spatie.be/docs/laravel-backup/v9/installation-and-setup',
  },
];

const callers: readonly string[] = [
  ...onBoth('Artisan', 'call'),
  ...onBoth('Artisan', 'queue'),
  'Illuminate\\Console\\Command->call',
  'Illuminate\\Console\\Command->callSilent',
  'Illuminate\\Console\\Command->callSilently',
];

/** Running one of those commands from code. */
export const commandSinks: readonly Sink[] = commands.flatMap(({ names, writes, kind, effect, source }) =>
  callers.map(
    (call): Sink => ({
      call,
      path: { fixed: writes, place },
      effect,
      when: [{ arg: 0, name: 'command', oneOf: names, firstWord: true, strict: true }],
      kind,
      source,
    }),
  ),
);
