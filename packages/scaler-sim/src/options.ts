/** How a scenario is run. What it is run for stands in the scenario. */
export interface SimulateOptions {
  /** In place of the scenario's. */
  readonly seed?: number;
  /** In place of the scenario's. */
  readonly replications?: number;
  /** Processor cores to use, at least 1; default: all of the machine. The result is the same. */
  readonly threads?: number;
  /** Adds replications until the intervals are narrow enough. */
  readonly untilPrecision?: Precision;
  /** Requests, sessions and stored items at a time, beyond which a run is given up; default 1,000,000. */
  readonly maxInFlight?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Gets a line for each event of the first replication, which then runs on this thread: `time event entity`. */
  readonly trace?: (line: string) => void;
}

export interface Precision {
  /** Half-width over value, above 0. */
  readonly relative: number;
  /** Default: `latency.mean`. */
  readonly metrics?: readonly string[];
  /** Default 200. */
  readonly maxReplications?: number;
  /** Of the intervals, two-sided; default 0.95. */
  readonly confidence?: number;
}

export interface Progress {
  /** Replications that are over, and that there are to be so far. */
  readonly done: number;
  readonly total: number;
  /** Share of the whole, 0 to 1. */
  readonly share: number;
}
