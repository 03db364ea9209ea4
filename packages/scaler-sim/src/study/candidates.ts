/** Configurations that plan chooses from. */
import type { Price, Scenario } from '../scenario/scenario.ts';
import type { NodeSize, PriceTable } from './price-table.ts';

export interface Candidate {
  readonly size: NodeSize;
  readonly nodes: number;
  /** Month of 30 days, everything that is fixed included; null: not known. */
  readonly cost: Price;
}

/** Candidates the cheapest first, and the sizes that cannot be ranked for want of a price. */
export function candidatesOf(
  { sizes, nodes: bookable, fixed }: PriceTable,
  nodes: readonly number[],
): { readonly ranked: readonly Candidate[]; readonly unranked: readonly string[] } {
  const wanted = nodes.filter((count) => bookable === null || bookable.includes(count));
  const base = fixed.reduce<Price>((sum, { price }) => (sum === null || price === null ? null : sum + price), 0);
  // Within one size fewer nodes cost less, whatever the price is; what is fixed adds the same to all.
  const comparable = sizes.length === 1 ? sizes : sizes.filter(({ price }) => price !== null);
  const unranked = sizes.filter((size) => !comparable.includes(size)).map(({ name }) => name);
  const ranked = comparable
    .flatMap((size) =>
      wanted.map((count) => {
        const own = size.price === null ? null : size.price * count;
        return {
          order: own ?? count,
          candidate: { size, nodes: count, cost: own === null || base === null ? null : own + base },
        };
      }),
    )
    .toSorted((a, b) => a.order - b.order || a.candidate.nodes - b.candidate.nodes)
    .map(({ candidate }) => candidate);
  return { ranked, unranked };
}

/** The scenario as it is with a candidate booked. */
export function withCandidate(
  scenario: Scenario,
  { size, nodes }: Candidate,
  { currency, fixed }: PriceTable,
): Scenario {
  const { php } = scenario;
  const memory = php.memory !== null && size.memory !== null ? { ...php.memory, node: size.memory } : php.memory;
  return {
    ...scenario,
    php: { ...php, nodes, processes: size.processes, cores: size.cores ?? php.cores, memory },
    prices: { currency, phpNode: size.price, fixed },
  };
}
