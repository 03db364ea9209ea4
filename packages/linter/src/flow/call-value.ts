import type { PathSource } from '../frameworks/knowledge.ts';
import type { Arg, CallExpr, Expr, FunctionFacts } from '../php/facts.ts';
import { BUILTINS, HASHES, isUnique, joinPaths, opaque, PATH_BUILDERS } from './builtins.ts';
import { configValue } from './config-value.ts';
import { knownPlace } from './constants.ts';
import { itemValue } from './elements.ts';
import { lineOf } from './position.ts';
import { settingValue } from './setting-value.ts';
import { schemeOf } from './place.ts';
import { targetsOf } from './types.ts';
import type { Frame, Trace, Value } from './value.ts';
import { concatenate, literalOf, NOTHING, sourced, text, union, unknown } from './value.ts';
import { argumentAt, parameterOf } from './variables.ts';
import { MAX_DEPTH, type World } from './world.ts';

type ValueCall = Extract<CallExpr, { op: 'call' | 'mcall' | 'scall' }>;

function argument(args: readonly Arg[], index: number): Expr | undefined {
  const arg = argumentAt(args, index, undefined);
  return arg && arg !== 'spread' ? arg.value : undefined;
}

function argumentValue(world: World, call: ValueCall, index: number, frame: Frame): Value {
  const expr = argument(call.args, index);
  return expr ? world.evaluate(expr, frame) : NOTHING;
}

/** How a reader would name the call. */
export function nameOfCall(call: CallExpr): string {
  switch (call.op) {
    case 'call':
      return typeof call.name === 'string' ? `${call.fallback ?? call.name}()` : 'a callable';
    case 'mcall':
      return typeof call.name === 'string' ? `->${call.name}()` : 'a computed method';
    case 'scall': {
      const cls = 'name' in call.cls ? call.cls.name.replace(/^.*\\/, '') : 'relative' in call.cls ? call.cls.relative : '';
      return typeof call.name === 'string' ? `${cls}::${call.name}()` : 'a computed method';
    }
    case 'new':
      return 'name' in call.cls ? `new ${call.cls.name.replace(/^.*\\/, '')}` : 'new';
    case 'include':
      return call.kind;
    case 'shell':
      return 'a shell command';
  }
}

/** The value that a call gives back. */
export function evaluateCall(world: World, call: ValueCall, frame: Frame): Value {
  const patterns = world.patternsOf(call, frame);
  const alias = aliasValue(world, call, patterns, frame);
  if (alias) return alias;
  for (const pattern of withLiteral(world, call, patterns, frame)) {
    for (const known of world.knowledge.paths.get(pattern) ?? []) {
      const value = pathValue(world, known, call, frame);
      if (value) return value;
    }
    const builder = PATH_BUILDERS.get(pattern);
    if (builder) return builder(call.args.map((arg) => world.evaluate(arg.value, frame)));
  }
  const config = configValue(world, call, patterns, frame);
  if (config) return config;
  if (call.op === 'call') {
    const name = patterns[patterns.length - 1];
    const special = name === undefined ? undefined : specialFunction(world, name, call, frame);
    if (special) return special;
    const own = call.fallback ? world.program.functionsNamed(call.name as string) : [];
    const builtin = name === undefined || own.length > 0 ? undefined : BUILTINS.get(name);
    if (builtin) return builtin(call.args.map((arg) => world.evaluate(arg.value, frame)));
    if (name !== undefined && HASHES.has(name)) {
      return opaque(`the result of ${name}()`, isUnique(argumentValue(world, call, 0, frame)));
    }
  }
  for (const pattern of withLiteral(world, call, patterns, frame)) {
    const origin = world.knowledge.origins.get(pattern)?.[0];
    if (!origin) continue;
    const trace = { path: frame.fn.file.path, line: call.span[0], message: `${origin.label} is read here` };
    const fallback = call.args.length > 1 ? argumentValue(world, call, 1, frame).filter(mayBeDefault) : NOTHING;
    const key = literalOf(argumentValue(world, call, 0, frame)[0] ?? { is: 'scalar', value: null });
    const label = key === undefined ? origin.label : `${origin.label} ${key}`;
    const outside = [sourced({ from: 'outside', origin: origin.origin, label }, trace)];
    return fallback.length > 0 && literalOf(fallback[0] as Value[number]) !== '' ? fallback : outside;
  }
  const returned = returnedValue(world, call, frame);
  if (returned && isCleaner(call) && returned.every(isUnknown)) {
    const given = argumentValue(world, call, 0, frame);
    if (given.length > 0) return given;
  }
  const setting = settingValue(world, call, returned, frame);
  if (setting) return setting;
  if (returned) return returned;
  return unknown(`the result of ${nameOfCall(call)}`);
}

