import type { Expr } from '../php/facts.ts';
import { blocksAround } from './blocks.ts';
import type { Fn } from './code.ts';
import { exitsOf } from './exits.ts';
import type { Harmless } from './guard-table.ts';
import { type Frame, firstLiteral } from './value.ts';
import { isCall } from './walk.ts';
import type { World } from './world.ts';

const ENVIRONMENTS_OF_DEVELOPERS = /^(?:dev|develop|development|local|test|testing|ci|phpunit|behat|cypress)$/i;
const PRODUCTION = /^(?:prod|production|live)$/i;

function environmentLiteral(world: World, expr: Expr, frame: Frame): string | undefined {
  return firstLiteral(world.evaluate(expr, frame));
}

function speaksOfEnvironment(expr: Expr): boolean {
  if (expr.op === 'const') return /(?:^|_)ENV(?:IRONMENT)?$/i.test(expr.fallback ?? expr.name);
  if (expr.op === 'prop' || expr.op === 'var')
    return typeof expr.name === 'string' && /env(?:ironment)?$/i.test(expr.name);
  if (expr.op === 'mcall' || expr.op === 'scall' || expr.op === 'call') {
    if (typeof expr.name !== 'string') return false;
    if (/(?:get)?environment$/i.test(expr.name)) return true;
    const [first] = expr.args;
    return (
      first?.value.op === 'lit' &&
      typeof first.value.value === 'string' &&
      /(?:^|[._])env(?:ironment)?$/i.test(first.value.value)
    );
  }
  if (expr.op === 'index') return expr.key?.op === 'lit' && /env(?:ironment)?$/i.test(String(expr.key.value));
  return false;
}

function isSapiName(expr: Expr): boolean {
  if (expr.op === 'const') return /^PHP_SAPI$/i.test(expr.fallback ?? expr.name);
  return expr.op === 'call' && typeof expr.name === 'string' && /(?:^|\\)php_sapi_name$/i.test(expr.name);
}

/** Why code that runs when `test` has this truth value does no harm on a platform in production; undefined if it may. */
export function harmlessWhen(world: World, test: Expr, truth: boolean, frame: Frame): Harmless | undefined {
  if (test.op === 'unary' && test.kind === '!') return harmlessWhen(world, test.expr, !truth, frame);
  if (test.op === 'bin') {
    const all = test.kind === '&&' || test.kind === 'and';
    const any = test.kind === '||' || test.kind === 'or';
    if (all || any) {
      const left = harmlessWhen(world, test.left, truth, frame);
      const right = harmlessWhen(world, test.right, truth, frame);
      return all === truth ? (left ?? right) : left && right ? left : undefined;
    }
    const equal = test.kind === '==' || test.kind === '===';
    if (equal || test.kind === '!=' || test.kind === '!==') {
      const isEqual = equal === truth;
      for (const [subject, other] of [
        [test.left, test.right],
        [test.right, test.left],
      ] as const) {
        if (isSapiName(subject)) {
          const name = environmentLiteral(world, other, frame);
          if (name !== undefined && isEqual && /^cli-server$/i.test(name)) return 'development';
          if (name !== undefined && /^(?:cli|phpdbg)$/i.test(name) === isEqual) return 'cli';
        }
        if (speaksOfEnvironment(subject)) {
          const name = environmentLiteral(world, other, frame);
          if (name === undefined) continue;
          if (isEqual && ENVIRONMENTS_OF_DEVELOPERS.test(name)) return 'development';
          if (!isEqual && PRODUCTION.test(name)) return 'development';
        }
      }
    }
    return undefined;
  }
  if (test.op === 'prop' && typeof test.name === 'string') {
    const { base, name } = test;
    const keys = world
      .types(base, frame)
      .flatMap((cls) => world.program.ancestors(cls))
      .map((ancestor) => `${ancestor}->$${name}`.toLowerCase());
    return world.knowledge.guards.because(keys, truth);
  }
  if (test.op === 'const') {
    const key = `const ${(test.fallback ?? test.name).toLowerCase()}`;
    return world.knowledge.guards.because([key], truth);
  }
  if (test.op === 'call' || test.op === 'mcall' || test.op === 'scall') {
    if (test.op === 'call' && typeof test.name === 'string' && /(?:^|\\)defined$/i.test(test.name)) {
      const [first] = test.args;
      const key = first?.value.op === 'lit' ? `const ${String(first.value.value).toLowerCase()}` : '';
      return world.knowledge.guards.because([key], truth);
    }
    const found = world.knowledge.guards
      .ofCall(world.patternsOf(test, frame), truth)
      .find(
        ({ argument }) =>
          argument === undefined ||
          test.args.some((arg) => environmentLiteral(world, arg.value, frame)?.toLowerCase() === argument),
      );
    if (found) return found.because;
    if (
      typeof test.name === 'string' &&
      /(?:^|\\|->|::)?environment$/i.test(test.name) &&
      truth &&
      test.args.length > 0
    ) {
      const names = test.args.map((arg) => environmentLiteral(world, arg.value, frame));
      if (names.every((name) => name !== undefined && ENVIRONMENTS_OF_DEVELOPERS.test(name))) return 'development';
    }
  }
  return undefined;
}

