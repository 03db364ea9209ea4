/** How a metric follows from sums and histograms of a stretch of time. */
export type MetricDefinition = RatioDefinition | QuantileDefinition;

export interface RatioDefinition {
  readonly name: string;
  readonly kind: 'ratio';
  /** Places of sums that are added up. */
  readonly over: readonly number[];
  /** Places that are added up, or the time [s]. */
  readonly under: readonly number[] | 'time';
  readonly factor?: number;
  /** Added to the ratio. */
  readonly plus?: number;
  /** Both are counts, and the first are some of the second. */
  readonly isFraction?: boolean;
  /** The scenario leaves no way for it to be anything but 0. */
  readonly impossible?: boolean;
}

export interface QuantileDefinition {
  readonly name: string;
  readonly kind: 'quantile';
  readonly histograms: readonly number[];
  /** Share below, between 0 and 1. */
  readonly p: number;
}
