import type { Sink } from '../../knowledge.ts';
import { type SinkCommons, sinkRows } from '../sink-rows.ts';

const file = 'cakephp/filesystem: File.php';
const folder = 'cakephp/filesystem: Folder.php';
const filesystem = 'cakephp/cakephp: src/Utility/Filesystem.php';

/** A file object is made for a path, and what is called on it works there. */
const files: readonly Sink[] = [
  ...(['write', 'append', 'replaceText'] as const).map(
    (method): Sink => ({
      call: `Cake\\Filesystem\\File->${method}`,
      path: { receiver: 0 },
      effect: method === 'append' ? 'append' : 'write',
      source: file,
    }),
  ),
  { call: 'Cake\\Filesystem\\File->create', path: { receiver: 0 }, effect: 'touch', source: file },
  {
    call: 'Cake\\Filesystem\\File->open',
    path: { receiver: 0 },
    effect: 'write',
    when: [{ arg: 0, name: 'mode', mode: 'write' }],
    source: file,
  },
  ...sinkRows({ source: file, effect: 'copy' }, [['Cake\\Filesystem\\File->copy', 0]]),
  ...sinkRows({ source: file, effect: 'touch', when: [{ arg: 1, name: 'create', equals: true, strict: true }] }, [
    ['new Cake\\Filesystem\\File', 0],
  ]),
];

const folders: readonly Sink[] = [
  ...sinkRows({ source: folder, effect: 'directory', when: [{ arg: 1, name: 'create', equals: true, strict: true }] }, [
    ['new Cake\\Filesystem\\Folder', 0],
  ]),
  ...sinkRows({ source: folder, effect: 'directory' }, [['Cake\\Filesystem\\Folder->create', 0]]),
  ...sinkRows({ source: folder, effect: 'permissions' }, [['Cake\\Filesystem\\Folder->chmod', 0]]),
  // Up to CakePHP 3 the target may stand in an array of options.
  ...sinkRows({ source: folder, effect: 'copy' }, [
    ['Cake\\Filesystem\\Folder->copy', 0],
    ['Cake\\Filesystem\\Folder->copy', [0, 'to']],
  ]),
  ...sinkRows({ source: folder, effect: 'rename' }, [
    ['Cake\\Filesystem\\Folder->move', 0],
    ['Cake\\Filesystem\\Folder->move', [0, 'to']],
  ]),
];

/** CakePHP 4 keeps the newer class beside the older ones, CakePHP 5 in another namespace. */
const newer: readonly Sink[] = ['Cake\\Filesystem\\Filesystem', 'Cake\\Utility\\Filesystem'].flatMap((owner) => [
  ...sinkRows({ source: filesystem, effect: 'write' }, [[`${owner}->dumpFile`, 0]]),
  ...sinkRows({ source: filesystem, effect: 'directory' }, [[`${owner}->mkdir`, 0]]),
  ...sinkRows({ source: filesystem, effect: 'copy' }, [[`${owner}->copyDir`, 1]]),
]);

/** `setConfig($name, ['className' => 'File', 'path' => $directory])`; without a path the temporary directory is taken. */
function configured(registry: string, engine: string, commons: Pick<SinkCommons, 'effect' | 'kind'>): readonly Sink[] {
  const oneOf = ['File', engine, `${engine}::class`];
  return sinkRows(
    {
      source: `cakephp/cakephp: src/${engine.replace('Cake\\', '').replaceAll('\\', '/')}.php`,
      when: [{ arg: 1, key: 'className', oneOf, strict: true }],
      ...commons,
    },
    [[`${registry}::setConfig`, [1, 'path']]],
  );
}

/** File classes of CakePHP, which has no table of its own. */
export const cakephpSinks: readonly Sink[] = [
  ...files,
  ...folders,
  ...newer,
  ...configured('Cake\\Cache\\Cache', 'Cake\\Cache\\Engine\\FileEngine', { effect: 'directory', kind: 'cache' }),
  ...configured('Cake\\Log\\Log', 'Cake\\Log\\Engine\\FileLog', { effect: 'append', kind: 'log' }),
];
