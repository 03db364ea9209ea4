/**
 * Shapes of JSON: one declaration gives the JSON Schema, the check of what comes in, and the TypeScript type it is held
 * against. Times are text on their way and `Date` on either side.
 */
import { TidemarkError } from '../client-error.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Schema<T> {
  readonly json: JsonSchema;
  /** @param at where the value stands, for the message @throws TidemarkError `usage.invalid` */
  decode(value: unknown, at: string): T;
}

/** A key that may be missing. */
export interface Optional<T> {
  readonly optional: Schema<T>;
}

/** Every key of an object, and whether it may be missing; a key that is forgotten does not compile. */
export type Keys<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? Optional<Exclude<T[K], undefined>> : Schema<T[K]>;
};

export function mismatch(at: string, what: string, value: unknown): TidemarkError {
  const given = value === undefined ? 'nothing' : (JSON.stringify(value)?.slice(0, 60) ?? typeof value);
  return new TidemarkError('usage.invalid', { what: `${at} must be ${what}, not ${given}` });
}

function scalar<T>(json: JsonSchema, what: string, is: (value: unknown) => value is T): Schema<T> {
  return {
    json,
    decode(value, at) {
      if (is(value)) return value;
      throw mismatch(at, what, value);
    },
  };
}

export const text: Schema<string> = scalar({ type: 'string' }, 'text', (value) => typeof value === 'string');

export const number: Schema<number> = scalar(
  { type: 'number' },
  'a number',
  (value): value is number => typeof value === 'number' && Number.isFinite(value),
);

export const whole: Schema<number> = scalar({ type: 'integer' }, 'a whole number', (value): value is number =>
  Number.isSafeInteger(value),
);

export const flag: Schema<boolean> = scalar(
  { type: 'boolean' },
  'true or false',
  (value) => typeof value === 'boolean',
);

/** Whatever it is. */
export const anything: Schema<unknown> = { json: {}, decode: (value) => value };

export const time: Schema<Date> = {
  json: { type: 'string', format: 'date-time' },
  decode(value, at) {
    const date = typeof value === 'string' ? new Date(value) : undefined;
    if (date === undefined || Number.isNaN(date.getTime()))
      throw mismatch(at, 'a time, as 2026-11-29T12:00:00Z', value);
    return date;
  },
};

export function literal<const T extends string | number | boolean>(...values: readonly T[]): Schema<T> {
  return scalar(
    values.length === 1 ? { const: values[0] } : { enum: values },
    values.join(' or '),
    (value): value is T => values.includes(value as T),
  );
}

export function list<T>(of: Schema<T>): Schema<readonly T[]> {
  return {
    json: { type: 'array', items: of.json },
    decode(value, at) {
      if (!Array.isArray(value)) throw mismatch(at, 'a list', value);
      return value.map((each, index) => of.decode(each, `${at}[${index}]`));
    },
  };
}

/** Names and values. */
export function record<T>(of: Schema<T>): Schema<Readonly<Record<string, T>>> {
  return {
    json: { type: 'object', additionalProperties: of.json },
    decode(value, at) {
      const entries = Object.entries(recordIn(value, at)).map(([name, each]) => [
        name,
        of.decode(each, `${at}.${name}`),
      ]);
      return Object.fromEntries(entries) as Readonly<Record<string, T>>;
    },
  };
}

/** What is known, or the word `unknown`. */
export function knownOr<T>(of: Schema<T>): Schema<T | 'unknown'> {
  return {
    json: { anyOf: [of.json, { const: 'unknown' }] },
    decode: (value, at) => (value === 'unknown' ? 'unknown' : of.decode(value, at)),
  };
}

export function optional<T>(schema: Schema<T>): Optional<T> {
  return { optional: schema };
}

/** @param isClosed other keys are refused: what a person writes may be misspelt */
export function object<T extends object>(keys: NoInfer<Keys<T>>, isClosed = false): Schema<T> {
  const entries = Object.entries(keys as Readonly<Record<string, Schema<unknown> | Optional<unknown>>>);
  const properties = Object.fromEntries(
    entries.map(([name, key]) => [name, 'optional' in key ? key.optional.json : key.json]),
  );
  const required = entries.filter(([, key]) => !('optional' in key)).map(([name]) => name);
  return {
    json: { type: 'object', properties, required, ...(isClosed ? { additionalProperties: false } : {}) },
    decode(value, at) {
      const given = recordIn(value, at);
      const strange = isClosed ? Object.keys(given).find((name) => !Object.hasOwn(keys, name)) : undefined;
      if (strange !== undefined) {
        const known = entries.map(([name]) => name).join(', ');
        throw new TidemarkError('usage.invalid', { what: `${at} has no "${strange}"`, next: `It takes ${known}.` });
      }
      const decoded: Record<string, unknown> = {};
      for (const [name, key] of entries) {
        const each = given[name];
        if (!('optional' in key)) decoded[name] = key.decode(each, `${at}.${name}`);
        else if (each !== undefined && each !== null) decoded[name] = key.optional.decode(each, `${at}.${name}`);
      }
      return decoded as T;
    },
  };
}

/** Objects that one key tells apart. */
export function variants<Key extends string, T extends Readonly<Record<Key, string>>>(
  key: Key,
  cases: { readonly [Name in T[Key]]: Schema<Extract<T, Readonly<Record<Key, Name>>>> },
): Schema<T> {
  const all = cases as unknown as Readonly<Record<string, Schema<T>>>;
  return {
    json: { oneOf: Object.values(all).map(({ json }) => json) },
    decode(value, at) {
      const name = recordIn(value, at)[key];
      const own = typeof name === 'string' && Object.hasOwn(all, name) ? all[name] : undefined;
      if (own === undefined) throw mismatch(`${at}.${key}`, Object.keys(all).join(' or '), name);
      return own.decode(value, at);
    },
  };
}

/** A shape that the document names once and refers to. */
export interface NamedSchema<T> extends Schema<T> {
  readonly name: string;
  /** The shape itself, where `json` refers to it. */
  readonly definition: JsonSchema;
}

export function named<T>(name: string, schema: Schema<T>): NamedSchema<T> {
  return {
    name,
    definition: schema.json,
    json: { $ref: `#/components/schemas/${name}` },
    decode: (value, at) => schema.decode(value, at),
  };
}

function recordIn(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw mismatch(at, 'an object', value);
}
