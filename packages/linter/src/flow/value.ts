import type { Place } from '../frameworks/path-part.ts';
import type { Arg, ArrayItem, Span } from '../php/facts.ts';
import type { Fn } from './code.ts';

/** Where a value was named or handed on; the newest step first, linked back to the origin. */
export interface Trace {
  readonly path: string;
  readonly line: number;
  readonly message: string;
  readonly earlier?: Trace | undefined;
}

export type OutsideOrigin = 'request' | 'setting' | 'database' | 'environment' | 'upload';

/** The local path behind an abstraction is meant. */
export interface Localised {
  readonly label: string;
  readonly base?: string | undefined;
  /** Of the text only the scheme is meant: `"$scheme://exports"`. */
  readonly isScheme?: true | undefined;
}

/** What stands in a text where no literal is known. */
export type Source =
  /** A place on a disk (or off it); `base` is relative to the project root and known only for `app`. */
  | {
      readonly from: 'place';
      readonly place: Place;
      readonly label: string;
      readonly base?: string | undefined;
      readonly unique?: boolean | undefined;
    }
  /** A parameter of a function whose callers have not been followed. */
  | {
      readonly from: 'param';
      readonly fn: Fn;
      readonly index: number;
      /** The element of the parameter's array that is meant: `$options['path']`. */
      readonly keys?: readonly string[] | undefined;
      /** The directory so many levels above the path is meant: `dirname($path)`. */
      readonly up?: number | undefined;
      /** Only who gives this text, or one that is not known, to another parameter is meant: `$settings->set('dir', $path)`. */
      readonly beside?: { readonly index: number; readonly text: string } | undefined;
      /** The path behind an abstraction is meant: `realpath($uri)` of a parameter. */
      readonly localised?: Localised | undefined;
    }
  | { readonly from: 'outside'; readonly origin: OutsideOrigin; readonly label: string }
  /**
   * Nothing is known; `unique` when no other request can know the name (random, time, process id), `segment` when it
   * holds no directory (a hash, a number, a date, the last part of a path).
   */
  | {
      readonly from: 'unknown';
      readonly label: string;
      readonly unique?: boolean | undefined;
      readonly segment?: boolean | undefined;
    };

export type Part = string | Source;

/** A text as far as it is known. */
export interface TextAlt {
  readonly is: 'text';
  readonly parts: readonly Part[];
  readonly trace?: Trace | undefined;
  /** The value came out of a variable of global scope and was not built here. */
  readonly handedOn?: boolean | undefined;
}

export interface ArrayAlt {
  readonly is: 'array';
  readonly items: readonly ArrayItem[];
  readonly frame: Frame;
  /** Who decides what stands under keys that are not among the items. */
  readonly rest?: string | undefined;
  /** The items replace others, under whatever keys the variable's array has already. */
  readonly rewrites?: string | undefined;
}

/** An array of which only some values are known, by key: what `wp_upload_dir()` gives. */
export interface RecordAlt {
  readonly is: 'record';
  readonly entries: ReadonlyMap<string, Value>;
}

export interface ObjectAlt {
  readonly is: 'object';
  readonly cls: string;
  /** How it was made, when a `new` expression made it. */
  readonly made?: { readonly args: readonly Arg[]; readonly frame: Frame } | undefined;
}

export interface ClosureAlt {
  readonly is: 'closure';
  readonly fn: Fn;
  readonly frame: Frame;
}

export interface ScalarAlt {
  readonly is: 'scalar';
  readonly value: number | boolean | null;
}

/** One of the values that an expression may have. */
export type Alt = TextAlt | ArrayAlt | RecordAlt | ObjectAlt | ClosureAlt | ScalarAlt;
export type Value = readonly Alt[];

/** Arguments with which a function is entered, evaluated in the caller's frame when they are asked for. */
export interface BoundArgs {
  readonly args: readonly Arg[];
  readonly frame: Frame;
  /** Position of the first argument of `args` that belongs to the callee (call_user_func gives its own first). */
  readonly offset: number;
  readonly span?: Span | undefined;
}

/** A function at a point of its body, with what is known of how it was entered. Without `bound` it stands open. */
export interface Frame {
  readonly fn: Fn;
  readonly step: number;
  readonly bound?: BoundArgs | undefined;
  readonly self?: ObjectAlt | undefined;
  /** A loop over this variable's array has come to this key. */
  readonly under?: { readonly array: string; readonly key: string } | undefined;
  /** Frame in which a closure was made. */
  readonly outer?: Frame | undefined;
  readonly depth: number;
}

/** More alternatives than this are not told apart. */
export const MAX_ALTERNATIVES = 16;

export const NOTHING: Value = [];

/** A list of which any element may be this. */
export function listOfAny(element: Value): Value {
  return [{ is: 'record', entries: new Map([['0', element]]) }];
}

export function text(value: string, trace?: Trace): TextAlt {
  return { is: 'text', parts: [value], trace };
}

export function sourced(source: Source, trace?: Trace): TextAlt {
  return { is: 'text', parts: [source], trace };
}

