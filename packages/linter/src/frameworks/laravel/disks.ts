import type { Sink } from '../knowledge.ts';
import { facadeName } from './facades.ts';

const manager = 'laravel/framework: src/Illuminate/Filesystem/FilesystemManager.php';
const contract = 'Illuminate\\Contracts\\Filesystem\\Filesystem';
const adapter = 'laravel/framework: src/Illuminate/Filesystem/FilesystemAdapter.php';

/** Calls that make a disk in code: its configuration is their first argument, or the directory alone is. */
export const diskMakers: readonly string[] = ['build', 'createLocalDriver'].flatMap((method) => [
  `${facadeName('Storage')}::${method}`,
  `Illuminate\\Filesystem\\FilesystemManager->${method}`,
]);

/** The making of a disk from a local directory, told where it cannot be seen what is written through the disk. */
const makings: readonly Sink[] = diskMakers.map((call) => ({
  call,
  path: { arg: 0, key: 'root' },
  effect: 'directory',
  whereHandedOn: true,
  // Other drivers keep a root too, on another machine.
  ...(call.endsWith('build') && { when: [{ arg: 0, key: 'driver', equals: 'local' }] as const }),
  source: manager,
}));

/** Methods of a disk that write: position and name of the path, and what they do with it. */
const methods: readonly (readonly [method: string, at: number, name: string, effect: Sink['effect']])[] = [
  ['put', 0, 'path', 'write'],
  ['putFile', 0, 'path', 'write'],
  ['putFileAs', 0, 'path', 'write'],
  ['writeStream', 0, 'path', 'write'],
  ['prepend', 0, 'path', 'write'],
  ['append', 0, 'path', 'append'],
  ['copy', 1, 'to', 'copy'],
  ['move', 1, 'to', 'rename'],
  ['makeDirectory', 0, 'path', 'directory'],
  ['setVisibility', 0, 'path', 'permissions'],
];

/** Disks made in code from a local directory: where they write stands in the code, not in the configuration. */
export const diskSinks: readonly Sink[] = [
  ...makings,
  ...methods.map(
    ([method, arg, name, effect]): Sink => ({
      call: `${contract}->${method}`,
      path: { receiver: 0, directory: 'root', below: { arg, name } },
      effect,
      localOnly: true,
      source: adapter,
    }),
  ),
];
