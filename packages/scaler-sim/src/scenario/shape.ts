/** What a part of a scenario may look like: one description that reads it, publishes its schema, and documents it. */
import { type Origin, originAt, type Source } from './source.ts';

/** Read nothing: the problem is in the log. */
export const INVALID: unique symbol = Symbol('invalid');
export type Invalid = typeof INVALID;

export interface Problem {
  readonly origin: Origin;
  /** As a sentence without a full stop. */
  readonly says: string;
}

/** A value in force. */
export interface Explained {
  /** `php.nodes`, `traffic.requests.page.service` */
  readonly path: string;
  readonly value: string;
  readonly origin: Origin;
}

/** What a reading gathers besides the value. */
export interface Reading {
  readonly problems: Problem[];
  readonly explained: Explained[];
  /** Text of a file that the scenario names. */
  readonly readFile: (path: string) => string;
}

/** JSON Schema, draft 2020-12. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

export interface Shape<T> {
  read(source: Source, path: string, reading: Reading): T | Invalid;
  /** What is shared goes into `definitions` by name. */
  schema(definitions: Record<string, JsonSchema>): JsonSchema;
}

/** Where a rule that spans several keys complains. */
export interface Place {
  /** At what a dotted path below leads to, as far as it is there. */
  fail(says: string, below?: string): Invalid;
  /** Is the key given in the text? */
  has(key: string): boolean;
  readonly path: string;
  readonly reading: Reading;
}

/** The shape with what is read turned into something else, or refused. */
export function into<T, U>(shape: Shape<T>, make: (value: T, place: Place) => U | Invalid): Shape<U> {
  return {
    schema: (definitions) => shape.schema(definitions),
    read(source, path, reading) {
      const value = shape.read(source, path, reading);
      if (value === INVALID) return INVALID;
      const fail = (says: string, below = ''): Invalid =>
        refuse(reading, originAt(source, below), below === '' ? path : joined(path, below), says);
      const has = (key: string): boolean => source.kind === 'map' && source.entries.has(key);
      return make(value, { fail, has, path, reading });
    },
  };
}

export function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

export function refuse(reading: Reading, origin: Origin, path: string, says: string): Invalid {
  reading.problems.push({ origin, says: path === '' ? says : `${path} ${says}` });
  return INVALID;
}

/** The text as it is quoted in a message. */
export function quoted(source: Source): string {
  if (source.kind === 'list') return 'a list';
  if (source.kind === 'map') return 'a map';
  return source.value === null ? 'nothing' : `"${source.text.slice(0, 60)}"`;
}

/** The shape under a name that several places share. */
export function named<T>(name: string, shape: Shape<T>): Shape<T> {
  return {
    read: shape.read,
    schema(definitions) {
      if (definitions[name] === undefined) {
        // Held before it is made, so that a shape may hold itself.
        definitions[name] = {};
        Object.assign(definitions[name], shape.schema(definitions));
      }
      return { $ref: `#/$defs/${name}` };
    },
  };
}

/** Another shape for each kind of text: `random` or `{ policy: random }`. */
export function either<A, B>(
  short: Shape<A>,
  long: Shape<B>,
  isLong: (source: Source) => boolean = isMap,
): Shape<A | B> {
  return {
    read: (source, path, reading) => (isLong(source) ? long : short).read(source, path, reading),
    schema: (definitions) => ({ anyOf: [short.schema(definitions), long.schema(definitions)] }),
  };
}

function isMap(source: Source): boolean {
  return source.kind === 'map';
}
