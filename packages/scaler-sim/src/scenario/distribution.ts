/**
 * A law for times [s], sizes [bytes] or counts, with the parameters it is drawn by. What a scenario gives instead (a mean and
 * a 99th percentile, say) has been solved for them.
 */
export type Distribution =
  | { readonly law: 'constant'; readonly value: number }
  | { readonly law: 'exponential'; readonly mean: number }
  | { readonly law: 'uniform'; readonly min: number; readonly max: number }
  /** Sum of `k` exponentials. */
  | { readonly law: 'erlang'; readonly mean: number; readonly k: number }
  | { readonly law: 'gamma'; readonly shape: number; readonly scale: number }
  | { readonly law: 'weibull'; readonly shape: number; readonly scale: number }
  /** `mu` and `sigma` of the logarithm. */
  | { readonly law: 'lognormal'; readonly mu: number; readonly sigma: number }
  /** Of the first kind: P(X > x) = (min / x)^shape from `min` on. */
  | { readonly law: 'pareto'; readonly shape: number; readonly min: number }
  /** An exponential of mean `means[i]` with probability `weights[i]`; the weights add up to 1. */
  | { readonly law: 'hyperexponential'; readonly weights: readonly number[]; readonly means: readonly number[] }
  /** Whole numbers from 1. */
  | { readonly law: 'geometric'; readonly mean: number }
  /** Inverse of the distribution function, linear between its points; `at` rises from 0 to 1, `values` never falls. */
  | { readonly law: 'empirical'; readonly at: readonly number[]; readonly values: readonly number[] };
