/** Quantities as people write them, and back: `80ms`, `8/s`, `1/24h`, `512MiB`, `0.1%`. */

/** Symbols of each dimension, by what one of them is in the base unit. */
const UNITS = {
  /** [s] */
  time: { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, min: 60, h: 3600, d: 86_400, w: 604_800 },
  /** [bytes] */
  size: {
    B: 1,
    kB: 1e3,
    MB: 1e6,
    GB: 1e9,
    TB: 1e12,
    KiB: 1024,
    MiB: 1024 * 1024,
    GiB: 1024 * 1024 * 1024,
    TiB: 1024 * 1024 * 1024 * 1024,
  },
} as const satisfies Record<string, Readonly<Record<string, number>>>;

export type Dimension = 'time' | 'size' | 'rate' | 'share' | 'number';

const NUMBER = String.raw`[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?`;
const TIME = Object.keys(UNITS.time).join('|');
const SIZE = Object.keys(UNITS.size).join('|');

/** What a quantity of each dimension looks like, as the source of a regular expression without anchors. */
export const PATTERNS: Readonly<Record<Dimension, string>> = {
  time: `(?:${NUMBER} ?(?:${TIME}))+|0`,
  size: `${NUMBER} ?(?:${SIZE})|0`,
  rate: `${NUMBER} ?/ ?(?:${NUMBER} ?)?(?:${TIME})|0`,
  share: `${NUMBER} ?%|${NUMBER}`,
  number: NUMBER,
};

/** An example of each dimension, for messages. */
export const EXAMPLES: Readonly<Record<Dimension, string>> = {
  time: 'a time such as 80ms, 30s or 24h',
  size: 'a size such as 512MiB or 20kB',
  rate: 'a rate such as 8/s or 1/24h',
  share: 'a share such as 0.2 or 20%',
  number: 'a number',
};

const COMPILED: Readonly<Record<Dimension, RegExp>> = {
  time: new RegExp(`^(?:${PATTERNS.time})$`),
  size: new RegExp(`^(?:${PATTERNS.size})$`),
  rate: new RegExp(`^(?:${PATTERNS.rate})$`),
  share: new RegExp(`^(?:${PATTERNS.share})$`),
  number: new RegExp(`^(?:${PATTERNS.number})$`),
};

const LEADING = new RegExp(`^(${NUMBER}) ?`);

function take(text: string): readonly [number, string] {
  const found = LEADING.exec(text);
  return found === null ? [1, text] : [Number(found[1]), text.slice(found[0].length)];
}

function timeOf(text: string): number {
  let left = text;
  let sum = 0;
  while (left !== '') {
    const [amount, rest] = take(left);
    const unit = /^\D*?(?=\d|$)/.exec(rest)?.[0] ?? '';
    sum += amount * (UNITS.time[unit.trim() as keyof typeof UNITS.time] ?? (amount === 0 ? 1 : Number.NaN));
    left = rest.slice(unit.length);
  }
  return sum;
}

/** The quantity in its base unit (s, bytes, 1/s, share of 1); undefined where the text is none of this dimension. */
export function parseQuantity(text: string, dimension: Dimension): number | undefined {
  const trimmed = text.trim();
  if (!COMPILED[dimension].test(trimmed)) return undefined;
  const value = inBaseUnit(trimmed, dimension);
  return Number.isFinite(value) ? value : undefined;
}

function inBaseUnit(text: string, dimension: Dimension): number {
  const [amount, rest] = take(text);
  switch (dimension) {
    case 'time':
      return timeOf(text);
    case 'size':
      return amount * (UNITS.size[rest as keyof typeof UNITS.size] ?? 1);
    case 'rate':
      return amount === 0 ? 0 : amount / timeOf(rest.replace(/^\/ ?/, ''));
    case 'share':
      return rest === '%' ? amount / 100 : amount;
    case 'number':
      return amount;
  }
}

const LADDERS = {
  time: [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
    ['ms', 1e-3],
    ['µs', 1e-6],
    ['ns', 1e-9],
  ],
  size: [
    ['TiB', UNITS.size.TiB],
    ['GiB', UNITS.size.GiB],
    ['MiB', UNITS.size.MiB],
    ['KiB', UNITS.size.KiB],
    ['B', 1],
  ],
} as const satisfies Record<string, readonly (readonly [string, number])[]>;

/** At most `digits` significant ones, without an exponent where a person would write none. */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return value > 0 ? 'unlimited' : String(value);
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size !== 0 && (size < 1e-6 || size >= 1e15)) return rounded.toExponential().replace('e+', 'e');
  if (size !== 0 && size < 1e-3) return rounded.toFixed(10).replace(/0+$/, '');
  return size >= 10_000 ? rounded.toLocaleString('en-US', { maximumFractionDigits: 9 }) : String(rounded);
}

function onLadder(value: number, dimension: 'time' | 'size', digits: number): string {
  const ladder = LADDERS[dimension];
  const [unit, one] = ladder.find(([, each]) => value >= each * 0.9995) ?? ladder[ladder.length - 1];
  return `${formatNumber(value / one, digits)} ${unit}`;
}

/**
 * As a person writes it: `80 ms`, `1/d`, `512 MiB`, `20 %`.
 * @param beside the value whose unit a rate is to have, so that a difference is told in the unit of what differs
 */
export function formatQuantity(value: number, dimension: Dimension, digits = 4, beside: number = value): string {
  if (value === Number.POSITIVE_INFINITY) return dimension === 'time' ? 'none' : 'unlimited';
  switch (dimension) {
    case 'time':
      return value === 0 ? '0 s' : onLadder(value, 'time', digits);
    case 'size':
      return value === 0 ? '0 B' : onLadder(value, 'size', digits);
    case 'rate': {
      if (value === 0) return '0/s';
      const [unit, one] = RATES.find(([, each]) => beside * each >= 0.9995) ?? RATES[RATES.length - 1];
      return `${formatNumber(value * one, digits)}/${unit}`;
    }
    case 'share':
      return `${formatNumber(value * 100, digits)} %`;
    case 'number':
      return formatNumber(value, digits);
  }
}

const RATES = [
  ['s', 1],
  ['min', 60],
  ['h', 3600],
  ['d', 86_400],
  ['30d', 2_592_000],
] as const;
