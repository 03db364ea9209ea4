/** The cheapest configuration that keeps every promise. */
import { SimulationError } from '../errors.ts';
import type { RunResult } from '../result.ts';
import type { Price, Scenario, Slo } from '../scenario/scenario.ts';
import { type Candidate, candidatesOf, withCandidate } from './candidates.ts';
import { type Judged, judge } from './judge.ts';
import { isMonotone } from './monotone.ts';
import type { PriceTable } from './price-table.ts';

export type Simulate = (scenario: Scenario) => Promise<RunResult>;

export interface PlanOptions {
  readonly prices: PriceTable;
  /** Numbers of nodes that are looked at, rising. */
  readonly nodes: readonly number[];
  /** Configurations told after the cheapest. Default: 3. */
  readonly runnersUp?: number;
  /** Told before each run: what is done, and how many runs there were. */
  readonly onStep?: (says: string, runs: number) => void;
}

/** A candidate and what its runs say. */
export interface Assessed {
  readonly candidate: Candidate;
  /** Month of 30 days; null: not known. */
  readonly cost: Price;
  readonly verdict: true | false | 'undecided';
  readonly slo: readonly Judged[];
  /** Every promise at a confidence that holds for all that was confirmed together. */
  readonly isConfirmed: boolean;
}

export interface Plan {
  /** Undefined: no configuration keeps every promise. */
  readonly winner: Assessed | undefined;
  readonly runnersUp: readonly Assessed[];
  /** Every cheaper one, with what it breaks. */
  readonly cheaper: readonly Assessed[];
  /** The promise that is closest to its limit in the winner. */
  readonly binding: string | undefined;
  /** Sizes that could not be ranked, since their price is not known. */
  readonly unranked: readonly string[];
  readonly currency: string;
  readonly runs: number;
  readonly seeds: { readonly search: number; readonly confirmation: number };
}

/** Chance that any confirmed statement is wrong. */
const RISK = 0.05;

/** An undecided confirmation is repeated with twice the replications, so often. */
const ROUNDS = 3;

/** What separates fresh seeds from those of the search. */
const FRESH = 1_000_003;

/**
 * Looks for candidates with one seed, then confirms the winner and every cheaper one with another, each promise at the
 * confidence that Bonferroni asks for, so that all of it is right with 95 %.
 * @throws SimulationError `plan.no-slo`, `plan.autoscaler`, `plan.no-price`
 */
export async function planWith(simulate: Simulate, scenario: Scenario, options: PlanOptions): Promise<Plan> {
  check(scenario);
  const { prices, nodes, runnersUp = 3 } = options;
  const { ranked, unranked } = candidatesOf(prices, nodes);
  if (ranked.length === 0) {
    throw new SimulationError('plan.no-price', {
      what: `no price is known of ${unranked.join(', ')}`,
      next: 'Give the prices of nodes: --prices FILE, with sizes: [ { name, processes, price } ].',
    });
  }
  const search = new Search(scenario, simulate, options);
  const hopeful = await search.screen(ranked);
  const confirmationSeed = (scenario.seed + FRESH) % Number.MAX_SAFE_INTEGER;
  for (const [at, candidate] of ranked.entries()) {
    if (!hopeful.has(candidate)) continue;
    // Statements that must hold together: each promise of this one, and that each cheaper one breaks one.
    const confidence = 1 - RISK / (scenario.slo.length * (at + 1));
    const own = await search.confirm(candidate, confirmationSeed, confidence);
    if (own.verdict !== true) continue;
    const cheaper: Assessed[] = [];
    for (const other of ranked.slice(0, at)) cheaper.push(await search.confirm(other, confirmationSeed, confidence));
    const better = cheaper.find(({ verdict }) => verdict === true);
    if (better !== undefined)
      return search.result(better, cheaper.slice(0, cheaper.indexOf(better)), [own], unranked, confirmationSeed);
    const next: Assessed[] = [];
    for (const other of ranked
      .slice(at + 1)
      .filter((each) => hopeful.has(each))
      .slice(0, runnersUp))
      next.push(await search.confirm(other, confirmationSeed, confidence));
    return search.result(own, cheaper, next, unranked, confirmationSeed);
  }
  // What breaks even at the most of each size says more than nothing.
  const most = ranked.filter((each) => !ranked.some(({ size, nodes }) => size === each.size && nodes > each.nodes));
  const confidence = 1 - RISK / (scenario.slo.length * ranked.length);
  for (const each of most) if (!search.hasConfirmed(each)) await search.confirm(each, confirmationSeed, confidence);
  return search.result(undefined, search.assessed(), [], unranked, confirmationSeed);
}

