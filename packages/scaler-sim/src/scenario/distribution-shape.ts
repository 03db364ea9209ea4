/** How laws are written in a scenario. */
import type { Distribution } from './distribution.ts';
import { gammaFunction } from './gamma-function.ts';
import { count, quantity, text } from './scalars.ts';
import { either, type Invalid, into, named, type Place, type Shape } from './shape.ts';
import { list, object, optional, required, tagged } from './structures.ts';
import { type Dimension, EXAMPLES, parseQuantity } from './units.ts';

/** 99th percentile of the standard normal law. */
const Z99 = 2.326_347_874_040_841;

/** Coefficients of variation and shapes beyond these describe no load of a web site, and lose precision. */
const LARGEST_CV = 1000;
const LARGEST_SHAPE = 1000;

const cv = quantity('number', { max: LARGEST_CV });
const shapeOfLaw = quantity('number', { above: 0, max: LARGEST_SHAPE });

function lognormal(mean: number, sigma: number): Distribution {
  return { law: 'lognormal', mu: Math.log(mean) - (sigma * sigma) / 2, sigma };
}

function exactlyOne(place: Place, a: string, b: string): Invalid | undefined {
  if (place.has(a) !== place.has(b)) return undefined;
  return place.fail(place.has(a) ? `must have "${a}" or "${b}", not both` : `must have "${a}" or "${b}"`);
}

function laws(dimension: Dimension): Readonly<Record<Distribution['law'], Shape<Distribution>>> {
  const amount = quantity(dimension);
  const positive = quantity(dimension, { above: 0 });
  return {
    constant: into(object({ value: required(amount, 'The value.') }), ({ value }) => ({ law: 'constant', value })),
    exponential: into(object({ mean: required(positive, 'Its mean.') }), ({ mean }) => ({ law: 'exponential', mean })),
    uniform: into(
      object({ min: required(amount, 'The least value.'), max: required(amount, 'The largest value.') }),
      ({ min, max }, place) => (max < min ? place.fail('must not be below min', 'max') : { law: 'uniform', min, max }),
    ),
    erlang: into(
      object({
        mean: required(positive, 'Its mean.'),
        k: required(count({ min: 1, max: 1000 }), 'Exponentials that it is the sum of.'),
      }),
      ({ mean, k }) => ({ law: 'erlang', mean, k }),
    ),
    gamma: into(
      object({
        mean: required(positive, 'Its mean.'),
        cv: optional(quantity('number', { above: 0, max: LARGEST_CV }), 'Standard deviation over mean.'),
        shape: optional(shapeOfLaw, 'Its shape, in place of `cv`.'),
      }),
      ({ mean, cv: variation, shape }, place) => {
        const wrong = exactlyOne(place, 'cv', 'shape');
        if (wrong !== undefined) return wrong;
        const alpha = shape ?? 1 / ((variation ?? 1) * (variation ?? 1));
        return { law: 'gamma', shape: alpha, scale: mean / alpha };
      },
    ),
    weibull: into(
      object({
        shape: required(quantity('number', { min: 0.1, max: LARGEST_SHAPE }), 'Below 1: a heavy tail; 1: exponential.'),
        mean: optional(positive, 'Its mean.'),
        scale: optional(positive, 'Its scale, in place of `mean`.'),
      }),
      ({ shape, mean, scale }, place) =>
        exactlyOne(place, 'mean', 'scale') ?? {
          law: 'weibull',
          shape,
          scale: scale ?? (mean ?? 0) / gammaFunction(1 + 1 / shape),
        },
    ),
    lognormal: into(
      object({
        mean: required(positive, 'Its mean.'),
        cv: optional(cv, 'Standard deviation over mean.'),
        p99: optional(positive, 'Its 99th percentile, in place of `cv`.'),
      }),
      ({ mean, cv: variation, p99 }, place) => {
        const wrong = exactlyOne(place, 'cv', 'p99');
        if (wrong !== undefined) return wrong;
        if (p99 === null) return lognormal(mean, Math.sqrt(Math.log(1 + (variation ?? 0) * (variation ?? 0))));
        // ln(p99 / mean) = z·σ − σ²/2: the smaller solution is the one whose tail grows with p99.
        const left = Z99 * Z99 - 2 * Math.log(p99 / mean);
        if (p99 < mean) return place.fail('must not be below the mean', 'p99');
        if (left < 0) {
          const most = Math.exp((Z99 * Z99) / 2).toFixed(1);
          return place.fail(`must not be more than ${most} times the mean: no lognormal law has such a p99`, 'p99');
        }
        return lognormal(mean, Z99 - Math.sqrt(left));
      },
    ),
    pareto: into(
      object({
        shape: required(shapeOfLaw, 'Its tail index; the mean exists above 1.'),
        mean: optional(positive, 'Its mean.'),
        min: optional(positive, 'Its least value, in place of `mean`.'),
      }),
      ({ shape, mean, min }, place) => {
        const wrong = exactlyOne(place, 'mean', 'min');
        if (wrong !== undefined) return wrong;
        if (shape <= 1) return place.fail('must be above 1: below, the mean is infinite', 'shape');
        return { law: 'pareto', shape, min: min ?? ((mean ?? 0) * (shape - 1)) / shape };
      },
    ),
    hyperexponential: hyperexponential(positive),
    geometric: into(
      object({ mean: required(quantity('number', { min: 1 }), 'Its mean, 1 or more.') }),
      ({ mean }, place) =>
        dimension === 'number'
          ? { law: 'geometric', mean }
          : place.fail('cannot be geometric: that is a law of whole numbers'),
    ),
    empirical: empirical(dimension),
  };
}

