import type { PathSource } from '../knowledge.ts';
import { facadeName } from './facades.ts';

interface Directory {
  /** Global function. */
  readonly helper?: string;
  /** Method of the application. */
  readonly method?: string;
  readonly base: string;
  readonly label: string;
}

/** Directories of a Laravel project; each helper appends its argument. */
const directories: readonly Directory[] = [
  { helper: 'storage_path', method: 'storagePath', base: 'storage', label: 'storage directory' },
  { helper: 'public_path', method: 'publicPath', base: 'public', label: 'public directory' },
  { helper: 'base_path', method: 'basePath', base: '', label: 'project root' },
  { helper: 'app_path', method: 'path', base: 'app', label: 'app directory' },
  { helper: 'resource_path', method: 'resourcePath', base: 'resources', label: 'resources directory' },
  { helper: 'database_path', method: 'databasePath', base: 'database', label: 'database directory' },
  { helper: 'config_path', method: 'configPath', base: 'config', label: 'configuration directory' },
  { helper: 'lang_path', method: 'langPath', base: 'lang', label: 'language directory' },
  { method: 'bootstrapPath', base: 'bootstrap', label: 'bootstrap directory' },
];

const fixedFiles: readonly (readonly [method: string, base: string])[] = [
  ['environmentPath', ''],
  ['environmentFilePath', '.env'],
  ['getBootstrapProvidersPath', 'bootstrap/providers.php'],
  ['getCachedConfigPath', 'bootstrap/cache/config.php'],
  ['getCachedEventsPath', 'bootstrap/cache/events.php'],
  ['getCachedPackagesPath', 'bootstrap/cache/packages.php'],
  ['getCachedRoutesPath', 'bootstrap/cache/routes-v7.php'],
  ['getCachedServicesPath', 'bootstrap/cache/services.php'],
];

const application = 'laravel/framework: src/Illuminate/Foundation/Application.php';
const helpers = 'laravel/framework: src/Illuminate/Foundation/helpers.php';

/** Ids under which the container keeps those directories. */
const containerIds: readonly (readonly [id: string, base: string])[] = [
  ['path', 'app'],
  ['path.base', ''],
  ['path.bootstrap', 'bootstrap'],
  ['path.config', 'config'],
  ['path.database', 'database'],
  ['path.lang', 'lang'],
  ['path.public', 'public'],
  ['path.resources', 'resources'],
  ['path.storage', 'storage'],
];

/** Properties of the application that hold one of those directories, which a project's own application reads. */
const properties: readonly (readonly [name: string, base: string])[] = [
  ['basePath', ''],
  ['bootstrapPath', 'bootstrap'],
  ['databasePath', 'database'],
  ['langPath', 'lang'],
  ['publicPath', 'public'],
  ['storagePath', 'storage'],
];

/** The application is reached as the contract and as the facade. */
function onApplication(method: string): readonly string[] {
  return [`Illuminate\\Contracts\\Foundation\\Application->${method}`, `${facadeName('App')}::${method}`];
}

const project: readonly PathSource[] = directories.flatMap(({ helper, method, base, label }) => [
  ...(helper ? [{ of: helper, place: 'app', base, append: [0], label, source: helpers } as const] : []),
  ...(method
    ? onApplication(method).map((of) => ({ of, place: 'app', base, append: [0], label, source: application }) as const)
    : []),
]);

const container: readonly PathSource[] = containerIds.flatMap(([id, base]) =>
  [
    'app',
    'resolve',
    `${facadeName('App')}::make`,
    ...['make', 'get', 'offsetGet'].map((method) => `Illuminate\\Contracts\\Container\\Container->${method}`),
  ].map((call) => ({
    of: `${call}(${id})`,
    place: 'app',
    base,
    label: directories.find((directory) => directory.base === base)?.label ?? id,
    source: application,
  })),
);

const held: readonly PathSource[] = properties.map(([name, base]) => ({
  of: `Illuminate\\Foundation\\Application->$${name}`,
  place: 'app',
  base,
  label: directories.find((directory) => directory.base === base)?.label ?? name,
  source: application,
}));

const files: readonly PathSource[] = fixedFiles.flatMap(([method, base]) =>
  onApplication(method).map(
    (of) => ({ of, place: 'app', base, label: base || 'project root', source: application }) as const,
  ),
);

/** Calls that leave the abstraction: a raw local path that only a local disk has. */
const localPaths: readonly PathSource[] = [
  'Illuminate\\Contracts\\Filesystem\\Filesystem->path',
  'Illuminate\\Filesystem\\FilesystemAdapter->path',
  'Illuminate\\Support\\Facades\\Storage::path',
].map((of) => ({
  of,
  place: 'app',
  // The root of a disk that nothing else is said of: a key on it is never a path of its own.
  base: 'storage/app',
  append: [0],
  rooted: { via: 'disk', setting: 'filesystems.disks.*.root', unnamed: 'filesystems.default' },
  label: 'local path behind a disk',
  source: 'laravel/framework: src/Illuminate/Filesystem/FilesystemAdapter.php',
}));

const uploads: readonly PathSource[] = ['path', 'getPathname', 'getRealPath'].map((method) => ({
  of: `Illuminate\\Http\\UploadedFile->${method}`,
  place: 'temporary',
  unique: true,
  label: "PHP's copy of the upload",
  source: 'laravel/framework: src/Illuminate/Http/FileHelpers.php',
}));

/** What `store()` and `putFile()` return is a key on the disk, not a local path. */
const keys: readonly PathSource[] = [
  {
    of: 'Laravel\\Passport\\Passport::keyPath',
    place: 'app',
    base: 'storage',
    append: [0],
    label: "Passport's key directory",
    source: 'laravel/passport: src/Passport.php',
  },
  ...['store', 'storeAs', 'storePublicly', 'storePubliclyAs'].map(
    (method): PathSource => ({
      of: `Illuminate\\Http\\UploadedFile->${method}`,
      place: 'abstraction',
      label: 'key on a disk',
      source: 'laravel/framework: src/Illuminate/Http/UploadedFile.php',
    }),
  ),
  ...['putFile', 'putFileAs'].flatMap((method): readonly PathSource[] =>
    [`Illuminate\\Contracts\\Filesystem\\Filesystem->${method}`, `${facadeName('Storage')}::${method}`].map((of) => ({
      of,
      place: 'abstraction',
      label: 'key on a disk',
      source: 'laravel/framework: src/Illuminate/Filesystem/FilesystemAdapter.php',
    })),
  ),
];

const names: readonly PathSource[] = [
  ...['uuid', 'uuid7', 'orderedUuid', 'ulid', 'random'].map((method) => `Illuminate\\Support\\Str::${method}`),
  'Illuminate\\Http\\UploadedFile->hashName',
  'str_random',
].map((of) => ({
  of,
  place: 'unknown',
  unique: true,
  label: 'unique name',
  source: 'laravel/framework: src/Illuminate/Support/Str.php',
}));

/** Path helpers of Laravel 5 to 13, and the ways out of and into the storage abstraction. */
export const paths: readonly PathSource[] = [
  ...project,
  ...container,
  ...held,
  ...files,
  ...localPaths,
  ...uploads,
  ...keys,
  ...names,
];
