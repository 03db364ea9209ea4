/** Shapes of single values. */
import { didYouMean } from './nearest-key.ts';
import { type Invalid, type JsonSchema, quoted, type Reading, refuse, type Shape } from './shape.ts';
import type { Source } from './source.ts';
import { type Dimension, EXAMPLES, formatQuantity, PATTERNS, parseQuantity } from './units.ts';

export interface Bounds {
  /** Least and largest value allowed, in base units. */
  readonly min?: number;
  readonly max?: number;
  /** The value must be larger than this. */
  readonly above?: number;
  /** Words that stand for a value: `unlimited`, `none`. */
  readonly words?: Readonly<Record<string, number>>;
}

export const UNLIMITED: Readonly<Record<string, number>> = { unlimited: Number.POSITIVE_INFINITY };
export const NONE: Readonly<Record<string, number>> = { none: Number.POSITIVE_INFINITY };

/** Longest stretch of time that a scenario may name: a century [s]. */
export const LONGEST_TIME: number = 100 * 365.25 * 86_400;

/** Highest rate that a scenario may name [1/s]. */
export const HIGHEST_RATE = 1e9;

const CEILING: Readonly<Record<Dimension, number>> = {
  time: LONGEST_TIME,
  rate: HIGHEST_RATE,
  size: 1e18,
  share: 1,
  number: 1e15,
};

function explain(reading: Reading, source: Source, path: string): void {
  const value = source.kind === 'scalar' ? source.text : '';
  reading.explained.push({ path, value, origin: source.origin });
}

/** A quantity in its base unit (s, 1/s, bytes, share of 1). A share lies between 0 and 1 unless `bounds` say otherwise. */
export function quantity(dimension: Dimension, bounds: Bounds = {}): Shape<number> {
  const words = Object.keys(bounds.words ?? {});
  const wanted = [EXAMPLES[dimension], ...words].join(', or ');
  const max = bounds.max ?? CEILING[dimension];
  return {
    read(source, path, reading) {
      const says = (what: string): Invalid => refuse(reading, source.origin, path, what);
      if (source.kind !== 'scalar' || source.value === null) return says(`must be ${wanted}, not ${quoted(source)}`);
      const word = wordOf(bounds, source.text);
      const value = word ?? parseQuantity(source.text, dimension);
      if (value === undefined) return says(`must be ${wanted}, not ${quoted(source)}${hint(source.text, dimension)}`);
      if (word === undefined) {
        const low = bounds.above ?? bounds.min ?? 0;
        const print = (bound: number): string => formatQuantity(bound, dimension, 12);
        if (bounds.above !== undefined && value <= low)
          return says(`must be above ${print(low)}, not ${quoted(source)}`);
        if (value < low) return says(`must be at least ${print(low)}, not ${quoted(source)}`);
        if (value > max) return says(`must be at most ${print(max)}, not ${quoted(source)}`);
      }
      explain(reading, source, path);
      return value;
    },
    schema: (definitions) => shared(definitions, [dimension, ...words], () => quantitySchema(dimension, words)),
  };
}

/** What a number without its unit, or with another dimension's, was probably meant to be. */
function hint(text: string, dimension: Dimension): string {
  const trimmed = text.trim();
  if (trimmed.startsWith('-') && parseQuantity(trimmed.slice(1), dimension) !== undefined)
    return ': it cannot be negative';
  if (parseQuantity(trimmed, 'number') === undefined) return '';
  const unit = { time: 's', rate: '/s', size: 'MiB', share: '%', number: '' }[dimension];
  return unit === '' ? '' : `: the unit is missing, as in ${trimmed}${unit}`;
}

function quantitySchema(dimension: Dimension, words: readonly string[]): JsonSchema {
  const pattern = [PATTERNS[dimension], ...words].map((each) => `(?:${each})`).join('|');
  const string: JsonSchema = { type: 'string', pattern: `^\\s*(?:${pattern})\\s*$` };
  if (dimension === 'share') return { anyOf: [string, { type: 'number', minimum: 0 }] };
  if (dimension === 'number') return { anyOf: [string, { type: 'number' }] };
  return { anyOf: [string, { const: 0 }] };
}

