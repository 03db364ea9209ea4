import { describe, expect, test } from 'vitest';
import { STATE_KINDS } from './state.ts';
import { emptyStateMap, type Store, stateMapOf, unsharedKinds, worstPlacement } from './state-map.ts';

function store(placement: Store['placement']): Store {
  return { store: 'a', placement, technology: 't', confidence: 'certain', evidence: [] };
}

describe('state map', () => {
  test('has every kind, also those without a store', () => {
    expect(Object.keys(emptyStateMap().kinds)).toEqual([...STATE_KINDS]);
    expect(worstPlacement(emptyStateMap(), 'cache')).toBeUndefined();
  });

  test('the worst placement decides', () => {
    const map = stateMapOf([
      ['cache', store('shared')],
      ['cache', store('process')],
      ['logs', store('shared')],
      ['uploads', store('node')],
      ['queue', store('unknown')],
    ]);
    expect(worstPlacement(map, 'cache')).toBe('process');
    expect(worstPlacement(map, 'queue')).toBe('unknown');
    expect(unsharedKinds(map)).toEqual(['uploads', 'cache']);
  });
});