/** A path that stands for a missing setting; a mere word beside the key may be a scope or a type. */
function mayBeDefault(alt: Value[number]): boolean {
  return alt.is !== 'scalar' && !/^\w*$/.test(literalOf(alt) ?? '/');
}

/** A function that by its name gives a path back in another spelling, however it does that. */
function isCleaner(call: ValueCall): boolean {
  return typeof call.name === 'string' && /(?:normali[sz]e|canonicali[sz]e|absolute|sanitize|clean|real|fix)_?path|path_?(?:normali[sz]e|canonicali[sz]e|clean)/i.test(call.name);
}

function isUnknown(alt: Value[number]): boolean {
  const head = alt.is === 'text' ? alt.parts[0] : undefined;
  return typeof head === 'object' && head.from === 'unknown';
}

/** The patterns, each also with its literal first argument in parentheses, which is the more specific one. */
function withLiteral(world: World, call: ValueCall, patterns: readonly string[], frame: Frame): readonly string[] {
  const [first] = call.args;
  if (first?.value.op !== 'lit' && first?.value.op !== 'const' && first?.value.op !== 'classConst') return patterns;
  const literal = literalOf(world.evaluate(first.value, frame)[0] ?? { is: 'scalar', value: null });
  if (literal === undefined || literal.length > 60) return patterns;
  return patterns.flatMap((pattern) => [`${pattern}(${literal.toLowerCase()})`, pattern]);
}

/** `Craft::getAlias('@storage/x')` and the like: the alias is a place of its own. */
function aliasValue(world: World, call: ValueCall, patterns: readonly string[], frame: Frame): Value | undefined {
  if (!patterns.some((pattern) => /(?:::|->)(?:getalias|parseenv)$/.test(pattern) || pattern.endsWith('\\app::parseenv'))) return undefined;
  const value = argumentValue(world, call, 0, frame);
  return value.length > 0 ? expandAliases(world, value, frame) : undefined;
}

/** Replaces a leading `@alias` by the place it stands for. */
export function expandAliases(world: World, value: Value, frame: Frame): Value {
  return union(
    value.map((alt): Value => {
      const head = alt.is === 'text' ? alt.parts[0] : undefined;
      const match = typeof head === 'string' ? /^(@[\w.-]+)(.*)$/s.exec(head) : null;
      if (!match || alt.is !== 'text') return [alt];
      const place = knownPlace(world, `alias ${match[1]}`, frame);
      if (!place) return [alt];
      return concatenate([place, [{ is: 'text', parts: [match[2] ?? '', ...alt.parts.slice(1)] }]]);
    }),
  );
}

