import { expressionsOf } from '../../flow/walk.ts';
import type { Expr } from '../../php/facts.ts';
import { effectOf } from '../../platforms/all.ts';
import { argument, classOf, functionOf, ofEachCall, type Said } from '../code/calls.ts';
import { someWithin } from '../code/within.ts';
import type { CodeCall, CodeContext, CodeFile, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** https://www.php.net/manual/en/book.sem.php, https://www.php.net/manual/en/class.syncmutex.php */
const SEMAPHORES: ReadonlySet<string> = new Set(['sem_get']);
const CLASSES: ReadonlySet<string> = new Set([
  'symfony\\component\\lock\\store\\semaphorestore',
  'syncmutex',
  'syncsemaphore',
  'syncreaderwriter',
]);
/** Functions that read or write through the handle that was locked: the lock then guards that file alone. */
const USES: ReadonlySet<string> = new Set([
  'fwrite',
  'fputs',
  'fputcsv',
  'ftruncate',
  'fread',
  'fgets',
  'fgetcsv',
  'fgetc',
  'fscanf',
  'stream_get_contents',
  'stream_copy_to_stream',
  'fpassthru',
  'feof',
  'rewind',
  'fseek',
  'stream_get_line',
  'fstat',
  'filesize',
]);

function isExclusive(mode: Expr | undefined): boolean {
  return (
    mode !== undefined &&
    someWithin(
      mode,
      (part) =>
        (part.op === 'const' && (part.fallback ?? part.name) === 'LOCK_EX') ||
        (part.op === 'lit' && (part.value === 2 || part.value === 6)),
    )
  );
}

function sameHandle(a: Expr, b: Expr): boolean {
  if (a.op === 'var' && b.op === 'var') return a.name === b.name;
  if (a.op === 'prop' && b.op === 'prop') return a.name === b.name && sameHandle(a.base, b.base);
  if (a.op === 'index' && b.op === 'index') return sameHandle(a.base, b.base);
  return false;
}

/** Is what the handle stands for read or written by the function, so that the lock is about that file only? */
function guardsItself(call: CodeCall, handle: Expr): boolean {
  return call.fn.steps.some((step) =>
    expressionsOf(step).some((whole) =>
      someWithin(
        whole,
        (part) =>
          part.op === 'call' && USES.has(functionOf(part)) && part.args.some((arg) => sameHandle(arg.value, handle)),
      ),
    ),
  );
}

function say(file: CodeFile, call: CodeCall, context: CodeContext): Said | undefined {
  const { expr } = call;
  const found = lockOf(call);
  if (!found) return undefined;
  const effect = effectOf(context.platform, true);
  return {
    message:
      found === 'file'
        ? 'The lock is on a file of this node: other nodes take the same lock on files of their own, and both go on'
        : "The lock lies in this node's memory: other nodes take the same lock in memory of their own, and both go on",
    severity: effect === null ? 'info' : 'warning',
    confidence: found === 'file' && expr.op === 'call' ? 'likely' : 'certain',
    state: 'locks',
    ...(effect === null ? {} : { effect }),
  };
}

function lockOf(call: CodeCall): 'file' | 'memory' | undefined {
  const { expr } = call;
  if (SEMAPHORES.has(functionOf(expr)) || (expr.op === 'new' && CLASSES.has(classOf(expr)))) return 'memory';
  if (functionOf(expr) !== 'flock' || !isExclusive(argument(expr, 1))) return undefined;
  const handle = argument(expr, 0);
  return handle && !guardsItself(call, handle) ? 'file' : undefined;
}

/** Locks that hold on one node. */
export const localLock: CodeRule = {
  meta: practice('processes/local-lock', 'Lock that holds on one node only', {
    minutes: 30,
    reason: 'The lock moves to a store that all nodes share, and the code that waits for it is tried again.',
  }),
  words: ['flock(', 'sem_get(', 'semaphorestore(', 'syncmutex(', 'syncsemaphore(', 'syncreaderwriter('],
  remedy: {
    summary:
      'Take the lock in a store that all nodes share: the database (`GET_LOCK()`, advisory locks), Redis, or `symfony/lock` over one of them.',
    packages: ['symfony/lock'],
    docs: ['https://symfony.com/doc/current/components/lock.html#available-stores'],
  },
  check: ofEachCall(say),
};
