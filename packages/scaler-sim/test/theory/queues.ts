/** Steady-state results of queueing theory that the simulator is held to. Rates in 1/s, times in seconds. */

/** Erlang's B: the share that a system of `c` servers without a queue turns away, offered `a` erlang. */
export function erlangB(c: number, a: number): number {
  let b = 1;
  for (let k = 1; k <= c; k++) b = (a * b) / (k + a * b);
  return b;
}

/** Erlang's C: the chance to wait in M/M/c. */
export function erlangC(c: number, a: number): number {
  const b = erlangB(c, a);
  return (c * b) / (c - a * (1 - b));
}

export interface QueueFigures {
  /** Mean wait, mean sojourn [s], mean number waiting, utilisation. */
  readonly wait: number;
  readonly sojourn: number;
  readonly waiting: number;
  readonly utilisation: number;
}

export function mmc(lambda: number, mu: number, c: number): QueueFigures {
  const wait = erlangC(c, lambda / mu) / (c * mu - lambda);
  return { wait, sojourn: wait + 1 / mu, waiting: lambda * wait, utilisation: lambda / (c * mu) };
}

/** Quantile of the sojourn in M/M/c. */
export function mmcQuantile(lambda: number, mu: number, c: number, p: number): number {
  const waits = erlangC(c, lambda / mu);
  const theta = c * mu - lambda;
  const tail = (t: number): number =>
    Math.abs(theta - mu) < 1e-9 * mu
      ? (1 + waits * mu * t) * Math.exp(-mu * t)
      : (1 - waits) * Math.exp(-mu * t) +
        (waits * (theta * Math.exp(-mu * t) - mu * Math.exp(-theta * t))) / (theta - mu);
  return root((t) => 1 - p - tail(t), 0, 200 / Math.min(mu, theta));
}

export interface BoundedFigures {
  /** Chance that an arrival is turned away. */
  readonly rejected: number;
  /** Mean sojourn and wait of those let in [s]. */
  readonly sojourn: number;
  readonly wait: number;
  readonly throughput: number;
}

/** M/M/c/K: c servers, K places in all. */
export function mmck(lambda: number, mu: number, c: number, K: number): BoundedFigures {
  const weights = [1];
  for (let n = 1; n <= K; n++) weights.push((weights[n - 1] * lambda) / (Math.min(n, c) * mu));
  const sum = weights.reduce((a, b) => a + b, 0);
  const rejected = weights[K] / sum;
  const number = weights.reduce((total, weight, n) => total + n * weight, 0) / sum;
  const throughput = lambda * (1 - rejected);
  const sojourn = number / throughput;
  return { rejected, sojourn, wait: sojourn - 1 / mu, throughput };
}

/** Mean wait in M/G/1 (Pollaczek, Khinchine); `cv2` is the squared coefficient of variation of the service. */
export function mg1Wait(lambda: number, mean: number, cv2: number): number {
  const rho = lambda * mean;
  return ((rho / (1 - rho)) * mean * (1 + cv2)) / 2;
}

/** Mean sojourn in GI/M/1 from the arrivals' σ = A*(μ(1 − σ)). */
export function gm1Sojourn(mu: number, transform: (s: number) => number): number {
  let sigma = 0.5;
  for (let i = 0; i < 10_000; i++) sigma = transform(mu * (1 - sigma));
  return 1 / (mu * (1 - sigma));
}

/** Machine repairman: N users who think `z`, c servers of mean `s`: answers per second and mean time of an answer. */
export function repairman(N: number, z: number, s: number, c: number): { throughput: number; sojourn: number } {
  const weights = [1];
  for (let n = 1; n <= N; n++) weights.push((weights[n - 1] * ((N - n + 1) / z)) / (Math.min(n, c) / s));
  const sum = weights.reduce((a, b) => a + b, 0);
  const number = weights.reduce((total, weight, n) => total + n * weight, 0) / sum;
  const throughput = (N - number) / z;
  return { throughput, sojourn: N / throughput - z };
}

/** Exact mean value analysis of a closed network of single servers with demands `d`, N users who think `z`. */
export function mva(d: readonly number[], N: number, z: number): { throughput: number; sojourn: number } {
  let queues = d.map(() => 0);
  let throughput = 0;
  let sojourn = 0;
  for (let n = 1; n <= N; n++) {
    const times = d.map((demand, k) => demand * (1 + queues[k]));
    sojourn = times.reduce((a, b) => a + b, 0);
    throughput = n / (z + sojourn);
    queues = times.map((time) => throughput * time);
  }
  return { throughput, sojourn };
}

/**
 * M/M/1 whose customers leave, wherever they are, once they have been there for `T`: the virtual wait has the density
 * λP₀e^−(μ−λ)w below T. Share that leaves, and mean sojourn of the others.
 */
export function mm1WithDeadline(lambda: number, mu: number, T: number): { lost: number; sojourn: number } {
  const decay = mu - lambda;
  const empty = 1 / (1 + (lambda * (1 - Math.exp(-decay * T))) / decay);
  // The sojourn t of those who stay has the density P₀μe^−(μ−λ)t.
  const stay = (empty * mu * (1 - Math.exp(-decay * T))) / decay;
  const time = (empty * mu * (1 - (1 + decay * T) * Math.exp(-decay * T))) / (decay * decay);
  return { lost: 1 - stay, sojourn: time / stay };
}

/** Where a rising function is 0. */
function root(f: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
