/** Stationary laws of finite Markov chains in continuous time, solved by Gauss–Seidel. */

/** From a state to others: target and rate. */
export type Moves = readonly (readonly [to: number, rate: number])[];

/** Chances of the states; every state is reached from every other. */
export function stationary(states: number, movesOf: (state: number) => Moves): Float64Array {
  const into: [from: number, rate: number][][] = Array.from({ length: states }, () => []);
  const out = new Float64Array(states);
  for (let state = 0; state < states; state++) {
    for (const [to, rate] of movesOf(state)) {
      into[to].push([state, rate]);
      out[state] += rate;
    }
  }
  const p = new Float64Array(states).fill(1 / states);
  for (let sweep = 0; sweep < 20_000; sweep++) {
    let change = 0;
    for (let state = 0; state < states; state++) {
      let flow = 0;
      for (const [from, rate] of into[state]) flow += p[from] * rate;
      const next = flow / out[state];
      change += Math.abs(next - p[state]);
      p[state] = next;
    }
    const sum = p.reduce((a, b) => a + b, 0);
    for (let state = 0; state < states; state++) p[state] /= sum;
    if (change < 1e-13) break;
  }
  return p;
}

/**
 * Mean sojourn of Poisson arrivals of rate `lambda` (in all) to nodes of `c` servers each (μ = 1), when each goes to the less
 * busy of `choices` distinct nodes, ties at random. Queues are cut off at `limit`; by symmetry states are sorted.
 */
export function balancedSojourn(nodes: number, c: number, lambda: number, choices: number, limit: number): number {
  const index = new Map<string, number>();
  const states: number[][] = [];
  const add = (state: number[]): number => {
    const sorted = state.toSorted((a, b) => a - b);
    const key = sorted.join();
    const known = index.get(key);
    if (known !== undefined) return known;
    states.push(sorted);
    index.set(key, states.length - 1);
    return states.length - 1;
  };
  const enumerate = (prefix: number[]): void => {
    if (prefix.length === nodes) {
      add(prefix);
      return;
    }
    for (let n = prefix.at(-1) ?? 0; n <= limit; n++) enumerate([...prefix, n]);
  };
  enumerate([]);
  const picks = combinations(nodes, choices);
  const moves = (state: number): Moves => {
    const queues = states[state];
    const found: [number, number][] = [];
    const changed = (node: number, by: number): number => add(queues.map((n, i) => (i === node ? n + by : n)));
    for (const pick of picks) {
      const least = Math.min(...pick.map((node) => queues[node]));
      const best = pick.filter((node) => queues[node] === least);
      for (const node of best) {
        if (queues[node] < limit) found.push([changed(node, 1), lambda / picks.length / best.length]);
      }
    }
    queues.forEach((n, node) => {
      if (n > 0) found.push([changed(node, -1), Math.min(n, c)]);
    });
    return found;
  };
  const p = stationary(states.length, moves);
  const number = p.reduce((sum, chance, state) => sum + chance * states[state].reduce((a, b) => a + b, 0), 0);
  return number / lambda;
}

/** Mean sojourn in MMPP/M/1 of two states with these rates and mean stays; the queue is cut off at `limit`. */
export function mmppSojourn(
  rates: readonly [number, number],
  stays: readonly [number, number],
  mu: number,
  limit: number,
): number {
  const p = stationary(2 * (limit + 1), (state) => {
    const phase = state % 2;
    const n = (state - phase) / 2;
    const found: [number, number][] = [[2 * n + 1 - phase, 1 / stays[phase]]];
    if (n < limit) found.push([state + 2, rates[phase]]);
    if (n > 0) found.push([state - 2, mu]);
    return found;
  });
  const number = p.reduce((sum, chance, state) => sum + chance * Math.floor(state / 2), 0);
  const lambda = (rates[0] * stays[0] + rates[1] * stays[1]) / (stays[0] + stays[1]);
  return number / lambda;
}

function combinations(n: number, k: number, from = 0): number[][] {
  if (k === 0) return [[]];
  const found: number[][] = [];
  for (let i = from; i <= n - k; i++) for (const rest of combinations(n, k - 1, i + 1)) found.push([i, ...rest]);
  return found;
}
