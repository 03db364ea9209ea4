/** October CMS and Winter CMS, which are Laravel applications with directories, a filesystem and helpers of their own. */
import type { KnownClass, PathSource, ReturnType, Sink } from '../knowledge.ts';
import { facadeClasses, facadeName } from './facades.ts';

const helpers = 'winter/storm: src/Support/helpers-paths.php; october/rain: src/Support/helpers.php';

/** The two libraries, which are one in origin; a class that only moved stands under both its names. */
const libraries = ['October\\Rain', 'Winter\\Storm'] as const;
const resizers = ['Winter\\Storm\\Database\\Attach\\Resizer', 'October\\Rain\\Resize\\Resizer'] as const;

const directories: readonly (readonly [helper: string, base: string, label: string])[] = [
  ['plugins_path', 'plugins', 'plugins directory'],
  ['themes_path', 'themes', 'themes directory'],
  ['uploads_path', 'storage/app/uploads', 'uploads directory'],
  ['media_path', 'storage/app/media', 'media directory'],
  ['cache_path', 'storage', 'cache directory'],
];

export const octoberPaths: readonly PathSource[] = [
  ...directories.map(
    ([of, base, label]): PathSource => ({ of, place: 'app', base, append: [0], label, source: helpers }),
  ),
  { of: 'temp_path', place: 'temporary', append: [0], label: 'temporary directory', source: helpers },
];

/** Without a mode, Laravel's `chmod()` reads it; here the mode that the configuration names is set. */
const permissions: readonly Sink[] = libraries.flatMap((library) =>
  ['chmod', 'chmodRecursive'].flatMap((method) =>
    [`${library}\\Filesystem\\Filesystem->${method}`, `${library}\\Support\\Facades\\File::${method}`].map(
      (call): Sink => ({
        call,
        path: { arg: 0, name: 'path' },
        effect: 'permissions',
        localOnly: true,
        source: 'winter/storm: src/Filesystem/Filesystem.php',
      }),
    ),
  ),
);

export const octoberSinks: readonly Sink[] = [
  ...permissions,
  ...libraries.flatMap((library): readonly Sink[] => [
    {
      call: `${library}\\Filesystem\\Zip::extract`,
      path: { arg: 1, name: 'destination' },
      effect: 'extract',
      localOnly: true,
      source: 'winter/storm: src/Filesystem/Zip.php',
    },
    {
      call: `${library}\\Filesystem\\Zip::make`,
      path: { arg: 0, name: 'destination' },
      effect: 'write',
      localOnly: true,
      source: 'winter/storm: src/Filesystem/Zip.php',
    },
    {
      call: `${library}\\Network\\Http->toFile`,
      path: { arg: 0, name: 'path' },
      effect: 'write',
      localOnly: true,
      // A request is set up in a closure, whose parameter seldom has a type.
      untyped: ['Http'],
      source: 'winter/storm: src/Network/Http.php',
    },
  ]),
  ...['Winter\\Storm\\Parse\\Assetic\\Cache\\FilesystemCache', 'October\\Rain\\Assetic\\Cache\\FilesystemCache'].map(
    (name): Sink => ({
      call: `new ${name}`,
      path: { arg: 0, name: 'dir' },
      effect: 'directory',
      kind: 'cache',
      localOnly: true,
      source: 'winter/storm: src/Parse/Assetic/Cache; october/rain: src/Assetic/Cache',
    }),
  ),
  ...resizers.map(
    (name): Sink => ({
      call: `${name}->save`,
      path: { arg: 0, name: 'savePath' },
      effect: 'write',
      kind: 'media',
      localOnly: true,
      source: 'winter/storm: src/Database/Attach/Resizer.php; october/rain: src/Resize/Resizer.php',
    }),
  ),
];

export const octoberTypes: readonly ReturnType[] = resizers.flatMap((name) => [
  { of: `${name}::open`, gives: name },
  ...['crop', 'reset', 'resize', 'setOptions', 'sharpen'].map((method) => ({ of: `${name}->${method}`, gives: name })),
]);

/** Classes that do what Laravel's do, so that what is known of those holds for them. */
export const octoberClasses: readonly KnownClass[] = libraries.flatMap((library) => [
  { name: `${library}\\Filesystem\\Filesystem`, is: [facadeClasses.File] },
  { name: `${library}\\Support\\Facades\\File`, is: [facadeName('File')] },
  { name: `${library}\\Database\\Model`, is: ['Illuminate\\Database\\Eloquent\\Model'] },
]);
