/** Queues of several servers whose arrivals and services consist of exponential phases, solved as Markov chains. */
import { type Moves, stationary } from './markov-chain.ts';

/** What a customer goes through: phases one after the other, or one of several. */
export type Service =
  | { readonly law: 'erlang'; readonly phases: number }
  | {
      readonly law: 'hyperexponential';
      readonly branches: readonly { readonly weight: number; readonly rate: number }[];
    };

/** Two exponentials that each carry half of a mean of 1, with this squared coefficient of variation. */
export function balancedBranches(cv2: number): readonly { weight: number; rate: number }[] {
  const p = (1 + Math.sqrt((cv2 - 1) / (cv2 + 1))) / 2;
  return [
    { weight: p, rate: 2 * p },
    { weight: 1 - p, rate: 2 * (1 - p) },
  ];
}

/**
 * Mean sojourn in E_k/G/c: arrivals of rate `lambda` after `k` phases each, services of mean 1. Queues are cut off at `limit`.
 * A state is the arrival's phase, the number that wait, and how many of those in service are in each phase.
 */
export function phasedSojourn(lambda: number, k: number, service: Service, c: number, limit: number): number {
  const kinds = service.law === 'erlang' ? service.phases : service.branches.length;
  /** Where a service begins, with which chance. */
  const starts: readonly number[] =
    service.law === 'erlang'
      ? Array.from({ length: kinds }, (_, phase) => (phase === 0 ? 1 : 0))
      : service.branches.map(({ weight }) => weight);
  const rateOf = (phase: number): number =>
    service.law === 'erlang' ? service.phases : (service.branches[phase]?.rate ?? 0);
  const index = new Map<string, number>();
  const states: number[][] = [];
  const numberOf = (state: readonly number[]): number => {
    const key = state.join();
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, states.length);
    states.push([...state]);
    return states.length - 1;
  };
  const servedIn = (state: readonly number[]): number => state.slice(2).reduce((sum, count) => sum + count, 0);
  const changed = (state: readonly number[], ...changes: readonly (readonly [at: number, by: number])[]): number[] => {
    const next = [...state];
    for (const [at, by] of changes) next[at] = (next[at] ?? 0) + by;
    return next;
  };
  const movesOf = (state: readonly number[]): [number[], number][] => {
    const [phase = 0, waiting = 0] = state;
    const found: [number[], number][] = [];
    if (phase < k - 1) found.push([changed(state, [0, 1]), k * lambda]);
    else if (servedIn(state) < c) {
      starts.forEach((chance, at) => found.push([changed(state, [0, 1 - k], [2 + at, 1]), k * lambda * chance]));
    } else if (waiting < limit) found.push([changed(state, [0, 1 - k], [1, 1]), k * lambda]);
    else found.push([changed(state, [0, 1 - k]), k * lambda]);
    for (let at = 0; at < kinds; at++) {
      const count = state[2 + at] ?? 0;
      if (count === 0) continue;
      const rate = count * rateOf(at);
      if (service.law === 'erlang' && at < kinds - 1) found.push([changed(state, [2 + at, -1], [3 + at, 1]), rate]);
      else if (waiting === 0) found.push([changed(state, [2 + at, -1]), rate]);
      else
        starts.forEach((chance, next) =>
          found.push([changed(changed(state, [2 + at, -1], [1, -1]), [2 + next, 1]), rate * chance]),
        );
    }
    return found.filter(([, rate]) => rate > 0);
  };
  numberOf([0, 0, ...starts.map(() => 0)]);
  const moves: Moves[] = [];
  // What is found on the way is looked at in its turn.
  for (let at = 0; at < states.length; at++) {
    moves.push(movesOf(states[at]).map(([to, rate]) => [numberOf(to), rate] as const));
  }
  const p = stationary(states.length, (state) => moves[state]);
  const number = p.reduce(
    (sum, chance, state) => sum + chance * ((states[state][1] ?? 0) + servedIn(states[state])),
    0,
  );
  return number / lambda;
}

/**
 * Mean wait in M/D/c of service 1: whoever is there at t + 1 was waiting for a server at t or has come since, so the chances of
 * numbers at t and at t + 1, which are the same, follow from Poisson arrivals (Crommelin 1932). Cut off at `limit`.
 */
export function mdcWait(lambda: number, c: number, limit: number): number {
  const arrivals = new Float64Array(limit + 1);
  arrivals[0] = Math.exp(-lambda);
  for (let n = 1; n <= limit; n++) arrivals[n] = ((arrivals[n - 1] ?? 0) * lambda) / n;
  let p = new Float64Array(limit + 1);
  p[0] = 1;
  for (let round = 0; round < 20_000; round++) {
    const next = new Float64Array(limit + 1);
    for (let n = 0; n <= limit; n++) {
      const chance = p[n] ?? 0;
      if (chance < 1e-18) continue;
      const stay = Math.max(0, n - c);
      for (let come = 0; stay + come <= limit; come++) next[stay + come] += chance * (arrivals[come] ?? 0);
    }
    const sum = next.reduce((a, b) => a + b, 0);
    let change = 0;
    for (let n = 0; n <= limit; n++) {
      next[n] /= sum;
      change += Math.abs(next[n] - p[n]);
    }
    p = next;
    if (change < 1e-13) break;
  }
  return p.reduce((sum, chance, n) => sum + chance * n, 0) / lambda - 1;
}
