/** From what readers found, and from what code writes, to the project's state map. */
import { type Evidence, type StateKind, type StateMap, type Store, stateMapOf } from '@tidemark/sdk/model';
import type { Reading, StoreReading, Telling } from '../configuration/reading.ts';
import type { Finding } from '../result.ts';

/** Places that a store made of write sites tells of. */
const MOST_EVIDENCE = 10;

/**
 * The state map of a project. Kinds that nobody tells of have no store.
 * @param inCode stores that code sets up by itself
 */
export function stateMapFrom(
  { stores, leftToHost = [] }: Reading,
  writes: readonly Finding[] = [],
  inCode: readonly (readonly [StateKind, Store])[] = [],
): StateMap {
  return stateMapOf([
    ...stores.map((store): readonly [StateKind, Store] => [store.kind, storeOf(store)]),
    ...leftToHost.map(({ kind, reason }): readonly [StateKind, Store] => [kind, hostStore(reason)]),
    ...inCode,
    ...writtenStores(writes),
  ]);
}

function storeOf({ store, placement, technology, confidence, told }: StoreReading): Store {
  return { store, placement, technology, confidence, evidence: told.map(evidenceOf) };
}

function evidenceOf({ path, line, key, variable, whenUnset }: Telling): Evidence {
  return {
    path,
    line,
    ...(key === undefined ? {} : { key }),
    ...(variable === undefined ? {} : { variable: variable.name }),
    ...(variable?.default === undefined ? {} : { default: variable.default }),
    ...(whenUnset === undefined ? {} : { whenUnset }),
  };
}

/** What the host of a library decides; the manifest says that it is one. */
function hostStore(reason: string): Store {
  return {
    store: 'left to the host',
    placement: 'unknown',
    technology: 'unknown',
    confidence: 'certain',
    evidence: [{ path: 'composer.json', line: 1, whenUnset: reason }],
  };
}

/** Files that code writes to the node's disk are a store of their own, for each kind of state. */
function writtenStores(findings: readonly Finding[]): readonly (readonly [StateKind, Store])[] {
  const byKind = new Map<StateKind, Finding[]>();
  for (const finding of findings) {
    if (finding.category !== 'write' || finding.severity === 'info' || finding.state === null) continue;
    const known = byKind.get(finding.state);
    if (known) known.push(finding);
    else byKind.set(finding.state, [finding]);
  }
  return [...byKind].map(([kind, writes]): readonly [StateKind, Store] => [
    kind,
    {
      store: 'files that code writes',
      placement: 'node',
      technology: 'local files',
      confidence: writes.some(({ confidence }) => confidence === 'certain') ? 'certain' : 'likely',
      evidence: writes.slice(0, MOST_EVIDENCE).map(({ path, startLine }) => ({ path, line: startLine })),
    },
  ]);
}
