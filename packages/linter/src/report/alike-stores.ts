/** Stores of a kind as a reader wants them: what is alike in a great many sites is told once. */
import type { Evidence, Store } from '@tidemark/sdk/model';
import { partition } from '../partition.ts';

/** One project seldom has more stores of one sort; a code base of hundreds of sites has one a site. */
const MANY = 8;

/** Places that one line names. */
const MOST_PLACES = 3;

/** Stores of one placement and technology. */
export interface AlikeStores extends Pick<Store, 'placement' | 'technology'> {
  /** The first one's, with how many follow. */
  readonly name: string;
  /** The first few places. */
  readonly evidence: readonly Evidence[];
  /** How many more there are. */
  readonly moreEvidence: number;
}

/** Each store by itself, in their order; more than eight that differ in nothing but their names stand together. */
export function alikeStores(stores: readonly Store[]): readonly AlikeStores[] {
  const alike = partition(stores, sortOf);
  const isOneOfMany = (store: Store): boolean => (alike.get(sortOf(store))?.length ?? 0) > MANY;
  const groups = partition(stores, (store) => (isOneOfMany(store) ? sortOf(store) : store)).values();
  return [...groups].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const evidence = [first, ...others].flatMap((store) => store.evidence);
    return {
      name: others.length === 0 ? first.store : `${first.store} and ${others.length} more`,
      placement: first.placement,
      technology: first.technology,
      evidence: evidence.slice(0, MOST_PLACES),
      moreEvidence: Math.max(0, evidence.length - MOST_PLACES),
    };
  });
}

function sortOf({ placement, technology }: Store): string {
  return `${placement} ${technology}`;
}