function pathValue(world: World, known: PathSource, call: ValueCall, frame: Frame): Value | undefined {
  const trace = { path: frame.fn.file.path, line: call.span[0], message: `${known.label} is named here` };
  const place = (base: string | undefined): Value => [
    sourced({ from: 'place', place: known.place, label: known.label, base: base ?? (known.place === 'app' ? '' : undefined), unique: known.unique }, trace),
  ];
  if (known.receiver !== undefined) {
    const made = receiverArguments(world, call, known.receiver, frame);
    return made.length > 0 ? made : undefined;
  }
  if (known.handle !== undefined) {
    const value = argumentValue(world, call, known.handle, frame);
    return known.keys ? [{ is: 'record', entries: new Map(Object.keys(known.keys).map((key) => [key, value] as const)) }] : value;
  }
  if (known.localises !== undefined) {
    const value = known.via === undefined ? argumentValue(world, call, known.localises, frame) : viaArguments(world, call, known.via, known.localises, frame);
    if (value.length === 0) return place(known.base);
    const localised = value.map((alt): Value => localise(alt, known, trace));
    return union(localised);
  }
  if (known.keys) {
    const entries = new Map(
      Object.entries(known.keys).map(([key, relative]) => [key, relative === '' ? place(known.base) : place(known.base ? `${known.base}/${relative}` : relative)] as const),
    );
    return [{ is: 'record', entries }];
  }
  if (known.inside !== undefined) {
    const directory = argumentValue(world, call, known.inside, frame).filter(
      (alt) => alt.is === 'text' && literalOf(alt) !== '' && !(alt.parts.length === 1 && typeof alt.parts[0] !== 'string' && alt.parts[0]?.from === 'unknown'),
    );
    if (directory.length === 0) return place(known.base);
    return concatenate([directory, [text('/')], [sourced({ from: 'unknown', label: 'a unique name', unique: true })]]).map((alt) =>
      alt.is === 'text' ? { ...alt, trace: alt.trace ?? trace } : alt,
    );
  }
  const segments = (known.append ?? []).map((index) => argumentValue(world, call, index, frame)).filter((value) => value.length > 0);
  if (segments.length === 0) return place(known.base);
  if (known.base === undefined && known.place === 'unknown') return joinPaths(segments);
  return joinPaths([place(known.base), ...segments]);
}

/** Arguments at a position of the constructors that made the receiver. */
function receiverArguments(world: World, call: ValueCall, index: number, frame: Frame): Value {
  if (call.op !== 'mcall') return NOTHING;
  const values: Value[] = [];
  for (const alt of world.evaluate(call.base, frame)) {
    const argument = alt.is === 'object' ? alt.made?.args[index] : undefined;
    if (alt.is === 'object' && alt.made && argument) values.push(world.evaluate(argument.value, alt.made.frame));
  }
  return union(values);
}

/** Arguments of the call that made the receiver, in this expression or as assigned to its variable. */
function viaArguments(world: World, call: ValueCall, via: string, index: number, frame: Frame): Value {
  if (call.op !== 'mcall') return NOTHING;
  const method = via.replace(/^.*(?:->|::)/, '').toLowerCase();
  const bases = call.base.op === 'var' ? (frame.fn.definitions.variables.get(call.base.name) ?? []).flatMap((definition) => (definition.by === 'value' ? [definition] : [])) : [{ value: call.base, step: frame.step }];
  const values: Value[] = [];
  for (const { value, step } of bases) {
    if ((value.op !== 'mcall' && value.op !== 'scall') || typeof value.name !== 'string' || value.name.toLowerCase() !== method) continue;
    const argument = value.args[index];
    if (argument) values.push(world.evaluate(argument.value, { ...frame, step }));
  }
  return union(values);
}

/** The local path behind an abstraction; local paths, streams and remote targets stay what they are. */
export function localise(alt: Value[number], known: { readonly label: string; readonly base?: string | undefined }, trace: Trace | undefined): Value {
  const place: Value = [sourced({ from: 'place', place: 'app', label: known.label, base: known.base ?? '' }, trace)];
  const scheme = schemeOf(alt);
  if (scheme === undefined) {
    const [head] = alt.is === 'text' ? alt.parts : [];
    if (alt.is === 'text' && typeof head === 'object' && head.from === 'param') {
      return [{ ...alt, parts: [{ ...head, localised: { label: known.label, base: known.base } }, ...alt.parts.slice(1)] }];
    }
    if (typeof head === 'string' && known.base !== undefined && !head.startsWith('/')) return concatenate([place, [text('/')], [alt]]);
    const isLocal = head === undefined || typeof head === 'string' || head.from === 'place';
    return isLocal ? [alt] : concatenate([place, [text('/')], [alt]]);
  }
  if (/^(?:https?|ftps?|php|data)$/.test(scheme)) return [alt];
  if (scheme === 'temporary') return [sourced({ from: 'place', place: 'temporary', label: 'the temporary directory' }, trace)];
  return concatenate([place, [text('/')], alt.is === 'text' ? [withoutScheme(alt)] : [alt]]);
}