/** Why a statement does no harm in production, by the conditions around it and those that left before it. */
export function harmlessAt(world: World, fn: Fn, step: number): Harmless | undefined {
  const { blocks } = fn.facts;
  const frame: Frame = { fn, step, depth: 0 };
  const around = blocksAround(fn.facts, step);
  for (const id of around) {
    const block = blocks[id];
    if (!block) break;
    if (block.test && block.arm === 'then') {
      const because = harmlessWhen(world, block.test, true, frame);
      if (because) return because;
    }
    if (block.group < 0) continue;
    for (const [other, sibling] of blocks.entries()) {
      if (sibling.group !== block.group || other >= id || !sibling.test || sibling.arm !== 'then') continue;
      const because = harmlessWhen(world, sibling.test, false, frame);
      if (because) return because;
    }
  }
  for (const block of blocks) {
    if (block.arm !== 'then' || !block.test || !block.leaves || block.end > step || !around.has(block.parent)) continue;
    if (block.leaves === 'continue' || block.leaves === 'break') continue;
    const because = harmlessWhen(world, block.test, false, frame);
    if (because) return because;
  }
  return (
    leftBefore(world, fn, step, around) ??
    shortCircuit(world, fn, step) ??
    outerGuard(world, fn) ??
    fileGuard(world, fn)
  );
}

/** A file that ends the script unless it runs on the command line gives its functions to nobody else. */
function fileGuard(world: World, fn: Fn): Harmless | undefined {
  const main = fn.file.functions.find(({ facts }) => facts.kind === 'main');
  if (!main || main === fn || fn.facts.outer !== undefined) return undefined;
  for (const { parent, arm, test, leaves, end } of main.facts.blocks) {
    if (parent !== 0 || arm !== 'then' || !test || leaves !== 'exit') continue;
    const because = harmlessWhen(world, test, false, { fn: main, step: end, depth: 0 });
    if (because === 'cli') return because;
  }
  const last = main.facts.steps.length;
  return leftBefore(world, main, last, new Set([0])) === 'cli' ? 'cli' : undefined;
}

function leftBefore(world: World, fn: Fn, step: number, around: ReadonlySet<number>): Harmless | undefined {
  for (const exit of exitsOf(fn.facts)) {
    if (exit.step >= step) return undefined;
    if (!around.has(fn.facts.steps[exit.step]?.block ?? 0)) continue;
    const because = harmlessWhen(world, exit.test, exit.truth, { fn, step: exit.step, depth: 0 });
    if (because) return because;
  }
  return undefined;
}

/** `$debug && file_put_contents(...)` as a statement. */
function shortCircuit(world: World, fn: Fn, step: number): Harmless | undefined {
  const statement = fn.facts.steps[step];
  if (statement?.do !== 'expr' || statement.expr.op !== 'bin') return undefined;
  const { kind, left, right } = statement.expr;
  if (!isCall(right)) return undefined;
  if (kind === '&&' || kind === 'and') return harmlessWhen(world, left, true, { fn, step, depth: 0 });
  if (kind === '||' || kind === 'or') return harmlessWhen(world, left, false, { fn, step, depth: 0 });
  return undefined;
}

function outerGuard(world: World, fn: Fn): Harmless | undefined {
  if (fn.facts.outer === undefined) return undefined;
  const outer = fn.file.functions[fn.facts.outer];
  return outer ? harmlessAt(world, outer, fn.facts.outerStep ?? 0) : undefined;
}
