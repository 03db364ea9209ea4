/** What a simulation run gives back, before it is judged or rendered. Plain data: it can be cloned, stored and merged. */

/** A number with how sure it is. `low` ≤ `value` ≤ `high`; all null where nothing was observed (0/0). */
export interface Metric {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Two-sided, between 0 and 1. */
  readonly confidence: number;
}

/** How many of how many: what a fraction was counted from, over all replications. */
export interface Count {
  readonly hits: number;
  readonly of: number;
}

/**
 * A metric before a confidence is chosen; `analysis/interval.ts` makes a `Metric` of it. Units: seconds, 1/s, shares
 * between 0 and 1, or numbers of things.
 */
export interface Estimate {
  /** Pooled over all replications; null where nothing was observed. */
  readonly value: number | null;
  /** Of `value`; null where there are fewer than two samples. */
  readonly standardError: number | null;
  /** Of Student's t that belongs to `standardError`. */
  readonly degreesOfFreedom: number;
  /** For fractions only. */
  readonly count?: Count;
  /** True where the scenario leaves no way for the event to happen, so that zero is no observation but a fact. */
  readonly impossible?: true;
  /** The hull of both ways where a placement is `unknown`: the interval spans both. */
  readonly range?: readonly [Estimate, Estimate];
  /** One value for each replication (for each batch of a single run), in order. */
  readonly replicates: readonly (number | null)[];
}

/** Something that happened to the site, for marks in plots. Times in seconds from the start. */
export interface Mark {
  readonly time: number;
  readonly kind: 'deploy' | 'failure' | 'repair' | 'scale';
  /** Which node, where it was one. */
  readonly node?: number;
  /** Nodes afterwards, for `scale`. */
  readonly nodes?: number;
}

/** A quantity over time: one entry for each interval between neighbours of `Series.bounds`. */
export interface SeriesColumn {
  /** Mean over replications; null where nothing was observed. */
  readonly value: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/**
 * The run over time, warm-up included. Columns: `arrivals` [1/s], `throughput` [1/s], `latency.p50`, `latency.p95`,
 * `latency.p99` [s], `queue` [requests], `busy` [processes], `nodes` [up], `errors` [share of arrivals], and
 * `lost.<kind>` [items] for each kind of state.
 */
export interface Series {
  /** Ends of the intervals [s], one more than entries of a column. */
  readonly bounds: readonly number[];
  readonly columns: Readonly<Record<string, SeriesColumn>>;
}

export interface Warning {
  /** Stable: `no-steady-state`, `no-answers`, `run-too-short`, `single-sample`, `unknown-placement`, `unknown-price`. */
  readonly code: string;
  /** A sentence with what to do. */
  readonly message: string;
}

export interface RunResult {
  readonly seed: number;
  readonly replications: number;
  readonly analysis: 'steady' | 'terminating';
  /** By name, in the order of publication: `latency.mean`, `errors.rate`, `state.uploads.lostFraction`, … */
  readonly estimates: Readonly<Record<string, Estimate>>;
  readonly series: Series;
  /** Of the first replication; at most 1,000. */
  readonly marks: readonly Mark[];
  /** Events processed, all replications. */
  readonly events: number;
  /** Wall time [ms]; the only part that differs between two runs of the same seed. */
  readonly wallMs: number;
  readonly warnings: readonly Warning[];
}