function withoutScheme(alt: Extract<Value[number], { is: 'text' }>): Value[number] {
  const [head, ...rest] = alt.parts;
  return typeof head === 'string' ? { ...alt, parts: [head.replace(/^[\w.+-]+:\/\//, ''), ...rest] } : alt;
}

/** Functions of PHP whose result needs more than its arguments' texts. */
function specialFunction(world: World, name: string, call: ValueCall, frame: Frame): Value | undefined {
  const value = (index: number): Value => argumentValue(world, call, index, frame);
  switch (name) {
    case 'getcwd':
      return [sourced({ from: 'place', place: 'app', label: 'the working directory', base: '' }, { path: frame.fn.file.path, line: lineOf(frame), message: 'the working directory' })];
    case 'ini_get': {
      const key = literalOf(value(0)[0] ?? text(''));
      if (key === 'upload_tmp_dir' || key === 'session.save_path' || key === 'sys_temp_dir') {
        return [sourced({ from: 'place', place: 'temporary', label: `ini_get('${key}')` })];
      }
      return [sourced({ from: 'outside', origin: 'setting', label: `the ini setting ${key ?? ''}` })];
    }
    case 'getenv':
    case 'env': {
      const key = literalOf(value(0)[0] ?? text(''));
      if (key === 'TMPDIR' || key === 'TMP' || key === 'TEMP') {
        return [sourced({ from: 'place', place: 'temporary', label: `the environment variable ${key}` })];
      }
      if (name === 'env') {
        const fallback = value(1).filter((alt) => alt.is !== 'scalar' && literalOf(alt) !== '');
        if (fallback.length > 0) return fallback;
      }
      const trace = { path: frame.fn.file.path, line: call.span[0], message: `the environment variable ${key ?? ''} is read here` };
      return [sourced({ from: 'outside', origin: 'environment', label: `the environment variable ${key ?? ''}` }, trace)];
    }
    case 'implode':
    case 'join': {
      const [first, second] = [value(0), value(1)];
      const pieces = second.some((alt) => alt.is === 'array') ? second : first;
      const glue = second.some((alt) => alt.is === 'array') ? first : second;
      const arrays = pieces.filter((alt) => alt.is === 'array' && alt.items.length > 0);
      const [array] = arrays;
      if (array?.is !== 'array') return unknown('joined texts');
      const parts: Value[] = [];
      const spreadOut = array.items.flatMap((item) => {
        const inner = item.spread ? world.evaluate(item.value, array.frame).find((alt) => alt.is === 'array') : undefined;
        return inner?.is === 'array' ? inner.items.map((each) => ({ value: each.value, frame: inner.frame })) : [{ value: item.value, frame: array.frame }];
      });
      spreadOut.forEach((item, position) => {
        if (position > 0 && glue.length > 0) parts.push(glue);
        parts.push(itemValue(world, item.value, item.frame));
      });
      if (arrays.length > 1) parts.push(glue, unknown('more texts'));
      return concatenate(parts);
    }
    case 'vsprintf': {
      const array = value(1).find((alt) => alt.is === 'array');
      const builtin = BUILTINS.get('sprintf');
      if (array?.is !== 'array' || !builtin) return value(0);
      return builtin([value(0), ...array.items.map((item) => itemValue(world, item.value, array.frame))]);
    }
    case 'array_merge':
    case 'array_replace':
    case 'array_merge_recursive':
    case 'array_replace_recursive':
    case 'wp_parse_args':
    case 'shortcode_atts':
      return union(call.args.map((arg) => world.evaluate(arg.value, frame)).filter((each) => each.length > 0));
    case 'array_filter':
    case 'array_values':
    case 'array_unique':
    case 'array_reverse':
    case 'array_slice':
    case 'iterator_to_array':
    case 'collect':
      return value(0);
    case 'current':
    case 'reset':
    case 'end':
    case 'next':
    case 'array_pop':
    case 'array_shift':
      return world.element(value(0), undefined, frame);
    case 'explode':
    case 'preg_split':
    case 'scandir':
    case 'file':
      return unknown(`the result of ${name}()`);
    case 'glob':
      return value(0);
    case 'constant': {
      const constant = literalOf(value(0)[0] ?? text(''));
      if (!constant) return unknown('a constant');
      const [cls, member] = constant.split('::');
      return member
        ? world.evaluate({ op: 'classConst', cls: { name: cls ?? '' }, name: member }, frame)
        : world.evaluate({ op: 'const', name: constant }, frame);
    }
    case 'compact': {
      const names = call.args.flatMap((arg) => {
        const literal = arg.value.op === 'lit' ? [arg.value] : arg.value.op === 'array' ? arg.value.items.map((item) => item.value) : [];
        return literal.flatMap((each) => (each.op === 'lit' && typeof each.value === 'string' ? [each.value] : []));
      });
      return [{ is: 'array', items: names.map((key) => ({ key: { op: 'lit', value: key }, value: { op: 'var', name: key } })), frame }];
    }
    case 'call_user_func':
    case 'call_user_func_array':
      return unknown('the result of a callable');
    case 'func_get_arg': {
      const index = Number(literalOf(value(0)[0] ?? text('')));
      return Number.isInteger(index) ? parameterOf(world, frame, index) : unknown('an argument');
    }
    case 'stream_get_meta_data': {
      const entries = new Map<string, Value>([['uri', value(0)]]);
      return [{ is: 'record', entries }];
    }
    default:
      return undefined;
  }
}

/** What the first-party functions behind a call return; undefined when there are none. */
function returnedValue(world: World, call: ValueCall, frame: Frame): Value | undefined {
  if (frame.depth >= MAX_DEPTH) {
    world.cuts += 1;
    return undefined;
  }
  const targets = targetsOf(world, call, frame);
  if (targets.length === 0) return world.program.incomplete ? NOTHING : undefined;
  const values: Value[] = [];
  for (const { fn, receiver, closureFrame } of targets) {
    if (world.active.has(fn)) {
      world.cuts += 1;
      continue;
    }
    const promised = promisedObject(fn.facts, receiver ?? fn.cls?.name);
    if (promised) {
      values.push(promised);
      continue;
    }
    world.active.add(fn);
    const objects = call.op === 'mcall' ? receiverObjects(world, call.base, frame) : [];
    const self =
      objects.find((object) => receiver !== undefined && object.cls.toLowerCase() === receiver.toLowerCase()) ??
      (receiver === undefined ? undefined : { is: 'object' as const, cls: receiver });
    const outer = closureFrame ? { outer: closureFrame } : {};
    fn.facts.steps.forEach((step, number) => {
      if (step.do !== 'return' || !step.expr) return;
      const bound = call.args.length === 0 && fn.facts.params.length === 0 ? undefined : { args: call.args, frame, offset: 0, span: call.span };
      const inner: Frame = { fn, step: number, bound, self: closureFrame?.self ?? self, depth: frame.depth + 1, ...outer };
      values.push(world.evaluate(step.expr, inner).filter((alt) => alt.is !== 'scalar'));
    });
    world.active.delete(fn);
  }
  const useful = values.filter((value) => value.length > 0);
  if (useful.length === 0) return undefined;
  const name = nameOfCall(call);
  return union(useful).map((alt) =>
    alt.is === 'text'
      ? { ...alt, handedOn: undefined, trace: { path: frame.fn.file.path, line: call.span[0], message: `comes from ${name}`, earlier: alt.trace } }
      : alt,
  );
}

/** A function that declares to return an object returns no path; which one it is, its type says. */
function promisedObject({ returns, docReturns }: FunctionFacts, own: string | undefined): Value | undefined {
  for (const type of [returns, docReturns]) {
    if (!type || type.builtins.some((name) => !/^(?:null|void|bool|int|float|false|true|self|static|never)$/i.test(name))) continue;
    const [cls] = type.classes;
    if (cls === undefined) return type.builtins.length > 0 && type === returns ? NOTHING : undefined;
    if (/^(?:self|static|\$this)$/i.test(cls)) return own === undefined ? undefined : [{ is: 'object', cls: own }];
    return [{ is: 'object', cls }];
  }
  return undefined;
}

function receiverObjects(world: World, base: Expr, frame: Frame): readonly Extract<Value[number], { is: 'object' }>[] {
  if (base.op !== 'var' && base.op !== 'new' && base.op !== 'prop') return [];
  if (base.op === 'prop') return [];
  return world.evaluate(base, frame).filter((alt): alt is Extract<Value[number], { is: 'object' }> => alt.is === 'object');
}