function check(scenario: Scenario): void {
  if (scenario.slo.length === 0) {
    throw new SimulationError('plan.no-slo', {
      what: 'there is no promise to keep',
      next: 'Give one: --slo "latency.p95 < 500ms".',
    });
  }
  if (scenario.autoscaler !== null || scenario.scale.length > 0) {
    throw new SimulationError('plan.autoscaler', {
      what: 'the scenario changes its number of nodes by itself',
      next: 'plan looks for a fixed number: leave out autoscaler and scale, or use sweep.',
    });
  }
}

class Search {
  readonly #scenario: Scenario;
  readonly #simulate: Simulate;
  readonly #options: PlanOptions;
  readonly #confirmed = new Map<Candidate, Assessed>();
  #runs = 0;

  constructor(scenario: Scenario, simulate: Simulate, options: PlanOptions) {
    this.#scenario = scenario;
    this.#simulate = simulate;
    this.#options = options;
  }

  /** Candidates that may keep every promise: all that a first run does not refute, or that stand above one in capacity. */
  async screen(ranked: readonly Candidate[]): Promise<ReadonlySet<Candidate>> {
    const hopeful = new Set<Candidate>();
    const monotone = this.#scenario.slo.every((slo) => isMonotone(slo, this.#scenario));
    const sizes = [...new Set(ranked.map(({ size }) => size))];
    for (const size of sizes) {
      const own = ranked.filter((each) => each.size === size).toSorted((a, b) => a.nodes - b.nodes);
      if (!monotone) {
        for (const each of own) if (await this.#mayKeep(each)) hopeful.add(each);
        continue;
      }
      let low = 0;
      let high = own.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (await this.#mayKeep(own[middle])) high = middle;
        else low = middle + 1;
      }
      for (const each of own.slice(low)) hopeful.add(each);
    }
    return hopeful;
  }

  async #mayKeep(candidate: Candidate): Promise<boolean> {
    const judged = await this.#judged(candidate, this.#scenario.seed, this.#scenario.replications, 0.95, 'looks at');
    return judged.every(({ met }) => met !== false);
  }

  async #judged(
    candidate: Candidate,
    seed: number,
    replications: number,
    confidence: number,
    doing: string,
  ): Promise<readonly Judged[]> {
    this.#options.onStep?.(`${doing} ${candidate.nodes} × ${candidate.size.name}`, this.#runs);
    this.#runs++;
    const { estimates } = await this.#simulate({
      ...withCandidate(this.#scenario, candidate, this.#options.prices),
      seed,
      replications,
    });
    return this.#scenario.slo.map((slo: Slo) => judge(slo, estimates[slo.metric], confidence));
  }

  async confirm(candidate: Candidate, seed: number, confidence: number): Promise<Assessed> {
    let replications = Math.max(5, this.#scenario.replications);
    for (let round = 1; ; round++) {
      const slo = await this.#judged(candidate, seed, replications, confidence, 'confirms');
      const verdict = slo.some(({ met }) => met === false)
        ? false
        : slo.every(({ met }) => met === true)
          ? true
          : 'undecided';
      if (verdict !== 'undecided' || round === ROUNDS) {
        const made = { candidate, cost: candidate.cost, verdict, slo, isConfirmed: verdict !== 'undecided' } as const;
        this.#confirmed.set(candidate, made);
        return made;
      }
      replications *= 2;
    }
  }

  hasConfirmed(candidate: Candidate): boolean {
    return this.#confirmed.has(candidate);
  }

  /** What was confirmed so far, each as it was judged last. */
  assessed(): readonly Assessed[] {
    return [...this.#confirmed.values()];
  }

  result(
    winner: Assessed | undefined,
    cheaper: readonly Assessed[],
    runnersUp: readonly Assessed[],
    unranked: readonly string[],
    confirmation: number,
  ): Plan {
    const { currency } = this.#options.prices;
    const binding = winner === undefined ? undefined : bindingOf(winner.slo, this.#scenario.slo);
    return {
      winner,
      runnersUp,
      cheaper,
      binding,
      unranked,
      currency,
      runs: this.#runs,
      seeds: { search: this.#scenario.seed, confirmation },
    };
  }
}

/** The promise whose worse bound uses up most of its limit. */
function bindingOf(judged: readonly Judged[], promises: readonly Slo[]): string | undefined {
  const used = judged.map(({ expression, low, high }, at) => {
    const { comparison, threshold } = promises[at];
    const worst = comparison.startsWith('>') ? low : high;
    if (worst === null) return { expression, share: 0 };
    const share = comparison.startsWith('>') ? threshold / worst : threshold === 0 ? 0 : worst / threshold;
    return { expression, share: Number.isFinite(share) ? share : 0 };
  });
  return used.toSorted((a, b) => b.share - a.share)[0]?.expression;
}
