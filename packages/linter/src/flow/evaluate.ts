import type { Expr } from '../php/facts.ts';
import { evaluateCall } from './call-value.ts';
import { classConstantValue } from './class-constants.ts';
import { configElement } from './config-value.ts';
import { constantValue, parameterValue } from './constants.ts';
import { pathInContainer } from './container-paths.ts';
import { elementWrites, superglobalElement } from './elements.ts';
import { globalElement, isTakenForSetting } from './globals.ts';
import { includedValue } from './included-value.ts';
import { directoryOf, lineOf } from './position.ts';
import { print } from './print.ts';
import { propertyValue, staticPropertyValue } from './properties.ts';
import { isUnder, propertyElement } from './property-elements.ts';
import { registeredValue } from './registered-values.ts';
import { truthOf } from './truth.ts';
import type { Frame, Value } from './value.ts';
import { concatenate, firstLiteral, isUnknown, literalOf, NOTHING, sourced, text, union, unknown } from './value.ts';
import { variableValue } from './variables.ts';
import type { World } from './world.ts';

function ternaryValue(world: World, expr: Extract<Expr, { op: 'ternary' }>, frame: Frame): Value {
  if (!expr.then) return withDefault(world.evaluate(expr.test, frame), world.evaluate(expr.else, frame));
  // As with the arms of `if`: an open function may be entered in every way.
  const truth = frame.bound && truthOf(world, expr.test, frame);
  if (truth === true) return world.evaluate(expr.then, frame);
  if (truth === false) return world.evaluate(expr.else, frame);
  return union([world.evaluate(expr.then, frame), world.evaluate(expr.else, frame)]);
}

/** The values of an expression at a point of a function. Never throws; what it cannot know it calls unknown. */
export function evaluate(world: World, expr: Expr, frame: Frame): Value {
  if (world.budget <= 0) {
    world.cuts += 1;
    return unknown('a value too far away to follow');
  }
  world.budget -= 1;
  switch (expr.op) {
    case 'lit':
      return typeof expr.value === 'string' ? [text(expr.value)] : [{ is: 'scalar', value: expr.value }];
    case 'concat':
      return concatenate(
        expr.parts.map((part, position) =>
          position === 0 ? sparing(world, () => headValue(world, part, frame)) : world.evaluate(part, frame),
        ),
      );
    case 'var':
      return variableValue(world, expr.name, frame);
    case 'magic':
      return magicValue(expr.name, frame);
    case 'const':
      return constantValue(world, expr, frame);
    case 'classConst':
      return classConstantValue(world, expr, frame);
    case 'array':
      return [{ is: 'array', items: expr.items, frame }];
    case 'index':
      return indexValue(world, expr, frame);
    case 'prop':
      return propertyValue(world, expr, frame);
    case 'sprop':
      return staticPropertyValue(world, expr, frame);
    case 'call':
    case 'mcall':
    case 'scall':
      return evaluateCall(world, expr, frame);
    case 'new': {
      const [cls] = world.className(expr.cls, frame);
      return cls ? [{ is: 'object', cls, made: { args: expr.args, frame } }] : unknown('an object');
    }
    case 'ternary':
      return ternaryValue(world, expr, frame);
    case 'coalesce':
      return withDefault(world.evaluate(expr.left, frame), world.evaluate(expr.right, frame));
    case 'match':
      return union(expr.arms.map((arm) => world.evaluate(arm.value, frame)));
    case 'bin':
      return binaryValue(world, expr, frame);
    case 'unary':
      return expr.kind === '@'
        ? world.evaluate(expr.expr, frame)
        : expr.kind === '!'
          ? EITHER
          : [{ is: 'scalar', value: 0 }];
    case 'cast':
      if (expr.kind === 'string') return world.evaluate(expr.expr, frame);
      if (expr.kind === 'int' || expr.kind === 'integer' || expr.kind === 'float') return unknown('a number');
      return world.evaluate(expr.expr, frame);
    case 'closure': {
      const fn = frame.fn.file.functions[expr.fn];
      return fn ? [{ is: 'closure', fn, frame }] : NOTHING;
    }
    case 'assign':
      if (expr.kind === '.=')
        return concatenate([world.evaluate(expr.target, frame), world.evaluate(expr.value, frame)]);
      if (expr.kind === '??=') return union([world.evaluate(expr.target, frame), world.evaluate(expr.value, frame)]);
      return world.evaluate(expr.value, frame);
    case 'clone':
      return world.evaluate(expr.expr, frame);
    case 'parameter':
      return parameterValue(world, expr.name, frame);
    case 'service': {
      const definition = world.wiring.services.get(expr.id);
      const cls = definition?.className ?? world.knowledge.services.get(expr.id.toLowerCase()) ?? expr.id;
      return [{ is: 'object', cls }];
    }
    case 'env': {
      const byDefault = expr.default ? world.evaluate(expr.default, frame) : NOTHING;
      // A default of null or '' leaves it to the environment.
      const says = byDefault.filter((alt) => (alt.is === 'scalar' ? alt.value !== null : literalOf(alt) !== ''));
      if (says.length > 0) return says;
      return [sourced({ from: 'outside', origin: 'environment', label: `the environment variable ${expr.name}` })];
    }
    case 'include':
      return includedValue(world, expr.path, frame);
    case 'shell':
      return unknown('the output of a command');
    case 'isset':
    case 'empty':
    case 'instanceof':
      return EITHER;
    case 'print':
      return [{ is: 'scalar', value: 1 }];
    case 'exit':
    case 'throw':
      return NOTHING;
    case 'varvar':
    case 'yield':
    case 'callable':
    case 'other':
      return unknown('a computed value');
  }
}

