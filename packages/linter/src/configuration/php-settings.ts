/** Settings written in PHP, evaluated without running it: what a file returns, assigns, defines, or builds in a chain. */
import type { Arg, Expr, FunctionFacts, Step } from '../php/facts.ts';
import { PhpExpressions } from './php-expressions.ts';
import type { PhpSource } from './php-source.ts';
import type { Placed, Setting, SettingEntry, SettingMap } from './setting.ts';

/** What the file returns: an array, or a chain of calls such as `GeneralConfig::create()->devMode(true)`. */
export function returnedSetting(source: PhpSource): Setting | undefined {
  const main = source.facts.functions[0];
  const at = main?.steps.findLastIndex(({ do: what }) => what === 'return') ?? -1;
  const step = main?.steps[at];
  if (!main || step?.do !== 'return' || !step.expr) return undefined;
  const closure = step.expr.op === 'closure' ? source.facts.functions[step.expr.fn] : undefined;
  if (closure) return returnedBy(source, closure);
  return new PhpExpressions(source, main).setting(step.expr, { path: source.path, line: step.line }, at);
}

/** What a function of the file returns last: `return function () { return [...]; };`, or a method of a class. */
export function returnedBy(source: PhpSource, fn: FunctionFacts): Setting | undefined {
  const at = fn.steps.findLastIndex(({ do: what }) => what === 'return');
  const step = fn.steps[at];
  if (step?.do !== 'return' || !step.expr) return undefined;
  return new PhpExpressions(source, fn).setting(step.expr, { path: source.path, line: step.line }, at);
}

/**
 * What top-level code assigns to variables and to elements of them: `$settings['a']['b'] = 1` becomes
 * `settings: { a: { b: 1 } }`. Entries that are set under a condition have `isConditional`.
 */
export function assignedSettings(source: PhpSource): SettingMap {
  const main = source.facts.functions[0];
  const root: MutableMap = { kind: 'map', path: source.path, line: 1, entries: [] };
  if (!main) return root;
  const expressions = new PhpExpressions(source, main);
  main.steps.forEach((step, number) => {
    if (step.do !== 'expr' || step.expr.op !== 'assign') return;
    const keys = keysOf(step.expr.target);
    if (!keys) return;
    const at: Placed = { path: source.path, line: step.line };
    const value = expressions.setting(step.expr.value, at, number);
    put(root, keys, { ...at, value, ...(isConditional(main, step) ? { isConditional: true as const } : {}) });
  });
  return root;
}

/** Constants that the file defines, conditional ones (`defined('X') or define('X', …)`) included. Lines are the calls'. */
export function definedConstants(source: PhpSource): SettingMap {
  const main = source.facts.functions[0];
  const entries: SettingEntry[] = [];
  if (main) {
    const expressions = new PhpExpressions(source, main);
    for (const { name, value, line } of source.facts.constants) {
      const at: Placed = { path: source.path, line };
      const step = main.steps.findIndex((candidate) => candidate.line >= line);
      entries.push({ key: name, ...at, value: expressions.setting(value, at, step < 0 ? main.steps.length : step) });
    }
  }
  return { kind: 'map', path: source.path, line: 1, entries };
}

/** A call at top level: `ini_set('session.save_path', '/tmp')`, `$config->setDirectory(…)`. */
export interface TopLevelCall extends Placed {
  /** Lower case; methods without their class. */
  readonly name: string;
  readonly args: readonly Setting[];
}

/** Calls of functions in top-level code, in the order of the file; those inside expressions included. */
export function topLevelCalls(source: PhpSource, names: ReadonlySet<string>): readonly TopLevelCall[] {
  const main = source.facts.functions[0];
  if (!main) return [];
  const expressions = new PhpExpressions(source, main);
  const calls: TopLevelCall[] = [];
  main.steps.forEach((step, number) => {
    for (const expr of callsIn(step)) {
      const name = (expr.fallback ?? expr.name).toLowerCase();
      if (!names.has(name)) continue;
      const at: Placed = { path: source.path, line: expr.span[0] };
      calls.push({ name, ...at, args: expr.args.map(({ value }: Arg) => expressions.setting(value, at, number)) });
    }
  });
  return calls;
}

type NamedCall = Extract<Expr, { op: 'call' }> & { readonly name: string };

function callsIn(step: Step): readonly NamedCall[] {
  const found: NamedCall[] = [];
  const look = (expr: Expr): void => {
    if (expr.op === 'call' && typeof expr.name === 'string') found.push(expr as NamedCall);
    else if (expr.op === 'unary' || expr.op === 'cast') look(expr.expr);
    else if (expr.op === 'assign') look(expr.value);
    else if (expr.op === 'bin') {
      look(expr.left);
      look(expr.right);
    }
  };
  if ('expr' in step && step.expr) look(step.expr);
  return found;
}

interface MutableMap extends SettingMap {
  readonly entries: SettingEntry[];
}

/** `$a['b']['c']` → `a`, `b`, `c`; an element without a key is left out, so that the last one wins. */
function keysOf(target: Expr): readonly string[] | undefined {
  if (target.op === 'var') return [target.name];
  if (target.op !== 'index' || target.key?.op !== 'lit') return undefined;
  const before = keysOf(target.base);
  return before && [...before, String(target.key.value)];
}

function put(map: MutableMap, keys: readonly string[], entry: Omit<SettingEntry, 'key'>): void {
  const [key = '', ...rest] = keys;
  if (rest.length === 0) {
    map.entries.push({ key, ...entry });
    return;
  }
  const last = map.entries.findLast((candidate) => candidate.key === key)?.value;
  const inner: MutableMap =
    last?.kind === 'map'
      ? { ...last, entries: [...last.entries] }
      : { kind: 'map', path: entry.path, line: entry.line, entries: [] };
  put(inner, rest, entry);
  map.entries.push({ key, path: inner.path, line: inner.line, value: inner });
}

function isConditional(fn: FunctionFacts, step: Step): boolean {
  for (let block = fn.blocks[step.block]; block && block.parent >= 0; block = fn.blocks[block.parent]) {
    if (block.arm !== 'try' && block.arm !== 'finally') return true;
  }
  return false;
}
