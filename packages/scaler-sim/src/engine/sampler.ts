/** Draws from the laws of a scenario. One class for all, so that call sites stay monomorphic. */
import {
  CONSTANT,
  EMPIRICAL,
  ERLANG,
  EXPONENTIAL,
  GAMMA,
  GEOMETRIC,
  HYPEREXPONENTIAL,
  LOGNORMAL,
  PARETO,
  UNIFORM,
  WEIBULL,
} from './law-codes.ts';
import type { RandomStream } from './random-stream.ts';
import { exponential, leaveExponential, leaveNormal, normal } from './ziggurat.ts';

/** A law by its parameters; the scenario's distributions have this shape. */
export type Law =
  | { readonly law: 'constant'; readonly value: number }
  | { readonly law: 'exponential'; readonly mean: number }
  | { readonly law: 'uniform'; readonly min: number; readonly max: number }
  | { readonly law: 'erlang'; readonly mean: number; readonly k: number }
  | { readonly law: 'gamma'; readonly shape: number; readonly scale: number }
  | { readonly law: 'weibull'; readonly shape: number; readonly scale: number }
  | { readonly law: 'lognormal'; readonly mu: number; readonly sigma: number }
  | { readonly law: 'pareto'; readonly shape: number; readonly min: number }
  | { readonly law: 'hyperexponential'; readonly weights: readonly number[]; readonly means: readonly number[] }
  | { readonly law: 'geometric'; readonly mean: number }
  | { readonly law: 'empirical'; readonly at: readonly number[]; readonly values: readonly number[] };

const NONE = new Float64Array(0);

export class Sampler {
  private readonly law: number;
  /** First and second parameter; what they are depends on the law. */
  private readonly a: number;
  private readonly b: number;
  /** Cumulated probabilities, and what belongs to them. */
  private readonly at: Float64Array;
  private readonly values: Float64Array;

  constructor(law: number, a: number, b: number, at: Float64Array, values: Float64Array) {
    this.law = law;
    this.a = a;
    this.b = b;
    this.at = at;
    this.values = values;
  }

  /** True where every draw is the same. */
  get isConstant(): boolean {
    return this.law === CONSTANT;
  }

  draw(stream: RandomStream): number {
    this.leave(stream);
    return stream.value;
  }

  /** Draws, and leaves the value in `stream.value`. */
  leave(stream: RandomStream): void {
    switch (this.law) {
      case CONSTANT:
        stream.value = this.a;
        break;
      case EXPONENTIAL:
        leaveExponential(stream);
        stream.value *= this.a;
        break;
      case LOGNORMAL:
        leaveNormal(stream);
        stream.value = Math.exp(this.a + this.b * stream.value);
        break;
      default:
        stream.value = this.rare(stream);
    }
  }

  private rare(stream: RandomStream): number {
    switch (this.law) {
      case UNIFORM:
        return this.a + this.b * stream.unit();
      case ERLANG:
        return this.erlang(stream);
      case GAMMA:
        return this.b * standardGamma(stream, this.a);
      case WEIBULL:
        // `a` is 1 over the shape.
        return this.b * Math.exp(this.a * Math.log(exponential(stream)));
      case PARETO:
        return this.b * Math.exp(this.a * exponential(stream));
      case HYPEREXPONENTIAL:
        return this.values[this.branch(stream.fineUnit())] * exponential(stream);
      case GEOMETRIC:
        // `a` is −1 over the logarithm of the chance to go on.
        return 1 + Math.floor(this.a * exponential(stream));
      default:
        return this.empirical(stream.fineUnit());
    }
  }

  private erlang(stream: RandomStream): number {
    let sum = 0;
    for (let i = 0; i < this.b; i++) sum += exponential(stream);
    return this.a * sum;
  }

  /** First place whose cumulated probability is above `u`. */
  private branch(u: number): number {
    let low = 0;
    let high = this.at.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (u < this.at[middle]) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private empirical(u: number): number {
    const right = Math.max(1, this.branch(u));
    const from = this.at[right - 1];
    const width = this.at[right] - from;
    const value = this.values[right - 1];
    return width > 0 ? value + ((u - from) / width) * (this.values[right] - value) : this.values[right];
  }
}

/** Marsaglia and Tsang 2000; for shapes below 1 with their boost. */
function standardGamma(stream: RandomStream, shape: number): number {
  if (shape < 1) return standardGamma(stream, shape + 1) * Math.exp(-exponential(stream) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(stream);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (exponential(stream) > -(0.5 * x * x + d - d * v + d * Math.log(v))) return d * v;
  }
}

export function samplerOf(law: Law): Sampler {
  switch (law.law) {
    case 'constant':
      return plain(CONSTANT, law.value, 0);
    case 'exponential':
      return plain(EXPONENTIAL, law.mean, 0);
    case 'uniform':
      return plain(UNIFORM, law.min, law.max - law.min);
    case 'erlang':
      return plain(ERLANG, law.mean / law.k, law.k);
    case 'gamma':
      return plain(GAMMA, law.shape, law.scale);
    case 'weibull':
      return plain(WEIBULL, 1 / law.shape, law.scale);
    case 'lognormal':
      return law.sigma === 0 ? plain(CONSTANT, Math.exp(law.mu), 0) : plain(LOGNORMAL, law.mu, law.sigma);
    case 'pareto':
      return plain(PARETO, 1 / law.shape, law.min);
    case 'hyperexponential': {
      let sum = 0;
      const at = Float64Array.from(law.weights, (weight) => (sum += weight));
      return new Sampler(HYPEREXPONENTIAL, 0, 0, at, Float64Array.from(law.means));
    }
    case 'geometric':
      return law.mean <= 1 ? plain(CONSTANT, 1, 0) : plain(GEOMETRIC, -1 / Math.log(1 - 1 / law.mean), 0);
    case 'empirical':
      return new Sampler(EMPIRICAL, 0, 0, Float64Array.from(law.at), Float64Array.from(law.values));
  }
}

function plain(law: number, a: number, b: number): Sampler {
  return new Sampler(law, a, b, NONE, NONE);
}
