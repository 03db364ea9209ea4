import type { PathSource } from '../frameworks/knowledge.ts';
import type { Expr } from '../php/facts.ts';
import type { ValueCall } from './call-arguments.ts';
import { argumentValue } from './call-arguments.ts';
import { schemeOf } from './place.ts';
import { configuredRoot } from './rooted-path.ts';
import { joinPaths } from './text-functions.ts';
import {
  compact,
  concatenate,
  type Frame,
  type Localised,
  literalOf,
  NOTHING,
  sourced,
  type Trace,
  text,
  union,
  unknown,
  type Value,
} from './value.ts';
import type { World } from './world.ts';

export function pathValue(world: World, known: PathSource, call: ValueCall, frame: Frame): Value | undefined {
  const trace = { path: frame.fn.file.path, line: call.span[0], message: `${known.label} is named here` };
  const place = (base: string | undefined): Value => [
    sourced(
      {
        from: 'place',
        place: known.place,
        label: known.label,
        base: base ?? (known.place === 'app' ? '' : undefined),
        unique: known.unique,
      },
      trace,
    ),
  ];
  if (known.receiver !== undefined) {
    const made = call.op === 'mcall' ? union(madeWith(world, call.base, known.receiver, frame)) : NOTHING;
    return made.length > 0 ? made : undefined;
  }
  if (known.handle !== undefined) {
    const value = argumentValue(world, call, known.handle, frame);
    return known.keys
      ? [{ is: 'record', entries: new Map(Object.keys(known.keys).map((key) => [key, value] as const)) }]
      : value;
  }
  if (known.localises !== undefined) {
    const value = localisedValue(world, known, known.localises, call, frame);
    if (value.length === 0) return place(known.base);
    const localised = value.map((alt): Value => {
      if (known.address === undefined) return localise(alt, known, trace);
      if (schemeOf(alt) !== known.address) return unknown('the address of a file');
      return concatenate([[text('https://…/')], localise(alt, known, trace)]);
    });
    return union(localised);
  }
  if (known.keys) {
    const entries = new Map(
      Object.entries(known.keys).map(
        ([key, relative]) =>
          [
            key,
            relative === '' ? place(known.base) : place(known.base ? `${known.base}/${relative}` : relative),
          ] as const,
      ),
    );
    return [{ is: 'record', entries }];
  }
  if (known.inside !== undefined) {
    const directory = argumentValue(world, call, known.inside, frame).filter(
      (alt) =>
        alt.is === 'text' &&
        // The root says nothing: PHP may not write there, and falls back.
        !['', '/'].includes(literalOf(alt) ?? '?') &&
        !(alt.parts.length === 1 && typeof alt.parts[0] !== 'string' && alt.parts[0]?.from === 'unknown'),
    );
    if (directory.length === 0) return place(known.base);
    return concatenate([
      directory,
      [text('/')],
      [sourced({ from: 'unknown', label: 'a unique name', unique: true })],
    ]).map((alt) => (alt.is === 'text' ? { ...alt, trace: alt.trace ?? trace } : alt));
  }
  const segments = (known.append ?? [])
    .map((index) => argumentValue(world, call, index, frame))
    .filter((value) => value.length > 0);
  if (known.rooted) {
    const named = viaArguments(world, call, known.rooted.via, 0, frame);
    const root = configuredRoot(world, known.rooted, call, named, frame);
    if (root.length > 0) return joinPaths([root, ...segments]);
  }
  if (segments.length === 0) return place(known.base);
  if (known.base === undefined && known.place === 'unknown') return joinPaths(segments);
  return joinPaths([place(known.base), ...segments]);
}

/** The address of which the local path is asked for. */
function localisedValue(world: World, known: PathSource, index: number, call: ValueCall, frame: Frame): Value {
  const { via, viaScheme, wholeScheme } = known;
  if (via === undefined) return argumentValue(world, call, index, frame);
  const address = viaArguments(world, call, via, index, frame);
  const scheme = viaScheme && address.length === 0 ? viaArguments(world, call, viaScheme, index, frame) : NOTHING;
  if (scheme.length > 0) return concatenate([scheme, [text('://')]]);
  return wholeScheme ? address.map((alt) => (schemeOf(alt) ? text(`${schemeOf(alt)}://`) : alt)) : address;
}

