/** What wipes take, in closed form. Rates in 1/h or 1/s alike, as long as they agree. */

/** Share of items of exponential life (rate `gamma`) that a Poisson wipe (rate `w`) takes before their end. */
export function lostToPoisson(w: number, gamma: number): number {
  return w / (w + gamma);
}

/** The same for deploys every D at a random phase and node failures of rate `mu` beside them. */
export function lostToPeriodic(D: number, gamma: number, mu: number): number {
  const a = gamma + mu;
  return 1 - (gamma / D) * (D / a - (1 - Math.exp(-a * D)) / (a * a));
}

/** The same for wipes of a renewal process whose gaps are a constant `c` and a uniform part up to `u`. */
export function lostToRenewal(gamma: number, c: number, u: number): number {
  const transform = (Math.exp(-c * gamma) * (1 - Math.exp(-u * gamma))) / (u * gamma);
  return (1 - transform) / (gamma * (c + u / 2));
}

/** Share of reads of one key that hit: reads of rate `lambda` at this store, TTL `T` from the fill, wipes of rate `w`. */
export function ttlHits(lambda: number, T: number, w: number): number {
  const life = w === 0 ? T : (1 - Math.exp(-w * T)) / w;
  return (lambda * life) / (1 + lambda * life);
}

/** The same where every read renews the TTL. */
export function renewedHits(lambda: number, T: number, w: number): number {
  return (lambda / (lambda + w)) * (1 - Math.exp(-(lambda + w) * T));
}

/** Share of log lines that are lost, shipped every `s` at a random phase, wipes of rate `w`. */
export function lostLogs(w: number, s: number): number {
  return 1 - (1 - Math.exp(-w * s)) / (w * s);
}

/** Logins in k requests on n nodes at random: an id that changes at login, or one that stays. */
export function logins(k: number, n: number, regenerates: boolean): number {
  return regenerates ? 1 + (k - 1) * (1 - 1 / n) : n * (1 - (1 - 1 / n) ** k);
}

/** The same on average over a geometric number of requests, from 1, of mean `k`. */
export function meanLogins(k: number, n: number, regenerates: boolean): number {
  if (regenerates) return logins(k, n, true);
  const p = 1 / k;
  const stay = 1 - 1 / n;
  return n * (1 - (p * stay) / (1 - (1 - p) * stay));
}

/** Share of locks that are taken while one of n − 1 other nodes holds the same: attempts of rate `lambda` per node, held h. */
export function brokenLocks(lambda: number, h: number, n: number): number {
  const held = (lambda * h) / (1 + lambda * h);
  return 1 - (1 - held) ** (n - 1);
}

/** Share of reads of keys of Zipf's law that hit, all keys together, without wipes. */
export function zipfHits(keys: number, exponent: number, lambda: number, T: number): number {
  const weights = Array.from({ length: keys }, (_, i) => (i + 1) ** -exponent);
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.reduce((hits, weight) => hits + (weight / sum) * ttlHits((lambda * weight) / sum, T, 0), 0);
}
