import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

const uploads: readonly Sink[] = [
  {
    call: 'Symfony\\Component\\HttpFoundation\\File\\UploadedFile->move',
    path: { arg: 0, name: 'directory' },
    effect: 'rename',
    kind: 'upload',
    localOnly: true,
    untyped: [
      'UploadedFile',
      'getClientOriginalName',
      'getClientOriginalExtension',
      'getClientMimeType',
      'guessClientExtension',
      'guessExtension',
    ],
    source: 'symfony/http-foundation: File/UploadedFile.php',
  },
  {
    call: 'Symfony\\Component\\HttpFoundation\\File\\File->move',
    path: { arg: 0, name: 'directory' },
    effect: 'rename',
    localOnly: true,
    source: 'symfony/http-foundation: File/File.php',
  },
];

/** Without a directory these go below the system's temporary one, and no path stands in the call. */
const caches: readonly Sink[] = [
  ...sinkRows(
    { source: 'symfony/cache: Adapter/FilesystemAdapter.php', effect: 'directory', kind: 'cache', localOnly: true },
    [
      ['new Symfony\\Component\\Cache\\Adapter\\FilesystemAdapter', 2],
      ['new Symfony\\Component\\Cache\\Adapter\\FilesystemTagAwareAdapter', 2],
      ['new Symfony\\Component\\Cache\\Adapter\\PhpFilesAdapter', 2],
      ['new Symfony\\Component\\Cache\\Adapter\\PhpArrayAdapter', 0],
      ['new Symfony\\Component\\Cache\\Simple\\FilesystemCache', 2],
      ['new Symfony\\Component\\Cache\\Simple\\PhpFilesCache', 2],
      ['new Symfony\\Component\\Cache\\Simple\\PhpArrayCache', 0],
    ],
  ),
  ...sinkRows(
    { source: 'symfony/http-kernel: HttpCache/Store.php', effect: 'directory', kind: 'cache', localOnly: true },
    [['new Symfony\\Component\\HttpKernel\\HttpCache\\Store', 0]],
  ),
  ...sinkRows(
    {
      source: 'symfony/translation: Translator.php',
      effect: 'directory',
      when: [{ arg: 2, name: 'cacheDir', given: true }],
      kind: 'cache',
      localOnly: true,
    },
    [['new Symfony\\Component\\Translation\\Translator', 2]],
  ),
  ...['Symfony\\Component\\Config\\ResourceCheckerConfigCache', 'Symfony\\Component\\Config\\ConfigCache'].map(
    (owner): Sink => ({
      call: `${owner}->write`,
      path: { receiver: 0 },
      effect: 'write',
      kind: 'cache',
      localOnly: true,
      source: 'symfony/config: ResourceCheckerConfigCache.php',
    }),
  ),
];

/** `$factory->cache($file, $fill)` writes the file where it is missing or stale. */
const cacheFactory: Sink = {
  call: 'Symfony\\Component\\Config\\ConfigCacheFactoryInterface->cache',
  path: { arg: 0, name: 'file' },
  effect: 'write',
  kind: 'cache',
  localOnly: true,
  source: 'symfony/config: ResourceCheckerConfigCacheFactory.php',
};

/** A pool that is given no directory lies below the system's temporary one, under a fixed name: on one node only. */
const poolsOfNoDirectory: readonly Sink[] = ['FilesystemAdapter', 'FilesystemTagAwareAdapter', 'PhpFilesAdapter'].map(
  (name): Sink => ({
    call: `new Symfony\\Component\\Cache\\Adapter\\${name}`,
    path: { fixed: 'symfony-cache in the temporary directory', place: 'app' },
    effect: 'directory',
    when: [{ arg: 2, name: 'directory', equals: null, strict: true }],
    kind: 'cache',
    source: 'symfony/cache: Traits/FilesystemCommonTrait.php',
  }),
);

const locks: readonly Sink[] = [
  {
    call: 'new Symfony\\Component\\Lock\\Store\\FlockStore',
    path: { arg: 0, name: 'lockPath' },
    effect: 'write',
    when: [{ arg: 0, name: 'lockPath', given: true }],
    kind: 'lock',
    localOnly: true,
    source: 'symfony/lock: Store/FlockStore.php',
  },
  {
    call: 'new Symfony\\Component\\Lock\\Store\\FlockStore',
    path: { fixed: 'sf.*.lock in the temporary directory', place: 'app' },
    effect: 'write',
    // A lock below the temporary directory still holds on one node only.
    when: [{ arg: 0, name: 'lockPath', equals: null, strict: true }],
    kind: 'lock',
    source: 'https://symfony.com/doc/current/components/lock.html#flockstore',
  },
];

const sessions: readonly Sink[] = [
  {
    call: 'new Symfony\\Component\\HttpFoundation\\Session\\Storage\\Handler\\NativeFileSessionHandler',
    path: { arg: 0, name: 'savePath' },
    effect: 'directory',
    when: [{ arg: 0, name: 'savePath', given: true }],
    kind: 'session',
    source: 'symfony/http-foundation: Session/Storage/Handler/NativeFileSessionHandler.php',
  },
];

const processClass = 'Symfony\\Component\\Process\\Process';

/** The command is the constructor's argument, an array or (before 5, or from a shell line) a string. */
const processes: readonly Sink[] = ['run', 'mustRun', 'start', 'restart'].flatMap((method): readonly Sink[] => [
  {
    call: `${processClass}->${method}`,
    path: { receiver: 0 },
    effect: 'execute',
    source: 'symfony/process: Process.php',
  },
  {
    call: `${processClass}->${method}`,
    path: { receiver: 0, via: 'fromShellCommandline' },
    effect: 'execute',
    source: 'symfony/process: Process.php',
  },
]);

/** Symfony components that write, wherever they are used. */
export const symfonyComponentSinks: readonly Sink[] = [
  ...uploads,
  ...caches,
  cacheFactory,
  ...poolsOfNoDirectory,
  ...locks,
  ...sessions,
  ...processes,
];