/** Arguments at a position of the constructors that made an object. */
export function madeWith(world: World, object: Expr, index: number, frame: Frame): readonly Value[] {
  return world.evaluate(object, frame).flatMap((alt) => {
    const made = alt.is === 'object' ? alt.made : undefined;
    const argument = made?.args[index];
    return made && argument ? [world.evaluate(argument.value, made.frame)] : [];
  });
}

/** Arguments of the call that made the receiver, in this expression or as assigned to its variable. */
function viaArguments(world: World, call: ValueCall, via: string, index: number, frame: Frame): Value {
  if (call.op !== 'mcall') return NOTHING;
  const method = via.replace(/^.*(?:->|::)/, '').toLowerCase();
  const bases =
    call.base.op === 'var'
      ? (frame.fn.definitions.variables.get(call.base.name) ?? []).flatMap((definition) =>
          definition.by === 'value' ? [definition] : [],
        )
      : [{ value: call.base, step: frame.step }];
  const values: Value[] = [];
  for (const { value, step } of bases) {
    if (
      (value.op !== 'mcall' && value.op !== 'scall') ||
      typeof value.name !== 'string' ||
      value.name.toLowerCase() !== method
    )
      continue;
    const argument = value.args[index];
    if (argument) values.push(world.evaluate(argument.value, { ...frame, step }));
  }
  return union(values);
}

/** What stands for `temporary://` where its local path is asked for. */
export const TEMPORARY_DIRECTORY: string = 'the temporary directory';

const NOT_LOCAL = /^(?:https?|ftps?|php|data)$/;

/** The local path behind an abstraction; local paths, streams and remote targets stay what they are. */
export function localise(alt: Value[number], known: Localised, trace: Trace | undefined): Value {
  // Where the wrapper keeps its files is configuration.
  const base = known.base ?? '…';
  const place: Value = [sourced({ from: 'place', place: 'app', label: known.label, base }, trace)];
  const temporary: Value = [sourced({ from: 'place', place: 'temporary', label: TEMPORARY_DIRECTORY }, trace)];
  if (known.isScheme) {
    const given = literalOf(alt) ?? '';
    if (NOT_LOCAL.test(given)) return [text(`${given}:/`)];
    if (given === 'temporary') return temporary;
  }
  const scheme = schemeOf(alt);
  if (scheme === undefined) {
    const [head, next, ...rest] = alt.is === 'text' ? alt.parts : [];
    // `"$scheme://exports"`: which scheme it is does not tell where below it the file lies.
    const isBehindScheme = typeof next === 'string' && next.startsWith('://');
    if (typeof head === 'object' && head.from !== 'param' && isBehindScheme)
      return concatenate([
        place,
        [text('/')],
        [{ is: 'text', parts: compact([next.slice(3), ...rest]), trace: undefined }],
      ]);
    if (alt.is === 'text' && typeof head === 'object' && head.from === 'param') {
      const isScheme = isBehindScheme || known.isScheme;
      const localised: Localised = { label: known.label, base: known.base, ...(isScheme ? { isScheme } : {}) };
      const parts = isBehindScheme ? [next.slice(2), ...rest] : alt.parts.slice(1);
      return [{ ...alt, parts: [{ ...head, localised }, ...parts] }];
    }
    if (known.isScheme) return place;
    if (typeof head === 'string' && known.base !== undefined && !head.startsWith('/'))
      return concatenate([place, [text('/')], [alt]]);
    // The address of a managed file names its wrapper in the database.
    if (typeof head === 'object' && head.from === 'place' && head.place === 'abstraction')
      return concatenate([place, [text('/')], unknown('a managed file')]);
    const isLocal = head === undefined || typeof head === 'string' || head.from === 'place';
    return isLocal ? [alt] : concatenate([place, [text('/')], [alt]]);
  }
  if (NOT_LOCAL.test(scheme)) return [alt];
  const rest = alt.is === 'text' ? withoutScheme(alt) : alt;
  if (scheme !== 'temporary') return concatenate([place, [text('/')], [rest]]);
  return literalOf(rest) === '' ? temporary : concatenate([temporary, [text('/')], [rest]]);
}

function withoutScheme(alt: Extract<Value[number], { is: 'text' }>): Value[number] {
  const [head, ...rest] = alt.parts;
  return typeof head === 'string' ? { ...alt, parts: [head.replace(/^[\w.+-]+:\/\//, ''), ...rest] } : alt;
}
