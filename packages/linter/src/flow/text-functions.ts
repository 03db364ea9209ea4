/** What functions make of texts and paths: what stands at the head of a path stays at the head. */
import type { Part, TextAlt, Value } from './value.ts';
import { compact, concatenate, literalOf, NOTHING, sourced, text, union } from './value.ts';

/** What a function's result is made from. */
export type Builtin = (args: readonly Value[]) => Value;

/** The value of an argument; nothing when it is not given. */
export function heads(value: Value | undefined): Value {
  return value ?? NOTHING;
}

/** Applies a function to literal texts and leaves texts with unknown parts as they are. */
export function onLiteral(value: Value, apply: (literal: string) => string): Value {
  return value.map((alt) => {
    const literal = literalOf(alt);
    return literal === undefined || alt.is !== 'text' ? alt : { ...alt, parts: [apply(literal)] };
  });
}

/** Applies a function to the literal text at the end. */
export function onTail(value: Value, apply: (tail: string) => string): Value {
  return value.map((alt) => {
    if (alt.is !== 'text') return alt;
    const last = alt.parts[alt.parts.length - 1];
    if (typeof last !== 'string') return alt;
    return { ...alt, parts: compact([...alt.parts.slice(0, -1), apply(last)]) };
  });
}

/** A text with an ending, which stands there once: `Str::finish($directory, '/')`. */
export function ending(args: readonly Value[]): Value {
  const end = literalOf(args[1]?.[0] ?? text(''));
  if (!end) return concatenate([heads(args[0]), heads(args[1])]);
  return onTail(concatenate([heads(args[0]), [text(end)]]), (tail) => {
    let kept = tail;
    while (kept.endsWith(end + end)) kept = kept.slice(0, -end.length);
    return kept;
  });
}

/** `substr($path, 0, -3)`: characters are taken off the end where it is known; else the beginning stays as it is. */
export function beginningOf(args: readonly Value[]): Value {
  const count = -Number(literalOf(args[2]?.[0] ?? text('')) ?? 0);
  const isCut = literalOf(args[1]?.[0] ?? text('')) === '0' && Number.isInteger(count) && count > 0;
  return isCut
    ? heads(args[0]).map((alt) => (alt.is === 'text' ? { ...alt, parts: withoutEnd(alt.parts, count) } : alt))
    : heads(args[0]);
}

function withoutEnd(parts: readonly Part[], count: number): readonly Part[] {
  const last = parts.at(-1);
  if (typeof last === 'string' && last.length >= count) return compact([...parts.slice(0, -1), last.slice(0, -count)]);
  if (typeof last !== 'object' || last.from !== 'place' || !last.base) return parts;
  // The directory's path begins with a slash that is not written here.
  const path = `/${last.base}`;
  const rest = path.slice(0, Math.max(0, path.length - count));
  const isWhole = count <= path.length && (rest === '' || rest.endsWith('/') || path[rest.length] === '/');
  return isWhole ? [...parts.slice(0, -1), { ...last, base: rest.replace(/^\/|\/$/g, '') }] : parts;
}

/** A text as it stands for itself in a regular expression. */
export const inPattern = (literal: string): string => literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Characters as they stand in a class of a regular expression. */
export const inCharacterClass = (characters: string): string => characters.replace(/[\]\\^-]/g, '\\$&');

function dropLastSegment(parts: readonly Part[]): readonly Part[] {
  const rest = [...parts];
  // A slash ends the path, or parts the segment that is dropped from what stays.
  let isDropped = false;
  while (rest.length > 0) {
    const last = rest.pop();
    if (last === undefined) break;
    if (typeof last === 'string') {
      const cut: string = isDropped ? last : last.replace(/[/\\]+$/, '');
      const slash = Math.max(cut.lastIndexOf('/'), cut.lastIndexOf('\\'));
      if (slash > 0) return compact([...rest, cut.slice(0, slash)]);
      if (slash === 0) return rest.length > 0 ? compact(rest) : ['/'];
      if (rest.length === 0) return ['.'];
      isDropped ||= cut !== '';
    } else if (rest.length > 0) isDropped = true;
    else {
      if (!isDropped && last.from === 'place' && last.base !== undefined && last.base !== '') {
        const slash = last.base.lastIndexOf('/');
        return [{ ...last, base: slash < 0 ? '' : last.base.slice(0, slash) }];
      }
      if (!isDropped && last.from === 'param') return [{ ...last, up: (last.up ?? 0) + 1 }];
      return [last];
    }
  }
  return compact(rest);
}

