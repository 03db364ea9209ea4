/** Settings written in PHP, evaluated without running it: what a file returns, assigns, defines, or builds in a chain. */
import type { Arg, Expr, FunctionFacts, Step } from '../php/facts.ts';
import { PhpExpressions } from './php-expressions.ts';
import type { PhpSource } from './php-source.ts';
import type { Placed, Setting, SettingEntry, SettingMap } from './setting.ts';
import { isConditional, keysOf, type MutableMap, put } from './setting-assignments.ts';

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
  /** Lower case; a static method with its class: `roots\\wpconfig\\config::define`. */
  readonly name: string;
  readonly args: readonly Setting[];
  /** Called in a branch only. */
  readonly isConditional?: true;
}

/** Calls of functions in top-level code, in the order of the file; those inside expressions included. */
export function topLevelCalls(source: PhpSource, names: ReadonlySet<string>): readonly TopLevelCall[] {
  const main = source.facts.functions[0];
  if (!main) return [];
  const expressions = new PhpExpressions(source, main);
  const calls: TopLevelCall[] = [];
  main.steps.forEach((step, number) => {
    for (const expr of callsIn(step)) {
      const name = nameOf(expr);
      if (!names.has(name)) continue;
      const at: Placed = { path: source.path, line: expr.span[0] };
      const args = expr.args.map(({ value }: Arg) => expressions.setting(value, at, number));
      calls.push({ name, ...at, args, ...(isConditional(main, step) ? { isConditional: true as const } : {}) });
    }
  });
  return calls;
}

type NamedCall = Extract<Expr, { op: 'call' | 'scall' }> & { readonly name: string };

function nameOf(call: NamedCall): string {
  if (call.op === 'call') return (call.fallback ?? call.name).toLowerCase();
  return 'name' in call.cls ? `${call.cls.name}::${call.name}`.toLowerCase() : `::${call.name}`.toLowerCase();
}

function callsIn(step: Step): readonly NamedCall[] {
  const found: NamedCall[] = [];
  const look = (expr: Expr): void => {
    if ((expr.op === 'call' || expr.op === 'scall') && typeof expr.name === 'string') found.push(expr as NamedCall);
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
