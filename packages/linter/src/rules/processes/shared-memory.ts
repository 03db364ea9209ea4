import { classOf, functionOf, methodOf, ofEachCall, type Said } from '../code/calls.ts';
import type { CodeCall, CodeFile, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** https://www.php.net/manual/en/ref.sem.php, https://www.php.net/manual/en/ref.shmop.php: what opens a segment or queue. */
const OPENS: Readonly<Record<string, string>> = {
  shm_attach: 'Shared memory',
  shmop_open: 'Shared memory',
  msg_get_queue: 'A System V message queue',
};
/** https://wiki.swoole.com/en/#/memory/table, https://www.php.net/manual/en/class.syncsharedmemory.php */
const CLASSES: Readonly<Record<string, string>> = {
  'swoole\\table': 'A Swoole table',
  'openswoole\\table': 'A Swoole table',
  swoole_table: 'A Swoole table',
  'swoole\\atomic': 'A Swoole counter',
  'openswoole\\atomic': 'A Swoole counter',
  syncsharedmemory: 'Shared memory',
};

function say(file: CodeFile, call: CodeCall): Said | undefined {
  const { expr } = call;
  const isOctane = classOf(expr) === 'laravel\\octane\\facades\\octane' && methodOf(expr) === 'table';
  const what = isOctane
    ? 'An Octane table'
    : (OPENS[functionOf(expr)] ?? (expr.op === 'new' ? CLASSES[classOf(expr)] : undefined));
  if (what === undefined) return undefined;
  return {
    message: `${what} is seen by the processes of one node: other nodes do not get what is put into it, and a restart empties it`,
    severity: 'warning',
    confidence: 'certain',
  };
}

/** Memory and message queues that the processes of one node share. */
export const sharedMemory: CodeRule = {
  meta: practice('processes/shared-memory', 'Memory or message queue of one node', {
    minutes: 60,
    reason: 'What is shared moves to a service that all nodes reach, and its readers follow.',
  }),
  words: [
    'shm_attach(',
    'shmop_open(',
    'msg_get_queue(',
    'swoole table',
    'openswoole table',
    'swoole_table',
    'swoole atomic',
    'openswoole atomic',
    'syncsharedmemory(',
    'octane table',
  ],
  remedy: {
    summary: 'Share it through Redis or the database; send messages through a queue that all nodes reach.',
    packages: ['predis/predis', 'symfony/messenger'],
    docs: ['https://12factor.net/processes'],
  },
  check: ofEachCall(say),
};
