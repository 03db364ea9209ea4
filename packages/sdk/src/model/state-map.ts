import { type Placement, STATE_KINDS, type StateKind } from './state.ts';

/** How sure it is: `certain` is written down, `likely` follows from a default, `possible` rests on a name alone. */
export type Certainty = 'certain' | 'likely' | 'possible';

/** Where a store is told of. */
export interface Evidence {
  /** Relative to the project root, with `/`. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Configuration key, as one writes it: `session.driver`, `framework.cache.app`. */
  readonly key?: string;
  /** Environment variable that decides. */
  readonly variable?: string;
  /** What the configuration falls back to where the variable is not set; null where it falls back to nothing. */
  readonly default?: string | null;
  /** What happens where the variable is not set, in one sentence. */
  readonly whenUnset?: string;
}

/** One place that holds a kind of state. */
export interface Store {
  /** Name within the project: `public disk`, `default cache`, `main log`. */
  readonly store: string;
  readonly placement: Placement;
  /** What it is: `local files`, `database`, `Redis`, `S3`, `PHP files`. */
  readonly technology: string;
  readonly confidence: Certainty;
  readonly evidence: readonly Evidence[];
}

/** Where each kind of state of a project lives, and who can see it. Published as `schema/state-map.json`. */
export interface StateMap {
  readonly schemaVersion: 1;
  readonly kinds: Readonly<Record<StateKind, readonly Store[]>>;
}

/** A map without stores. */
export function emptyStateMap(): StateMap {
  return { schemaVersion: 1, kinds: recordOf(() => []) };
}

/** Stores in the order in which they are given, by kind. */
export function stateMapOf(stores: Iterable<readonly [StateKind, Store]>): StateMap {
  const kinds = recordOf((): Store[] => []);
  for (const [kind, store] of stores) kinds[kind].push(store);
  return { schemaVersion: 1, kinds };
}

/**
 * The placement that decides for a kind: the worst of its stores, `process` before `node` before `unknown` before
 * `shared` before `build`; undefined where there is no store.
 */
export function worstPlacement(map: StateMap, kind: StateKind): Placement | undefined {
  const held = new Set(map.kinds[kind].map((store) => store.placement));
  return WORST_FIRST.find((placement) => held.has(placement));
}

/** Kinds with a store that another node does not see. */
export function unsharedKinds(map: StateMap): readonly StateKind[] {
  return STATE_KINDS.filter((kind) =>
    map.kinds[kind].some(({ placement }) => placement === 'node' || placement === 'process'),
  );
}

const WORST_FIRST: readonly Placement[] = ['process', 'node', 'unknown', 'shared', 'build'];

function recordOf<T>(make: () => T): Record<StateKind, T> {
  return Object.fromEntries(STATE_KINDS.map((kind) => [kind, make()])) as Record<StateKind, T>;
}