export function unknown(label: string): Value {
  return [sourced({ from: 'unknown', label })];
}

/** The text when every part of it is literal. */
export function literalOf(alt: Alt): string | undefined {
  if (alt.is === 'scalar') return alt.value === null || typeof alt.value === 'boolean' ? undefined : String(alt.value);
  if (alt.is !== 'text') return undefined;
  let result = '';
  for (const part of alt.parts) {
    if (typeof part !== 'string') return undefined;
    result += part;
  }
  return result;
}

/** As {@link literalOf}, of what stands first. */
export function firstLiteral([first]: Value): string | undefined {
  return first && literalOf(first);
}

/** Does it begin with something of which nothing is known? */
export function isUnknown(alt: Alt): boolean {
  const head = alt.is === 'text' ? alt.parts[0] : undefined;
  return typeof head === 'object' && head.from === 'unknown';
}

function keyOf(alt: Alt): string | undefined {
  if (alt.is === 'scalar') return `=${String(alt.value)}`;
  if (alt.is !== 'text') return undefined;
  return alt.parts
    .map((part) => {
      if (typeof part === 'string') return `"${part}`;
      if (part.from === 'param')
        return `p${part.fn.file.number}:${part.fn.id}:${part.index}:${part.keys?.join('.') ?? ''}^${part.up ?? 0}`;
      if (part.from === 'place') return `@${part.place}:${part.base ?? ''}:${part.label}:${part.unique ? 1 : 0}`;
      if (part.from === 'outside') return `o${part.origin}:${part.label}`;
      return `?${part.label}${part.unique ? '!' : ''}`;
    })
    .join('\u0000');
}

/** All alternatives once, in order of first appearance, at most {@link MAX_ALTERNATIVES}. */
export function union(values: readonly Value[]): Value {
  if (values.length === 1) return values[0] as Value;
  const seen = new Set<string>();
  const result: Alt[] = [];
  for (const value of values) {
    for (const alt of value) {
      const key = keyOf(alt);
      if (key !== undefined) {
        if (seen.has(key)) continue;
        seen.add(key);
      }
      if (result.length >= MAX_ALTERNATIVES) return result;
      result.push(alt);
    }
  }
  return result;
}

function textParts(alt: Alt): readonly Part[] {
  if (alt.is === 'text') return alt.parts;
  if (alt.is === 'scalar')
    return alt.value === null || alt.value === false ? [''] : [String(alt.value === true ? 1 : alt.value)];
  if (alt.is === 'object') return [{ from: 'unknown', label: `an object of ${alt.cls}` }];
  return [{ from: 'unknown', label: alt.is }];
}

/** Joins literal neighbours, so that prefixes can be read off the first part. */
export function compact(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result[result.length - 1];
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else if (part !== '' || parts.length === 1) result.push(part);
  }
  if (result.length > 1 && result[0] === '') result.shift();
  return result.length === 0 ? [''] : result;
}

/** A directory that failed to be found is the empty text; the path behind it then is none. */
function withoutEmpty(value: Value): Value {
  const full = value.filter(
    (alt) => literalOf(alt) !== '' && !(alt.is === 'scalar' && (alt.value === null || alt.value === false)),
  );
  return full.length > 0 ? full : value;
}

interface Joined {
  readonly parts: readonly Part[];
  readonly trace: Trace | undefined;
}

function joined(head: Joined, alt: Alt): Joined {
  return {
    parts: compact([...head.parts, ...textParts(alt)]),
    trace: head.trace ?? (alt.is === 'text' ? alt.trace : undefined),
  };
}

/** Concatenation, of each pair of alternatives while they are few. */
export function concatenate(values: readonly Value[]): Value {
  let heads: readonly Joined[] = [{ parts: [], trace: undefined }];
  for (const [position, each] of values.entries()) {
    const value = position === 0 && values.length > 1 ? withoutEmpty(each) : each;
    if (value.length === 0) {
      heads = heads.map((head) => ({ ...head, parts: [...head.parts, { from: 'unknown', label: 'a value' }] }));
      continue;
    }
    if (heads[0]?.parts.length === 0 || heads.length * value.length <= MAX_ALTERNATIVES) {
      heads = heads.flatMap((head) => value.slice(0, MAX_ALTERNATIVES).map((alt) => joined(head, alt)));
      continue;
    }
    // Too many pairs: each of both sides once, so that none of them hides the others.
    const count = Math.min(MAX_ALTERNATIVES, Math.max(heads.length, value.length));
    const left = heads;
    heads = Array.from({ length: count }, (_, at) =>
      joined(left[at % left.length] as Joined, value[at % value.length] as Alt),
    );
  }
  return heads.map((head) => ({ is: 'text', parts: compact(head.parts), trace: head.trace }));
}

/** Is any part of the value unique to the request? */
export function isUnique(value: Value): boolean {
  return value.some(
    (alt) =>
      alt.is === 'text' &&
      alt.parts.some((part) => typeof part !== 'string' && 'unique' in part && part.unique === true),
  );
}
