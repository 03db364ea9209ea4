import type { Sink, SinkCondition } from '../../knowledge.ts';
import { onBoth } from '../facades.ts';

const source = 'laravel/framework: src/Illuminate/Filesystem/Filesystem.php';

interface FileMethod {
  readonly method: string;
  /** Position and name of the path that is written. */
  readonly arg: number;
  readonly name: string;
  readonly effect: Sink['effect'];
  readonly when?: readonly SinkCondition[];
}

/** Methods of the local filesystem (`File` facade) of Laravel 5 to 13 that write. */
const methods: readonly FileMethod[] = [
  { method: 'put', arg: 0, name: 'path', effect: 'write' },
  { method: 'replace', arg: 0, name: 'path', effect: 'write' },
  { method: 'replaceInFile', arg: 2, name: 'path', effect: 'write' },
  { method: 'prepend', arg: 0, name: 'path', effect: 'write' },
  { method: 'append', arg: 0, name: 'path', effect: 'append' },
  {
    method: 'chmod',
    arg: 0,
    name: 'path',
    effect: 'permissions',
    when: [{ arg: 1, name: 'mode', given: true }],
  },
  { method: 'move', arg: 1, name: 'target', effect: 'rename' },
  { method: 'copy', arg: 1, name: 'target', effect: 'copy' },
  { method: 'link', arg: 1, name: 'link', effect: 'link' },
  { method: 'relativeLink', arg: 1, name: 'link', effect: 'link' },
  { method: 'ensureDirectoryExists', arg: 0, name: 'path', effect: 'directory' },
  { method: 'makeDirectory', arg: 0, name: 'path', effect: 'directory' },
  { method: 'moveDirectory', arg: 1, name: 'to', effect: 'rename' },
  { method: 'copyDirectory', arg: 1, name: 'destination', effect: 'copy' },
];

/** `File::put()` and its siblings always work on the local disk, unlike `Storage`. */
export const filesystemSinks: readonly Sink[] = methods.flatMap(({ method, arg, name, effect, when }) =>
  onBoth('File', method).map(
    (call): Sink => ({ call, path: { arg, name }, effect, localOnly: true, source, ...(when ? { when } : {}) }),
  ),
);