/** The directory that holds the path, so many levels above it. */
export function dirname(value: Value, levels: number): Value {
  let result = value;
  for (let level = 0; level < levels; level += 1) {
    result = result.map((alt) => (alt.is === 'text' ? { ...alt, parts: dropLastSegment(alt.parts) } : alt));
  }
  return result;
}

/** A name or number of which only the kind is known; `unique` when no two requests get the same. */
export function opaque(label: string, unique = false): Value {
  return [sourced({ from: 'unknown', label, unique, segment: true })];
}

/** Of a format that begins with what is not known, nobody can tell which argument goes where. */
function withoutPlaceholders(part: Part): readonly Part[] {
  if (typeof part !== 'string') return [part];
  const pieces = part.split(/%(?:\d+\$)?[-+ 0']*\d*(?:\.\d+)?[bcdeEfFgGhHosuxX]/);
  return compact(
    pieces.flatMap((piece, at): readonly Part[] =>
      at === 0 ? [piece] : [{ from: 'unknown', label: 'a value', segment: true }, piece],
    ),
  );
}

/** What `sprintf()` makes of its format. */
export function sprintf(args: readonly Value[]): Value {
  const results: Value[] = [];
  for (const format of args[0] ?? NOTHING) {
    const literal = literalOf(format);
    if (literal === undefined) {
      results.push([format.is === 'text' ? { ...format, parts: format.parts.flatMap(withoutPlaceholders) } : format]);
      continue;
    }
    const pieces: Value[] = [];
    let next = 1;
    let at = 0;
    for (const match of literal.matchAll(/%(?:(\d+)\$)?[-+ 0']*\d*(?:\.\d+)?([bcdeEfFgGhHosuxX%])/g)) {
      pieces.push([text(literal.slice(at, match.index))]);
      at = match.index + match[0].length;
      if (match[2] === '%') pieces.push([text('%')]);
      else if (match[2] === 's')
        pieces.push(args[match[1] ? Number(match[1]) : next++] ?? [sourced({ from: 'unknown', label: 'a value' })]);
      else {
        pieces.push(opaque('a number'));
        if (!match[1]) next += 1;
      }
    }
    pieces.push([text(literal.slice(at))]);
    results.push(
      concatenate(
        pieces.filter(([first, ...rest]) => first === undefined || rest.length > 0 || literalOf(first) !== ''),
      ),
    );
  }
  return union(results);
}

/** The paths with a slash between each two. */
export function joinPaths(args: readonly Value[]): Value {
  const pieces: Value[] = [];
  args.forEach((arg, position) => {
    if (position > 0) pieces.push([text('/')]);
    pieces.push(arg);
  });
  return concatenate(pieces);
}

/** Is the value a place itself, whole and nothing else? */
function isPlace(value: Value | undefined): value is Value {
  return (
    value?.length === 1 &&
    value.every((alt) => {
      const head = alt.is === 'text' ? alt.parts[0] : undefined;
      return typeof head === 'object' && head.from === 'place';
    })
  );
}

/** A beginning that is taken for a place, `preg_replace('/^@root/', $root, $path)`: a subject that has it lies there. */
export function beginningReplaced(args: readonly Value[]): Value {
  const [pattern, replacement, subject] = args;
  const target = heads(subject);
  const search = pattern?.length === 1 ? literalOf(pattern[0] as Value[number]) : undefined;
  if (!search || !/^([/#~%!@|])\^(?!\1)/.test(search) || !isPlace(replacement)) return target;
  return withBeginning(target, replacement);
}

/** Subjects of which nothing is known, and beside them what they are where they have the beginning. */
function withBeginning(subject: Value, place: Value): Value {
  const isOpen = subject.some((alt) => {
    const head = alt.is === 'text' ? alt.parts[0] : undefined;
    return typeof head === 'object' && head.from !== 'place';
  });
  return isOpen ? union([concatenate([place, opaque('what follows')]), subject]) : subject;
}

/** A scheme, of which the second slash may stay with the path. */
const SCHEME = /^[a-z][\w.+-]*:\/{1,2}$/i;

/** Is the value a place, or a path that is written out? */
function isDirectory(value: Value | undefined): value is Value {
  const literal = value?.length === 1 ? literalOf(value[0] as Value[number]) : undefined;
  return isPlace(value) || (literal !== undefined && literal.includes('/') && !/^[a-z][\w.+-]*:/i.test(literal));
}

/** A stream wrapper's address made a local path, `str_replace('public://', 'sites/default/files/', $uri)`. */
function schemeReplaced(subject: Value, scheme: string, directory: Value): Value {
  const known = subject.map((alt): Value => {
    const [head, ...rest] = alt.is === 'text' ? alt.parts : [];
    if (typeof head === 'string' && head.toLowerCase().startsWith(scheme.toLowerCase()))
      return concatenate([directory, [{ ...(alt as TextAlt), parts: compact([head.slice(scheme.length), ...rest]) }]]);
    const isAddress = typeof head === 'object' && head.from === 'place' && head.place === 'abstraction';
    return isAddress ? concatenate([directory, opaque('what follows')]) : [alt];
  });
  return withBeginning(union(known), directory);
}

/**
 * What `str_replace()` makes of its subject, when search and replacement are one literal each; a place is put at the
 * beginning of a path: `str_replace($baseUrl, $basePath, $url)`.
 */
export function replaced(args: readonly Value[]): Value {
  const [search, replacement, subject] = args;
  const from = search?.length === 1 ? literalOf(search[0] as Value[number]) : undefined;
  const to = replacement?.length === 1 ? literalOf(replacement[0] as Value[number]) : undefined;
  const target = heads(subject);
  if (from !== undefined && SCHEME.test(from) && isDirectory(replacement))
    return schemeReplaced(target, from, replacement);
  if (isPlace(replacement) && !isPlace(search)) return withBeginning(target, replacement);
  if (from === undefined || to === undefined || from === '') return target;
  return target.map((alt) =>
    alt.is === 'text'
      ? {
          ...alt,
          parts: compact(alt.parts.map((part) => (typeof part === 'string' ? part.replaceAll(from, to) : part))),
        }
      : alt,
  );
}

export const first: Builtin = (args) => heads(args[0]);
export const second: Builtin = (args) => heads(args[1]);
export const third: Builtin = (args) => heads(args[2]);
export const basename: Builtin = (args) => {
  const value = onLiteral(heads(args[0]), (literal) => literal.replace(/[/\\]+$/, '').replace(/^.*[/\\]/, ''));
  return value.map((alt) =>
    literalOf(alt) === undefined ? sourced({ from: 'unknown', label: 'a file name', segment: true }) : alt,
  );
};

export const pathinfo: Builtin = (args) => {
  const name = basename([heads(args[0])]);
  const flag = args[1]?.[0];
  const part =
    flag?.is === 'text' && typeof flag.parts[0] === 'object' && 'label' in flag.parts[0]
      ? /PATHINFO_(\w+)/i.exec(flag.parts[0].label)?.[1]
      : undefined;
  if (part !== undefined) return part.toLowerCase() === 'dirname' ? dirname(heads(args[0]), 1) : name;
  return [
    {
      is: 'record',
      entries: new Map([
        ['dirname', dirname(heads(args[0]), 1)],
        ['basename', name],
        ['filename', name],
        ['extension', opaque('an extension')],
      ]),
    },
  ];
};
