import { merged, quantile } from '../engine/histogram.ts';
import type { MetricDefinition, QuantileDefinition, RatioDefinition } from '../engine/metric-definition.ts';
import type { Estimate } from '../result.ts';
import type { Sample } from './sample.ts';

/** The estimate of a metric from independent samples: pooled, with its standard error. */
export function estimateOf(definition: MetricDefinition, samples: readonly Sample[]): Estimate {
  return definition.kind === 'ratio' ? ratioEstimate(definition, samples) : quantileEstimate(definition, samples);
}

function ratioEstimate(definition: RatioDefinition, samples: readonly Sample[]): Estimate {
  const factor = definition.factor ?? 1;
  const overs = samples.map(({ sums }) => total(sums, definition.over) * factor);
  const unders = samples.map(({ sums, seconds }) =>
    definition.under === 'time' ? seconds : total(sums, definition.under),
  );
  const over = overs.reduce(add, 0);
  const under = unders.reduce(add, 0);
  const plus = definition.plus ?? 0;
  const value = ratio(over, under, plus);
  const replicates = overs.map((own, i) => ratio(own, unders[i], plus));
  const common = {
    value,
    replicates,
    ...(definition.isFraction === true && { count: { hits: Math.round(over), of: Math.round(under) } }),
    ...(definition.impossible === true && over === 0 && { impossible: true as const }),
  };
  const used = replicates.filter((replicate) => replicate !== null);
  if (value === null || used.length < 2) return { ...common, standardError: null, degreesOfFreedom: 0 };
  const deviation = definition.isFraction === true ? jackknife(overs, unders, value) : standardError(used);
  return { ...common, standardError: deviation, degreesOfFreedom: used.length - 1 };
}

function quantileEstimate({ histograms, p }: QuantileDefinition, samples: readonly Sample[]): Estimate {
  const own = samples.map((sample) => merged(histograms.map((index) => sample.histograms[index])));
  const replicates = own.map((histogram) => quantile(histogram, p));
  const used = replicates.filter((replicate) => replicate !== null);
  return {
    value: quantile(merged(own), p),
    standardError: used.length < 2 ? null : standardError(used),
    degreesOfFreedom: Math.max(0, used.length - 1),
    replicates,
  };
}

/** Standard error of a mean. */
export function standardError(values: readonly number[]): number {
  const mean = values.reduce(add, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

/** Standard error of a pooled ratio, from what it would be without each sample in turn (Quenouille, Tukey). */
function jackknife(overs: readonly number[], unders: readonly number[], pooled: number): number {
  const over = overs.reduce(add, 0);
  const under = unders.reduce(add, 0);
  const used = overs.map((own, i) => [own, unders[i]] as const).filter(([, below]) => below > 0);
  const n = used.length;
  const pseudo = used.map(([own, below]) => n * pooled - (n - 1) * (ratio(over - own, under - below) ?? pooled));
  return standardError(pseudo);
}

function total(sums: readonly number[], places: readonly number[]): number {
  return places.reduce((sum, place) => sum + sums[place], 0);
}

function ratio(over: number, under: number, plus = 0): number | null {
  return under > 0 ? over / under + plus : null;
}

function add(sum: number, value: number): number {
  return sum + value;
}
