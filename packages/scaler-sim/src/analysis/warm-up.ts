/** Means that are kept; twice as many are joined in pairs. */
const MEANS_MAX = 4096;
/** Observations of a mean at the beginning: the 5 of MSER-5. */
const FIRST_SIZE = 5;

/**
 * Means of neighbouring observations with the times at which they ended, in bounded memory: what MSER-5 looks at. When there
 * are too many means, neighbours are joined and later means take twice as many observations.
 */
export class WarmUpRecorder {
  private means = new Float64Array(MEANS_MAX);
  private ends = new Float64Array(MEANS_MAX);
  private count = 0;
  private size = FIRST_SIZE;
  private sum = 0;
  private held = 0;

  add(value: number, now: number): void {
    this.sum += value;
    if (++this.held < this.size) return;
    this.means[this.count] = this.sum / this.held;
    this.ends[this.count] = now;
    this.sum = 0;
    this.held = 0;
    if (++this.count === MEANS_MAX) this.join();
  }

  /** When the warm-up ends [s], and whether it reached the middle of the run, which means that the run is too short. */
  end(): { readonly time: number; readonly isTooShort: boolean } {
    const cut = mserCut(this.means.subarray(0, this.count));
    const isTooShort = this.count < 10 || cut >= Math.floor(this.count / 2);
    return { time: cut === 0 ? 0 : this.ends[cut - 1], isTooShort };
  }

  private join(): void {
    const half = this.count / 2;
    for (let i = 0; i < half; i++) {
      this.means[i] = (this.means[2 * i] + this.means[2 * i + 1]) / 2;
      this.ends[i] = this.ends[2 * i + 1];
    }
    this.count = half;
    this.size *= 2;
  }
}

/**
 * How many leading values to leave out by the marginal standard error rule (White 1997; MSER-5 of Spratt 1998 applies it to
 * means of five): the d ≤ n/2 that makes Σ_{i>d} (y_i − ȳ_d)² / (n − d)² smallest.
 */
export function mserCut(values: ArrayLike<number>): number {
  const n = values.length;
  let best = Number.POSITIVE_INFINITY;
  let cut = 0;
  let sum = 0;
  let squares = 0;
  for (let d = n - 1; d >= 0; d--) {
    sum += values[d];
    squares += values[d] * values[d];
    const left = n - d;
    if (d > n / 2 || left < 2) continue;
    const error = Math.max(0, squares - (sum * sum) / left) / (left * left);
    if (error <= best) {
      best = error;
      cut = d;
    }
  }
  return cut;
}
