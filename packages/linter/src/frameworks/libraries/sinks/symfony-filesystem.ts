import type { Sink } from '../../knowledge.ts';

const filesystem = 'Symfony\\Component\\Filesystem\\Filesystem';
const source = 'symfony/filesystem: Filesystem.php';

type Row = readonly [method: string, arg: number, name: string, effect: Sink['effect']];

/** Methods that take one path to write. */
const single: readonly Row[] = [
  ['dumpFile', 0, 'filename', 'write'],
  ['appendToFile', 0, 'filename', 'append'],
  ['copy', 1, 'targetFile', 'copy'],
  ['rename', 1, 'target', 'rename'],
  ['symlink', 1, 'targetDir', 'link'],
  ['mirror', 1, 'targetDir', 'copy'],
  ['tempnam', 0, 'dir', 'write'],
];

/** Methods that take one path or any number of them. */
const several: readonly Row[] = [
  ['mkdir', 0, 'dirs', 'directory'],
  ['touch', 0, 'files', 'touch'],
  ['chmod', 0, 'files', 'permissions'],
  ['chown', 0, 'files', 'permissions'],
  ['chgrp', 0, 'files', 'permissions'],
  ['hardlink', 1, 'targetFiles', 'link'],
];

/** Names that no other class in common use has, so that an untyped receiver is this class. */
const telling: ReadonlySet<string> = new Set(['dumpFile', 'appendToFile']);

/** Symfony's Filesystem component, 3 to 8. */
export const symfonyFilesystemSinks: readonly Sink[] = [
  ...single.map(
    ([method, arg, name, effect]): Sink => ({
      call: `${filesystem}->${method}`,
      path: { arg, name },
      effect,
      source,
      ...(telling.has(method) ? { untyped: ['Filesystem'] } : {}),
    }),
  ),
  ...several.map(
    ([method, arg, , effect]): Sink => ({ call: `${filesystem}->${method}`, path: { each: arg }, effect, source }),
  ),
];
