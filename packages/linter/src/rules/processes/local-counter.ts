import { expressionsOf } from '../../flow/walk.ts';
import type { Expr } from '../../php/facts.ts';
import { argument, classAround, functionOf, lastSegment, ofEachCall, type Said } from '../code/calls.ts';
import { someWithin } from '../code/within.ts';
import type { CodeCall, CodeFile, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** Functions whose answer is right only where one memory is all there is: https://www.php.net/manual/en/ref.apcu.php */
const USES: Readonly<Record<string, string>> = {
  apcu_inc: 'counts',
  apcu_dec: 'counts',
  apcu_cas: 'compares and swaps a value',
  apcu_add: 'takes what is not there yet',
  apc_inc: 'counts',
  apc_dec: 'counts',
  apc_cas: 'compares and swaps a value',
  apc_add: 'takes what is not there yet',
  wincache_ucache_inc: 'counts',
  wincache_ucache_dec: 'counts',
  wincache_ucache_cas: 'compares and swaps a value',
  wincache_ucache_add: 'takes what is not there yet',
};

/** Functions that store a value, and those that read it. */
const STORES: ReadonlySet<string> = new Set(['apcu_store', 'apc_store', 'wincache_ucache_set']);
const READS: ReadonlySet<string> = new Set(['apcu_fetch', 'apc_fetch', 'wincache_ucache_get']);

/** Is what is stored reckoned from what was read: `apcu_store($key, $n + 1)`? */
function countsByHand({ fn, expr }: CodeCall): boolean {
  if (!STORES.has(functionOf(expr)) || !fn.mentions.calls.some((name) => READS.has(name))) return false;
  const value = argument(expr, 1);
  if (!value) return false;
  if (someWithin(value, isReckoned)) return true;
  return (
    value.op === 'var' &&
    fn.steps.some((step) =>
      expressionsOf(step).some((whole) =>
        someWithin(
          whole,
          (part) =>
            part.op === 'assign' && isReckoned(part) && part.target.op === 'var' && part.target.name === value.name,
        ),
      ),
    )
  );
}

function isReckoned(expr: Expr): boolean {
  if (expr.op === 'bin') return expr.kind === '+' || expr.kind === '-';
  if (expr.op === 'assign') return expr.kind === '+=' || expr.kind === '-=';
  return false;
}

/** A cache that others choose by configuration: what they count in it is theirs. */
function isCacheBackend(file: CodeFile, call: CodeCall): boolean {
  const cls = classAround(file, call);
  if (!cls) return false;
  return [cls.name, ...cls.extends, ...cls.implements].some((name) =>
    /apc|wincache|cache|backend|adapter|driver|storage|store/i.test(lastSegment(name)),
  );
}

function say(file: CodeFile, call: CodeCall): Said | undefined {
  const use = USES[functionOf(call.expr)] ?? (countsByHand(call) ? 'counts' : undefined);
  if (use === undefined) return undefined;
  const isBackend = isCacheBackend(file, call);
  return {
    message: isBackend
      ? `This cache ${use} in the memory of one node: a limit, lock or number kept in it differs from node to node`
      : `The code ${use} in the memory of one node: other nodes have their own, and a restart begins anew`,
    severity: isBackend ? 'info' : 'warning',
    confidence: isBackend ? 'possible' : 'likely',
  };
}

/** Counters, limits and locks in the memory of one node. */
export const localCounter: CodeRule = {
  meta: practice('processes/local-counter', 'Counter, limit or lock in the memory of one node', {
    minutes: 30,
    reason: 'The number moves to Redis or the database, where it is changed in one step.',
  }),
  words: [
    ...Object.keys(USES).map((name) => `${name}(`),
    'apcu_fetch( apcu_store(',
    'apc_fetch( apc_store(',
    'wincache_ucache_get( wincache_ucache_set(',
  ],
  remedy: {
    summary: 'Count in Redis (`INCR`), Memcached or the database; keep APCu for what may be different on each node.',
    packages: ['symfony/rate-limiter'],
    docs: ['https://symfony.com/doc/current/rate_limiter.html'],
  },
  check: ofEachCall(say),
};
