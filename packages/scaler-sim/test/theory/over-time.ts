/** Queues whose arrivals change over time. */

/** Mean number in M_t/M/∞ with arrivals of rate base + swing · sin(frequency · t), long after its start (Eick, Massey, Whitt). */
export function numberAt(t: number, base: number, swing: number, frequency: number, mu: number): number {
  const angle = frequency * t;
  return base / mu + (swing * (mu * Math.sin(angle) - frequency * Math.cos(angle))) / (mu * mu + frequency * frequency);
}

/** Mean of the same over the time from `from` to `to`. */
export function meanNumber(
  from: number,
  to: number,
  base: number,
  swing: number,
  frequency: number,
  mu: number,
): number {
  const integral = (t: number): number =>
    -(mu * Math.cos(frequency * t) + frequency * Math.sin(frequency * t)) / frequency;
  return base / mu + (swing * (integral(to) - integral(from))) / (mu * mu + frequency * frequency) / (to - from);
}

/**
 * Mean number waiting and in service in M_t/M/c over `duration`, from an empty system on: the forward equations of its Markov
 * chain, cut off at `limit`, by Runge and Kutta's method of the fourth order in steps of `step`.
 */
export function transient(
  rate: (t: number) => number,
  mu: number,
  c: number,
  duration: number,
  limit: number,
  step: number,
): { waiting: number; busy: number } {
  const size = limit + 1;
  let p = new Float64Array(size);
  p[0] = 1;
  const slope = (lambda: number, at: Float64Array): Float64Array => {
    const out = new Float64Array(size);
    for (let n = 0; n < size; n++) {
      const up = n < limit ? lambda * at[n] : 0;
      const down = Math.min(n, c) * mu * at[n];
      out[n] -= up + down;
      if (n < limit) out[n + 1] += up;
      if (n > 0) out[n - 1] += down;
    }
    return out;
  };
  const moved = (by: Float64Array, h: number): Float64Array => p.map((chance, n) => chance + h * by[n]);
  const levels = (): [waiting: number, busy: number] => {
    let waiting = 0;
    let busy = 0;
    for (let n = 0; n < size; n++) {
      waiting += Math.max(0, n - c) * p[n];
      busy += Math.min(n, c) * p[n];
    }
    return [waiting, busy];
  };
  let [waiting, busy] = [0, 0];
  const steps = Math.round(duration / step);
  let before = levels();
  for (let i = 0; i < steps; i++) {
    // In the middle of a step: rates jump at its ends only.
    const lambda = rate((i + 0.5) * step);
    const k1 = slope(lambda, p);
    const k2 = slope(lambda, moved(k1, step / 2));
    const k3 = slope(lambda, moved(k2, step / 2));
    const k4 = slope(lambda, moved(k3, step));
    p = p.map((chance, n) => chance + (step / 6) * (k1[n] + 2 * k2[n] + 2 * k3[n] + k4[n]));
    const after = levels();
    waiting += (step * (before[0] + after[0])) / 2;
    busy += (step * (before[1] + after[1])) / 2;
    before = after;
  }
  return { waiting: waiting / duration, busy: busy / duration };
}