function hyperexponential(positive: Shape<number>): Shape<Distribution> {
  const branch = object({
    weight: required(quantity('number', { above: 0 }), 'How often it is taken, relative to the others.'),
    mean: required(positive, 'Mean of its exponential.'),
  });
  return into(
    object({
      mean: optional(positive, 'Its mean; two exponentials that each carry half of it.'),
      cv: optional(quantity('number', { min: 1, max: LARGEST_CV }), 'Standard deviation over mean, 1 or more.'),
      branches: optional(list(branch, { min: 1, max: 100 }), 'The exponentials, in place of `mean` and `cv`.'),
    }),
    ({ mean, cv: variation, branches }, place) => {
      if (branches !== null) {
        if (mean !== null || variation !== null)
          return place.fail('must have "mean" and "cv", or "branches", not both');
        const total = branches.reduce((sum, { weight }) => sum + weight, 0);
        return {
          law: 'hyperexponential',
          weights: branches.map(({ weight }) => weight / total),
          means: branches.map((each) => each.mean),
        };
      }
      if (mean === null || variation === null) return place.fail('must have "mean" and "cv", or "branches"');
      const square = variation * variation;
      const first = (1 + Math.sqrt((square - 1) / (square + 1))) / 2;
      return {
        law: 'hyperexponential',
        weights: [first, 1 - first],
        means: [mean / (2 * first), mean / (2 * (1 - first))],
      };
    },
  );
}

/** Values that a file may hold. */
const MOST_VALUES = 1_000_000;

function empirical(dimension: Dimension): Shape<Distribution> {
  const point = object({
    at: required(quantity('share'), 'Share of values that are not larger: 50% is the median.'),
    value: required(quantity(dimension), 'The value there.'),
  });
  return into(
    object({
      file: optional(text('the name of a file'), 'A file with one value a line, each with its unit.'),
      quantiles: optional(list(point, { min: 2 }), 'Points of the distribution, in place of `file`; from 0% to 100%.'),
    }),
    ({ file, quantiles }, place) => {
      const wrong = exactlyOne(place, 'file', 'quantiles');
      if (wrong !== undefined) return wrong;
      if (quantiles === null) return fromFile(file ?? '', dimension, place);
      const at = quantiles.map((each) => each.at);
      const values = quantiles.map(({ value }) => value);
      if (at[0] !== 0 || at.at(-1) !== 1) return place.fail('must begin at 0% and end at 100%', 'quantiles');
      const falls = quantiles.findIndex(
        ({ value }, index) => index > 0 && (at[index] <= at[index - 1] || value < values[index - 1]),
      );
      if (falls > 0) return place.fail('must lie above the point before it', `quantiles.${falls}`);
      return { law: 'empirical', at, values };
    },
  );
}

function fromFile(file: string, dimension: Dimension, place: Place): Distribution | Invalid {
  let lines: string[];
  try {
    lines = place.reading.readFile(file).split('\n');
  } catch (error) {
    return place.fail(`cannot be read: ${error instanceof Error ? error.message : String(error)}`, 'file');
  }
  const values: number[] = [];
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const value = parseQuantity(trimmed, dimension);
    if (value === undefined) {
      return place.fail(
        `has "${trimmed.slice(0, 40)}" on line ${index + 1}, which is not ${EXAMPLES[dimension]}`,
        'file',
      );
    }
    if (values.push(value) > MOST_VALUES) return place.fail(`has more than ${MOST_VALUES} values`, 'file');
  }
  if (values.length < 2) return place.fail('has fewer than two values', 'file');
  values.sort((a, b) => a - b);
  return { law: 'empirical', at: values.map((_, index) => index / (values.length - 1)), values };
}

/** A value alone is a constant. */
function distributionOf(dimension: Dimension): Shape<Distribution> {
  const constant = into(quantity(dimension), (value): Distribution => ({ law: 'constant', value }));
  return named(`${dimension}Distribution`, either(constant, tagged('distribution', laws(dimension))));
}

/** [s] */
export const timeLaw: Shape<Distribution> = distributionOf('time');
/** [bytes] */
export const sizeLaw: Shape<Distribution> = distributionOf('size');

/** Whole numbers from 1: what comes out fractional is rounded, what is below 1 is 1. */
export const countLaw: Shape<Distribution> = distributionOf('number');

/** Refuses laws that can be 0 for ever: a clock that waits no time stands still. */
export const waitingTime: Shape<Distribution> = into(timeLaw, (law, place) =>
  (law.law === 'constant' && law.value === 0) ||
  (law.law === 'uniform' && law.max === 0) ||
  (law.law === 'empirical' && law.values.at(-1) === 0)
    ? place.fail('must not be 0 for ever')
    : law,
);