/** What a question answers, as far as it goes here. */
const EITHER: Value = [
  { is: 'scalar', value: true },
  { is: 'scalar', value: false },
];

/** Steps that are spared for the name in a directory that takes long to find. */
const STEPS_FOR_A_NAME = 400;

/** What is asked for first leaves something of the budget to what comes next. */
function sparing(world: World, find: () => Value): Value {
  const spared = Math.min(STEPS_FOR_A_NAME, world.budget >> 1);
  world.budget -= spared;
  const value = find();
  world.budget += spared;
  return value;
}

/** A directory that is not yet set stands for any: an absolute path is not what is meant. */
function headValue(world: World, part: Expr, frame: Frame): Value {
  const value = world.evaluate(part, frame);
  if (part.op !== 'prop' && part.op !== 'sprop' && part.op !== 'index') return value;
  const isUnset =
    value.length > 0 && value.every((alt) => literalOf(alt) === '' || (alt.is === 'scalar' && alt.value === null));
  return isUnset ? unknown(print(part)) : value;
}

/** A default beside a value that only the outside knows shows what kind of place is meant. */
function withDefault(value: Value, fallback: Value): Value {
  const isKnown = fallback.some(
    (alt) => alt.is === 'text' && alt.parts.length > 0 && literalOf(alt) !== '' && !isOutside(alt),
  );
  return union([isKnown ? value.filter((alt) => !isOutside(alt)) : value, fallback]);
}

function isOutside(alt: Value[number]): boolean {
  const head = alt.is === 'text' ? alt.parts[0] : undefined;
  return (
    head !== undefined &&
    typeof head !== 'string' &&
    head.from === 'outside' &&
    (head.origin === 'environment' || head.origin === 'setting')
  );
}

function magicValue(name: string, frame: Frame): Value {
  if (name === '__CLASS__' || name === '__TRAIT__') return [text(frame.fn.cls?.name ?? '')];
  const path = frame.fn.file.path;
  const base = name === '__DIR__' ? directoryOf(path) : path;
  const label = name === '__DIR__' ? `the directory of ${path}` : path;
  return [
    sourced(
      { from: 'place', place: 'app', label, base },
      { path, line: lineOf(frame), message: `${name} is inside the release` },
    ),
  ];
}

function indexValue(world: World, expr: Extract<Expr, { op: 'index' }>, frame: Frame): Value {
  const special = superglobalElement(world, expr, frame);
  if (special) return special;
  const kept = pathInContainer(world, expr, frame) ?? configElement(world, expr, frame);
  if (kept) return kept;
  const key = expr.key ? firstLiteral(world.evaluate(expr.key, frame)) : undefined;
  const written = elementWrites(world, expr.base, key, frame);
  if (written?.complete) return written.value;
  const registered = registeredValue(world, expr.base, key, frame);
  if (registered.length > 0) return written ? union([written.value, registered]) : registered;
  const put = putIntoProperty(world, expr.base, [key], frame);
  const given = world.element(world.evaluate(expr.base, frame), key, frame);
  const known = given.filter((alt) => !isUnknown(alt));
  const array = expr.base.op === 'var' ? expr.base.name : undefined;
  const elsewhere =
    array !== undefined && key !== undefined && known.every((alt) => isTakenForSetting(alt, array))
      ? globalElement(world, array, key, frame)
      : NOTHING;
  const element = put.length + elsewhere.length > 0 ? union([put, elsewhere, known]) : given;
  return written ? union([written.value, element]) : element;
}

/** Elements of arrays within arrays are followed so deep. */
const MAX_KEYS = 3;

/** What the function puts under these keys of a variable: `$context['sandbox']['file'] = …`. */
function putIntoVariable(world: World, name: string, keys: readonly (string | undefined)[], frame: Frame): Value {
  const values: Value[] = [];
  for (const write of frame.fn.definitions.elements.get(name) ?? []) {
    if (write.keys.length !== keys.length || write.step > frame.step || world.active.has(write)) continue;
    const at: Frame = { ...frame, step: write.step };
    world.active.add(write);
    if (isUnder(world, write.keys, keys, at)) values.push(world.evaluate(write.value, at));
    world.active.delete(write);
  }
  return union(values);
}

/** What is put under these keys of the array that a property holds, whatever lies between. */
function putIntoProperty(world: World, base: Expr, keys: readonly (string | undefined)[], frame: Frame): Value {
  if (base.op === 'prop' || base.op === 'sprop') return propertyElement(world, base, keys, frame);
  if (base.op === 'var' && keys.length > 1) return putIntoVariable(world, base.name, keys, frame);
  if (base.op !== 'index' || keys.length >= MAX_KEYS) return NOTHING;
  const key = base.key ? firstLiteral(world.evaluate(base.key, frame)) : undefined;
  return putIntoProperty(world, base.base, [key, ...keys], frame);
}

function binaryValue(world: World, expr: Extract<Expr, { op: 'bin' }>, frame: Frame): Value {
  switch (expr.kind) {
    case '+':
      return union([world.evaluate(expr.left, frame), world.evaluate(expr.right, frame)]).filter(
        (alt) => alt.is !== 'scalar',
      );
    case '&&':
    case 'and':
    case '||':
    case 'or':
    case 'xor':
    case '==':
    case '===':
    case '!=':
    case '!==':
    case '<':
    case '>':
    case '<=':
    case '>=':
      return EITHER;
    default:
      return unknown('a number');
  }
}
