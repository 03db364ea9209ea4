/** Shapes that are made of others. */
import { didYouMean } from './nearest-key.ts';
import { INVALID, type Invalid, type JsonSchema, joined, quoted, type Reading, refuse, type Shape } from './shape.ts';
import { type Entry, type Plain, type Source, sourceOf } from './source.ts';

/** A key of a map. */
export interface Key<T> {
  readonly shape: Shape<T>;
  /** What it means, in one sentence. */
  readonly doc: string;
  /** What is taken where it is not given, as a person would write it, and who says so. */
  readonly fallback?: { readonly value: Plain; readonly source: string };
  readonly isRequired: boolean;
  /** Read where it is absent and there is no fallback. */
  readonly absent: T | undefined;
  /** What is told to be in force then; undefined: nothing. */
  readonly absence?: string;
}

type Keys = Readonly<Record<string, Key<unknown>>>;

export type Read<K extends Keys> = { readonly [P in keyof K]: K[P] extends Key<infer T> ? T : never };

export function required<T>(shape: Shape<T>, doc: string): Key<T> {
  return { shape, doc, isRequired: true, absent: undefined };
}

/** Null where it is absent; `absence` is what is then told to be in force. */
export function optional<T>(shape: Shape<T>, doc: string, absence?: string): Key<T | null> {
  return { shape, doc, isRequired: false, absent: null, ...(absence === undefined ? {} : { absence }) };
}

export function preset<T>(shape: Shape<T>, value: Plain, source: string, doc: string): Key<T> {
  return { shape, doc, fallback: { value, source }, isRequired: false, absent: undefined };
}

/** Why most defaults are what they are. */
export const NEUTRAL = 'not named means neutral';

/** A map with these keys and no other. */
export function object<K extends Keys>(keys: K): Shape<Read<K>> {
  const known = Object.keys(keys);
  return {
    read(source, path, reading) {
      if (source.kind !== 'map') {
        const some = known.slice(0, 4).join(', ');
        return refuse(reading, source.origin, path, `must be a map with keys such as ${some}, not ${quoted(source)}`);
      }
      let isValid = true;
      for (const [key, entry] of source.entries) {
        if (keys[key] !== undefined && Object.hasOwn(keys, key)) continue;
        isValid = false;
        const nearest = didYouMean(key, known) || `: ${path === '' ? 'a scenario' : path} has ${known.join(', ')}`;
        reading.problems.push({ origin: entry.key, says: `unknown key "${key.slice(0, 60)}"${nearest}` });
      }
      const values: Record<string, unknown> = {};
      for (const key of known) {
        const value = readKey(source.entries.get(key), keys[key], joined(path, key), reading, source);
        if (value === INVALID) isValid = false;
        values[key] = value;
      }
      return isValid ? (values as Read<K>) : INVALID;
    },
    schema: (definitions) => objectSchema(keys, definitions),
  };
}

function readKey(
  entry: Entry | undefined,
  { shape, fallback, isRequired, absent, absence }: Key<unknown>,
  path: string,
  reading: Reading,
  whole: Source,
): unknown {
  const isGiven = entry !== undefined && !(entry.value.kind === 'scalar' && entry.value.value === null);
  if (isGiven) return shape.read(entry.value, path, reading);
  if (fallback !== undefined) return shape.read(sourceOf(fallback.value, { told: fallback.source }), path, reading);
  if (!isRequired) {
    if (absence !== undefined) reading.explained.push({ path, value: absence, origin: { told: NEUTRAL } });
    return absent;
  }
  const key = path.slice(path.lastIndexOf('.') + 1);
  reading.problems.push({
    origin: entry?.key ?? whole.origin,
    says: `the key "${key}" is missing: ${path} has no default`,
  });
  return INVALID;
}

function objectSchema(keys: Keys, definitions: Record<string, JsonSchema>): JsonSchema {
  const properties = Object.entries(keys).map(([key, { shape, doc, fallback, isRequired }]): [string, JsonSchema] => {
    const own = shape.schema(definitions);
    // Null is as good as absent.
    const schema = isRequired ? own : { anyOf: [own, { type: 'null' }] };
    const told = fallback === undefined ? {} : { default: fallback.value, 'x-default-source': fallback.source };
    return [key, { description: doc, ...told, ...schema }];
  });
  const needed = Object.entries(keys).flatMap(([key, { isRequired }]) => (isRequired ? [key] : []));
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
    ...(needed.length === 0 ? {} : { required: needed }),
  };
}

