import type { Arg, Expr } from '../php/facts.ts';
import { type Definition, isOwnKey, reaching } from './definitions.ts';
import { extractedValue } from './extracted.ts';
import { filesGoneThrough } from './files-in-directory.ts';
import { globalValue } from './globals.ts';
import { regrownPath } from './path-segments.ts';
import { enclosingClass } from './patterns.ts';
import { propertyElement } from './property-elements.ts';
import { targetsOf } from './targets.ts';
import { armTaken } from './truth.ts';
import type { Frame, Value } from './value.ts';
import { concatenate, firstLiteral, isUnknown, literalOf, NOTHING, sourced, union, unknown } from './value.ts';
import { MAX_DEPTH, type World } from './world.ts';

/** Elements put into one array beyond this number are not told apart. */
const MAX_ELEMENTS = 12;
const REQUEST: ReadonlySet<string> = new Set(['_GET', '_POST', '_REQUEST', '_COOKIE']);

export function variableValue(world: World, name: string, frame: Frame): Value {
  if (name === 'this') {
    const cls = frame.self?.cls ?? enclosingClass(frame);
    return cls ? [frame.self ?? { is: 'object', cls }] : unknown('$this');
  }
  if (REQUEST.has(name)) return [sourced({ from: 'outside', origin: 'request', label: 'the request' })];
  if (name === '_FILES') return [sourced({ from: 'outside', origin: 'upload', label: 'the uploaded file' })];
  if (name === '_SESSION') return [sourced({ from: 'outside', origin: 'setting', label: 'the session' })];
  const all = frame.fn.definitions.variables.get(name) ?? [];
  const { definitions, complete } = reaching(frame.fn, all, frame.step, undefined, armTaken(world, frame));
  const values: Value[] = [];
  for (const definition of definitions) values.push(definitionValue(world, definition, frame));
  if (!complete) {
    const entry = entryValue(world, name, frame, definitions.length > 0);
    if (entry) values.push(entry);
  }
  if (values.length === 0) {
    // A value assigned within the same statement, as in `if ($h = fopen(...) and fwrite($h, ...))`.
    for (const definition of all) {
      if (definition.step === frame.step && definition.by === 'value')
        values.push(definitionValue(world, definition, frame));
    }
  }
  values.push(...filledArrays(name, frame));
  if (values.every(isBlank)) values.push(...filledByReference(world, name, frame));
  if (values.every(isBlank)) {
    const extracted = extractedValue(world, name, frame);
    if (extracted || values.length === 0) return extracted ?? unknown(`$${name}`);
  }
  const result = union(values);
  return result.length === 0 && !world.program.incomplete ? unknown(`$${name}`) : result;
}

function isBlank(value: Value): boolean {
  return value.every((alt) => literalOf(alt) === '' || (alt.is === 'scalar' && !alt.value));
}

/** A path that is put together again, piece by piece, from nothing or from the slash at its beginning. */
function regrownValue(world: World, definition: Definition, at: Frame): Value | undefined {
  const added = addedTo(definition);
  const path = added && regrownPath(world, added, at);
  const isFromNothing =
    path && variableValue(world, definition.name, at).every((alt) => isBlank([alt]) || literalOf(alt) === '/');
  return isFromNothing ? path : undefined;
}

/** What is added at the end of the text that the variable holds: `$path .= $more`, `$path = $path . $more`. */
function addedTo(definition: Definition): Expr | undefined {
  if (definition.by === 'compound') return definition.kind === '.=' ? definition.value : undefined;
  if (definition.by !== 'value' || definition.value.op !== 'concat') return undefined;
  const [self, ...parts] = definition.value.parts;
  return self?.op === 'var' && self.name === definition.name ? { op: 'concat', parts } : undefined;
}

/** What a function of the project assigns to a parameter that it takes by reference: `locate($name, $path)`. */
function filledByReference(world: World, name: string, frame: Frame): readonly Value[] {
  const { fn, step } = frame;
  if (fn.facts.kind !== 'main' && fn.param(name) >= 0) return [];
  const values: Value[] = [];
  for (const site of fn.calls) {
    const { expr } = site;
    if (site.step > step || (expr.op !== 'call' && expr.op !== 'mcall' && expr.op !== 'scall')) continue;
    const index = expr.args.findIndex((arg) => arg.value.op === 'var' && arg.value.name === name);
    if (index < 0 || world.active.has(expr)) continue;
    world.active.add(expr);
    for (const { fn: callee, receiver } of targetsOf(world, expr, { ...frame, step: site.step })) {
      const param = callee.facts.params[index];
      if (!param?.byRef) continue;
      const self = receiver === undefined ? undefined : ({ is: 'object', cls: receiver } as const);
      const bound = { args: expr.args, frame: { ...frame, step: site.step }, offset: 0 };
      for (const definition of callee.definitions.variables.get(param.name) ?? []) {
        if (definition.by !== 'value' || frame.depth + 1 > MAX_DEPTH) continue;
        const at: Frame = { fn: callee, step: definition.step, bound, self, depth: frame.depth + 1 };
        values.push(world.evaluate(definition.value, at));
      }
    }
    world.active.delete(expr);
  }
  return values;
}

/** Elements that the function puts into an array one by one: `$files[] = $path`. */
function filledArrays(name: string, frame: Frame): readonly Value[] {
  const { fn, step } = frame;
  const writes = fn.definitions.elements.get(name);
  if (!writes) return [];
  return reaching(fn, writes, step, () => false)
    .definitions.filter((write) => write.keys.length === 1)
    .slice(-MAX_ELEMENTS)
    .reverse()
    .map(
      (write): Value => [
        {
          is: 'array',
          items: [{ value: write.value, ...(write.keys[0] ? { key: write.keys[0] } : {}) }],
          frame: { ...frame, step: write.step },
          rewrites: isOwnKey(fn.definitions, name, write.keys[0]) ? name : undefined,
        },
      ],
    );
}

