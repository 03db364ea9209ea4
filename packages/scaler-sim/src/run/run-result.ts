import { studentT } from '../analysis/beta.ts';
import { estimateOf, standardError } from '../analysis/estimate.ts';
import type { Estimate, RunResult, Series, SeriesColumn, Warning } from '../result.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { metricsOf } from '../world/metrics.ts';
import type { ReplicationRecord } from './record.ts';

/** Confidence of the bands of series, two-sided. */
const BAND_CONFIDENCE = 0.95;

/** Half-width over value of the mean latency beyond which a run is called too short. */
const WIDE = 0.5;

/**
 * The result of replications, in order of their index. `wallMs` is the caller's.
 * @param scenario the one that ran, without unknown placements
 */
export function resultOf(scenario: Scenario, records: readonly ReplicationRecord[], wallMs: number): RunResult {
  const sorted = records.toSorted((a, b) => a.index - b.index);
  const samples = sorted.flatMap((record) => record.samples);
  const estimates: Record<string, Estimate> = {};
  for (const definition of metricsOf(scenario)) estimates[definition.name] = estimateOf(definition, samples);
  return {
    seed: scenario.seed,
    replications: sorted.length,
    analysis: scenario.analysis,
    estimates,
    series: seriesOf(sorted),
    marks: sorted[0]?.marks ?? [],
    events: sorted.reduce((sum, { events }) => sum + events, 0),
    wallMs,
    warnings: warningsOf(scenario, sorted, estimates),
  };
}

function seriesOf(records: readonly ReplicationRecord[]): Series {
  const [first] = records;
  const columns: Record<string, SeriesColumn> = {};
  for (const name of Object.keys(first.series)) {
    const band = first.series[name].map((_, block) =>
      bandOf(records.flatMap(({ series }) => series[name][block] ?? [])),
    );
    columns[name] = {
      value: band.map(({ value }) => value),
      low: band.map(({ low }) => low),
      high: band.map(({ high }) => high),
    };
  }
  return { bounds: first.bounds, columns };
}

function bandOf(values: readonly number[]): { value: number | null; low: number | null; high: number | null } {
  if (values.length === 0) return { value: null, low: null, high: null };
  const value = values.reduce((sum, own) => sum + own, 0) / values.length;
  if (values.length === 1) return { value, low: null, high: null };
  const half = studentT(BAND_CONFIDENCE, values.length - 1) * standardError(values);
  return { value, low: Math.max(0, value - half), high: value + half };
}

function warningsOf(
  { prices }: Scenario,
  records: readonly ReplicationRecord[],
  estimates: Readonly<Record<string, Estimate>>,
): Warning[] {
  const warnings: Warning[] = [];
  if (records.some(({ isUnstable }) => isUnstable)) {
    warnings.push({
      code: 'no-steady-state',
      message:
        'Requests pile up: more come than the processes can take, so that figures depend on how long the run is. Add nodes or processes, or limit php.backlog.',
    });
  }
  const latency = estimates['latency.mean'];
  if (latency.value === null) {
    warnings.push({ code: 'no-answers', message: 'No request was answered in time: raise duration or php.timeout.' });
  }
  const isWide =
    latency.value !== null &&
    latency.standardError !== null &&
    latency.degreesOfFreedom > 0 &&
    studentT(BAND_CONFIDENCE, latency.degreesOfFreedom) * latency.standardError > WIDE * latency.value;
  if (isWide || records.some(({ isTooShort }) => isTooShort)) {
    warnings.push({
      code: 'run-too-short',
      message: 'The run is too short for its intervals: raise duration or replications.',
    });
  }
  if (latency.value !== null && latency.standardError === null) {
    warnings.push({ code: 'single-sample', message: 'One sample has no interval: raise replications or duration.' });
  }
  if (prices !== null && estimates['cost.month'] === undefined) {
    warnings.push({ code: 'unknown-price', message: 'cost.month is not known, since one of the prices is unknown.' });
  }
  return warnings;
}
