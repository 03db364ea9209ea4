/** Laws that service times are fitted with: parameters from data, and their distribution functions. */

/** A fitted law: how a scenario writes it, and its distribution function. */
export interface FittedLaw {
  readonly name: string;
  /** Keys of the scenario beside `distribution`; times in seconds. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly cdf: (x: number) => number;
}

/** Sums over data that every fit is made from; all values above 0. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
  readonly meanLog: number;
  readonly varianceLog: number;
}

export function momentsOf(values: Float64Array): Moments {
  const count = values.length;
  let sum = 0;
  let logs = 0;
  for (const value of values) {
    sum += value;
    logs += Math.log(value);
  }
  const mean = sum / count;
  const meanLog = logs / count;
  let squares = 0;
  let logSquares = 0;
  for (const value of values) {
    squares += (value - mean) * (value - mean);
    logSquares += (Math.log(value) - meanLog) * (Math.log(value) - meanLog);
  }
  return { count, mean, variance: squares / count, meanLog, varianceLog: logSquares / count };
}

/** Φ(x), by the complementary error function of Numerical Recipes (fractional error below 1.2e-7). */
function normalCdf(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + z / 2);
  const series = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368,
  ];
  let sum = 0;
  for (const coefficient of series) sum = sum * t + coefficient;
  const tail = (t * Math.exp(-z * z - 1.26551223 + t * sum)) / 2;
  return x > 0 ? 1 - tail : tail;
}

/** ln Γ(x) for x > 0, by Stirling's series from 10 on. */
function logGamma(x: number): number {
  let factor = 0;
  let at = x;
  for (; at < 10; at++) factor += Math.log(at);
  const square = 1 / (at * at);
  const series = 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680));
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series / at - factor;
}

/** Regularised lower incomplete gamma function: series below a + 1, continued fraction above (Lentz). */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(-x + a * Math.log(x) - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 1000 && term > sum * 1e-14; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum * front;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 1000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return 1 - front * fraction;
}

/** Shape of a Weibull law by maximum likelihood: Newton's method on its one equation. */
function weibullShape(values: Float64Array, { meanLog, varianceLog }: Moments): number {
  let shape = Math.PI / Math.sqrt(6 * varianceLog);
  for (let round = 0; round < 50; round++) {
    let powers = 0;
    let logs = 0;
    let squares = 0;
    for (const value of values) {
      const log = Math.log(value);
      const power = Math.exp(shape * log);
      powers += power;
      logs += power * log;
      squares += power * log * log;
    }
    const ratio = logs / powers;
    const off = ratio - 1 / shape - meanLog;
    const slope = squares / powers - ratio * ratio + 1 / (shape * shape);
    const next = Math.max(shape / 2, shape - off / slope);
    if (Math.abs(next - shape) < 1e-9 * shape) return next;
    shape = next;
  }
  return shape;
}

/** Every law fitted by maximum likelihood (gamma: Minka's close form for it). Values above 0 that are not all the same. */
export function fitLaws(values: Float64Array): readonly FittedLaw[] {
  const moments = momentsOf(values);
  const { mean, meanLog, varianceLog } = moments;
  const sigma = Math.sqrt(varianceLog);
  const s = Math.log(mean) - meanLog;
  const alpha = (3 - s + Math.sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);
  const shape = weibullShape(values, moments);
  let powers = 0;
  for (const value of values) powers += Math.exp(shape * Math.log(value));
  const scale = Math.exp(Math.log(powers / values.length) / shape);
  return [
    {
      name: 'lognormal',
      parameters: { mean: Math.exp(meanLog + varianceLog / 2), cv: Math.sqrt(Math.exp(varianceLog) - 1) },
      cdf: (x) => normalCdf((Math.log(x) - meanLog) / sigma),
    },
    { name: 'gamma', parameters: { mean, shape: alpha }, cdf: (x) => lowerGamma(alpha, (x * alpha) / mean) },
    { name: 'weibull', parameters: { shape, scale }, cdf: (x) => 1 - Math.exp(-Math.exp(shape * Math.log(x / scale))) },
    { name: 'exponential', parameters: { mean }, cdf: (x) => 1 - Math.exp(-x / mean) },
  ];
}