/** A map whose word under `tag` says which other keys it has; without it, it is what `untagged` says. */
export function tagged<V extends Readonly<Record<string, Shape<unknown>>>>(
  tag: string,
  variants: V,
): Shape<V[keyof V] extends Shape<infer T> ? T : never> {
  type Made = V[keyof V] extends Shape<infer T> ? T : never;
  const words = Object.keys(variants);
  return {
    read(source, path, reading) {
      if (source.kind !== 'map') {
        return refuse(reading, source.origin, path, `must be a map with the key "${tag}", not ${quoted(source)}`);
      }
      const entry = source.entries.get(tag);
      const where = joined(path, tag);
      if (entry === undefined) {
        const says = `the key "${tag}" is missing: ${where} is one of ${words.join(', ')}`;
        reading.problems.push({ origin: source.origin, says });
        return INVALID;
      }
      const word = entry.value.kind === 'scalar' ? entry.value.text : '';
      const variant = Object.hasOwn(variants, word) ? variants[word] : undefined;
      if (variant === undefined) {
        const says = `must be one of ${words.join(', ')}, not ${quoted(entry.value)}${didYouMean(word, words)}`;
        return refuse(reading, entry.value.origin, where, says);
      }
      reading.explained.push({ path: where, value: word, origin: entry.value.origin });
      const entries = new Map(source.entries);
      entries.delete(tag);
      return variant.read({ ...source, entries }, path, reading) as Made | Invalid;
    },
    schema: (definitions) => ({
      type: 'object',
      required: [tag],
      properties: { [tag]: { enum: words } },
      oneOf: words.map((word) => withTag(variants[word], tag, word, definitions)),
    }),
  };
}

function withTag(
  shape: Shape<unknown>,
  tag: string,
  word: string,
  definitions: Record<string, JsonSchema>,
): JsonSchema {
  const own = shape.schema(definitions);
  const needed = (own['required'] as readonly string[] | undefined) ?? [];
  return {
    ...own,
    properties: { [tag]: { const: word }, ...(own['properties'] as object) },
    required: [tag, ...needed],
  };
}

/** A list; entries with a `name` are called by it, others by their index. */
export function list<T>(
  item: Shape<T>,
  bounds: { readonly min?: number; readonly max?: number } = {},
): Shape<readonly T[]> {
  const { min = 0, max = 100_000 } = bounds;
  return {
    read(source, path, reading) {
      if (source.kind !== 'list') return refuse(reading, source.origin, path, `must be a list, not ${quoted(source)}`);
      const length = source.items.length;
      if (length < min)
        return refuse(reading, source.origin, path, `must have at least ${min} ${min === 1 ? 'entry' : 'entries'}`);
      if (length > max) return refuse(reading, source.origin, path, `has ${length} entries; at most ${max}`);
      const values = source.items.map((each, at) => item.read(each, `${path}.${itemName(each) ?? at}`, reading));
      return values.includes(INVALID) ? INVALID : (values as T[]);
    },
    schema: (definitions) => ({ type: 'array', minItems: min, items: item.schema(definitions) }),
  };
}

function itemName(source: Source): string | undefined {
  const given = source.kind === 'map' ? source.entries.get('name')?.value : undefined;
  return given?.kind === 'scalar' && given.text !== '' ? given.text : undefined;
}

/** A map from names that the scenario chooses. */
export function record<T>(item: Shape<T>, max = 1000): Shape<ReadonlyMap<string, T>> {
  return {
    read(source, path, reading) {
      if (source.kind !== 'map')
        return refuse(reading, source.origin, path, `must be a map of names, not ${quoted(source)}`);
      if (source.entries.size > max) return refuse(reading, source.origin, path, `has more than ${max} entries`);
      const made = new Map<string, T>();
      let isValid = true;
      for (const [key, entry] of source.entries) {
        const isName = /^[A-Za-z_][\w-]{0,63}$/.test(key);
        if (!isName)
          refuse(
            reading,
            entry.key,
            path,
            `has the name ${JSON.stringify(key.slice(0, 60))}: letters, digits, - and _ only`,
          );
        const value = item.read(entry.value, joined(path, key), reading);
        if (value === INVALID || !isName) isValid = false;
        else made.set(key, value);
      }
      return isValid ? made : INVALID;
    },
    schema: (definitions) => ({
      type: 'object',
      propertyNames: { pattern: '^[A-Za-z_][\\w-]{0,63}$' },
      additionalProperties: item.schema(definitions),
    }),
  };
}