/** What a word stands for; undefined where it stands for nothing. */
function wordOf({ words }: Bounds, text: string): number | undefined {
  return words !== undefined && Object.hasOwn(words, text) ? words[text] : undefined;
}

/** A whole number. */
export function count(bounds: Bounds = {}): Shape<number> {
  const low = bounds.min ?? 0;
  const high = bounds.max ?? Number.MAX_SAFE_INTEGER;
  const words = Object.keys(bounds.words ?? {});
  return {
    read(source, path, reading) {
      const says = (what: string): Invalid => refuse(reading, source.origin, path, what);
      const range = high === Number.MAX_SAFE_INTEGER ? `from ${low}` : `from ${low} to ${high}`;
      const wanted = [`a whole number ${range}`, ...words].join(', or ');
      if (source.kind !== 'scalar' || source.value === null) return says(`must be ${wanted}, not ${quoted(source)}`);
      const word = wordOf(bounds, source.text);
      const value = word ?? parseQuantity(source.text, 'number');
      if (value === undefined || (word === undefined && (!Number.isInteger(value) || value < low || value > high))) {
        return says(`must be ${wanted}, not ${quoted(source)}`);
      }
      explain(reading, source, path);
      return value;
    },
    schema: (definitions) => shared(definitions, ['count', ...words], () => countSchema(words)),
  };
}

function countSchema(words: readonly string[]): JsonSchema {
  const text: JsonSchema = { type: 'string', pattern: `^\\s*(?:${[PATTERNS.number, ...words].join('|')})\\s*$` };
  return { anyOf: [{ type: 'integer', minimum: 0 }, text] };
}

/** Described once under a name made of `parts`: `timeOrNone`. */
function shared(definitions: Record<string, JsonSchema>, parts: readonly string[], make: () => JsonSchema): JsonSchema {
  const key = parts.map((part, at) => (at === 0 ? part : `Or${part.charAt(0).toUpperCase()}${part.slice(1)}`)).join('');
  definitions[key] ??= make();
  return { $ref: `#/$defs/${key}` };
}

/** One of a few words. */
export function choice<const T extends string>(values: readonly T[]): Shape<T> {
  return {
    read(source, path, reading) {
      const found = source.kind === 'scalar' ? values.find((value) => value === source.text) : undefined;
      if (found === undefined) {
        const nearest = source.kind === 'scalar' ? didYouMean(source.text, values) : '';
        const wanted = values.length === 1 ? (values[0] as string) : `one of ${values.join(', ')}`;
        return refuse(reading, source.origin, path, `must be ${wanted}, not ${quoted(source)}${nearest}`);
      }
      explain(reading, source, path);
      return found;
    },
    // A word of digits may be written as the number that it is.
    schema: () => ({ enum: values.flatMap((value) => (/^\d+$/.test(value) ? [value, Number(value)] : [value])) }),
  };
}

export const flag: Shape<boolean> = {
  read(source, path, reading) {
    const text = source.kind === 'scalar' ? source.text : '';
    if (text !== 'true' && text !== 'false') {
      return refuse(reading, source.origin, path, `must be true or false, not ${quoted(source)}`);
    }
    explain(reading, source, path);
    return text === 'true';
  },
  schema: () => ({ type: 'boolean' }),
};

/** A name that metrics and keys are made with. */
export const name: Shape<string> = {
  read(source, path, reading) {
    if (source.kind !== 'scalar' || !NAME.test(source.text)) {
      return refuse(reading, source.origin, path, `must be a name of letters, digits, - and _, not ${quoted(source)}`);
    }
    explain(reading, source, path);
    return source.text;
  },
  schema: () => ({ type: 'string', pattern: NAME.source }),
};

const NAME = /^[A-Za-z_][\w-]{0,63}$/;

/** Any text: a file, an expression. */
export function text(wanted: string): Shape<string> {
  return {
    read(source, path, reading) {
      if (source.kind !== 'scalar' || typeof source.value !== 'string' || source.text.trim() === '') {
        return refuse(reading, source.origin, path, `must be ${wanted}, not ${quoted(source)}`);
      }
      explain(reading, source, path);
      return source.text;
    },
    schema: () => ({ type: 'string', minLength: 1 }),
  };
}
