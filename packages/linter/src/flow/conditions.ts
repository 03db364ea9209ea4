import type { SinkCondition } from '../frameworks/knowledge.ts';
import type { Arg, CallExpr, Expr } from '../php/facts.ts';
import { itemAt } from './array-items.ts';
import { casesOf } from './cases.ts';
import { shortName } from './code.ts';
import { reaching } from './definitions.ts';
import type { Frame } from './value.ts';
import { literalOf } from './value.ts';
import { argumentAt } from './variables.ts';
import { eachWithin } from './walk.ts';
import type { World } from './world.ts';

/** Values of the flags that tables name. https://www.php.net/manual/en/zip.constants.php */
const FLAG_BITS: ReadonlyMap<string, number> = new Map([
  ['ziparchive::create', 1],
  ['ziparchive::excl', 2],
  ['ziparchive::overwrite', 8],
]);

/** Names of constants in an expression, through one level of variables. */
function constantsIn(expr: Expr, frame: Frame, names: Set<string>, depth = 0): void {
  eachWithin(expr, (inner) => {
    if (inner.op === 'const') names.add((inner.fallback ?? inner.name).toLowerCase());
    else if (inner.op === 'classConst' && 'name' in inner.cls)
      names.add(`${shortName(inner.cls.name)}::${inner.name}`.toLowerCase());
    else if (inner.op === 'var' && depth < 2) {
      const { definitions } = reaching(frame.fn, frame.fn.definitions.variables.get(inner.name) ?? [], frame.step);
      for (const definition of definitions) {
        if (definition.by === 'value' || definition.by === 'compound')
          constantsIn(definition.value, { ...frame, step: definition.step }, names, depth + 1);
      }
    }
  });
}

function matches(
  world: World,
  expected: string | number | boolean | null,
  expr: Expr,
  frame: Frame,
  firstWord?: boolean,
): boolean | undefined {
  if (typeof expected === 'string' && /^[A-Z][\w:\\]*$/.test(expected)) {
    const names = new Set<string>();
    constantsIn(expr, frame, names);
    if (names.has(expected.toLowerCase()) || names.has(shortName(expected).toLowerCase())) return true;
    if (names.size > 0) return false;
  }
  const value = world.evaluate(expr, frame);
  let known = false;
  for (const alt of value) {
    if (alt.is === 'scalar') {
      known = true;
      if (alt.value === expected) return true;
      continue;
    }
    const literal = literalOf(alt);
    const head = alt.is === 'text' ? alt.parts[0] : undefined;
    if (firstWord && typeof head === 'string' && head.startsWith(`${expected} `)) return true;
    if (literal === undefined) return undefined;
    known = true;
    if (String(expected) === literal) return true;
  }
  return known ? false : undefined;
}

function holds(world: World, condition: SinkCondition, expr: Expr | undefined, frame: Frame): boolean {
  const unsure = condition.strict !== true;
  if (condition.given) {
    if (!expr) return false;
    const value = world.evaluate(expr, frame);
    return (
      value.length === 0 || value.some((alt) => alt.is !== 'scalar' || (alt.value !== null && alt.value !== false))
    );
  }
  if (condition.mode === 'write') {
    if (!expr) return false;
    const value = casesOf(world, expr, frame).map((each) => each.value);
    if (value.length === 0) return unsure;
    return value.some((alt) => {
      const literal = literalOf(alt);
      return literal === undefined ? unsure && alt.is !== 'scalar' : /[waxc+]/.test(literal);
    });
  }
  if (condition.flags) {
    if (!expr) return false;
    const names = new Set<string>();
    constantsIn(expr, frame, names);
    if (condition.flags.some((flag) => names.has(flag.toLowerCase()) || names.has(shortName(flag).toLowerCase())))
      return true;
    const bits = world
      .evaluate(expr, frame)
      .flatMap((alt) => (alt.is === 'scalar' && typeof alt.value === 'number' ? [alt.value] : []));
    if (bits.length > 0)
      return bits.some((bit) =>
        condition.flags?.some((flag) => (bit & (FLAG_BITS.get(flag.toLowerCase()) ?? 0)) !== 0),
      );
    return names.size === 0 && expr.op !== 'lit' && unsure;
  }
  if ('equals' in condition) {
    // An argument that is left out is null.
    if (!expr) return (condition.equals ?? null) === null;
    return matches(world, condition.equals ?? null, expr, frame) ?? unsure;
  }
  if (condition.oneOf) {
    if (!expr) return condition.oneOf.includes(null);
    const answers = condition.oneOf.map((expected) => matches(world, expected, expr, frame, condition.firstWord));
    return answers.includes(true) || (unsure && answers.includes(undefined));
  }
  if (condition.not) {
    if (!expr) return true;
    return !condition.not.some((excluded) => matches(world, excluded, expr, frame) === true);
  }
  return true;
}

/** The element of an array written in place; of another value the expression that asks for it. */
function elementOf(expr: Expr, key: string): Expr | undefined {
  if (expr.op !== 'array') return { op: 'index', base: expr, key: { op: 'lit', value: key } };
  return itemAt(expr.items, key)?.value;
}

/** Do all conditions of a sink hold for this call? */
export function conditionsHold(
  world: World,
  conditions: readonly SinkCondition[] | undefined,
  call: CallExpr,
  frame: Frame,
  offset = 0,
): boolean {
  const args: readonly Arg[] = 'args' in call ? call.args : [];
  return (conditions ?? []).every((condition) => {
    const argument = argumentAt(args, condition.arg, condition.name, offset);
    if (argument === 'spread') return condition.strict !== true;
    const given = argument?.value;
    if (condition.key === undefined || given === undefined) return holds(world, condition, given, frame);
    return holds(world, condition, elementOf(given, condition.key), frame);
  });
}