/** What a loop over an array gives: what is put into the array that a property holds, too. */
function elementGoneThrough(world: World, source: Expr, frame: Frame, at: Frame): Value {
  const given = world.element(world.evaluate(source, at), keyUnder(source, frame), at);
  const put = source.op === 'prop' || source.op === 'sprop' ? propertyElement(world, source, [undefined], at) : NOTHING;
  return put.length > 0 ? union([put, given.filter((alt) => !isUnknown(alt))]) : given;
}

/** The key to which a loop over this array has come, where one is asked for. */
function keyUnder(source: Expr, { under }: Frame): string | undefined {
  return source.op === 'var' && source.name === under?.array ? under.key : undefined;
}

function definitionValue(world: World, definition: Definition, frame: Frame): Value {
  // Additions in a loop reach one another in every order: the budget ends what evaluating them alone would not.
  if (world.active.has(definition) || world.budget <= 0) {
    world.cuts += 1;
    return NOTHING;
  }
  world.active.add(definition);
  const at: Frame = { ...frame, step: definition.step };
  let value: Value;
  switch (definition.by) {
    case 'value':
      value = regrownValue(world, definition, at) ?? world.evaluate(definition.value, at);
      break;
    case 'compound': {
      const regrown = regrownValue(world, definition, at);
      if (regrown) {
        value = regrown;
        break;
      }
      const old = variableValue(world, definition.name, at);
      const added = world.evaluate(definition.value, at);
      if (definition.kind === '.=') value = concatenate([old, added]);
      else if (definition.kind === '??=' || definition.kind === '+=') value = union([old, added]);
      else value = unknown('a number');
      break;
    }
    case 'part':
      value = elementAt(world, world.evaluate(definition.source, at), definition.keys, at);
      break;
    case 'foreach': {
      if (definition.part === 'key') {
        value = unknown('a key');
        break;
      }
      const files = definition.keys.length === 0 ? filesGoneThrough(world, definition.source, at) : undefined;
      value = files ?? elementAt(world, elementGoneThrough(world, definition.source, frame, at), definition.keys, at);
      break;
    }
    case 'global':
      value = globalValue(world, definition.name, frame);
      break;
    case 'unset':
      value = NOTHING;
      break;
  }
  world.active.delete(definition);
  return value;
}

function elementAt(world: World, value: Value, keys: readonly (Expr | number)[], frame: Frame): Value {
  let result = value;
  for (const key of keys) {
    const literal = typeof key === 'number' ? String(key) : firstLiteral(world.evaluate(key, frame));
    result = world.element(result, literal, frame);
  }
  return result;
}

/** The value a variable has when the function is entered: parameter, captured variable, or global. */
function entryValue(world: World, name: string, frame: Frame, hasDefinitions: boolean): Value | undefined {
  const { fn } = frame;
  const index = fn.param(name);
  if (index >= 0) return parameterOf(world, frame, index);
  const { facts } = fn;
  if (facts.outer !== undefined && (facts.kind === 'arrow' || facts.uses?.some((use) => use.name === name))) {
    const outerFn = fn.file.functions[facts.outer];
    if (!outerFn) return undefined;
    const step = facts.outerStep ?? 0;
    const outer: Frame =
      frame.outer?.fn === outerFn
        ? { ...frame.outer, step }
        : { fn: outerFn, step, self: frame.self, depth: frame.depth + 1 };
    if (outer.depth > MAX_DEPTH) return unknown(`$${name}`);
    return variableValue(world, name, outer);
  }
  if (facts.kind === 'main' && !hasDefinitions) {
    const extracted = extractedValue(world, name, frame) ?? NOTHING;
    return extracted.some((alt) => !isUnknown(alt)) ? extracted : globalValue(world, name, frame);
  }
  return undefined;
}

/** The value of a parameter: the argument when the caller is known, else the parameter itself as an open question. */
export function parameterOf(world: World, frame: Frame, index: number): Value {
  const { fn, bound } = frame;
  const param = fn.facts.params[index];
  if (!param) return NOTHING;
  if (!bound) return [sourced({ from: 'param', fn, index })];
  const argument = argumentAt(bound.args, index, param.name, bound.offset);
  if (argument === 'spread') return unknown(`$${param.name}`);
  if (argument) {
    if (param.variadic) {
      const rest = bound.args.slice(index + bound.offset);
      return [
        {
          is: 'array',
          items: rest.map((arg) => ({ value: arg.value, ...(arg.spread ? { spread: true as const } : {}) })),
          frame: bound.frame,
        },
      ];
    }
    return world.evaluate(argument.value, bound.frame);
  }
  return param.default ? world.evaluate(param.default, { fn, step: 0, self: frame.self, depth: frame.depth }) : NOTHING;
}

/** The argument for a parameter by name or position; `spread` when it hides in `...$args`. */
export function argumentAt(
  args: readonly Arg[],
  index: number,
  name: string | undefined,
  offset = 0,
): Arg | 'spread' | undefined {
  if (name !== undefined) {
    const named = args.find((arg) => arg.name === name);
    if (named) return named;
  }
  for (let at = 0; at <= index + offset && at < args.length; at += 1) {
    const arg = args[at];
    if (arg?.spread) return 'spread';
    if (arg?.name !== undefined) return undefined;
    if (at === index + offset) return arg;
  }
  return undefined;
}
