import { type Placement, type StateKind, type Store, stateMapOf } from '@tidemark/sdk/model';
import { describe, expect, test } from 'vitest';
import { platformOf } from '../platforms/all.ts';
import type { Finding } from '../result.ts';
import type { Score } from './audit.ts';
import { scoreOf } from './score.ts';
import { fatesOf } from './state-fate.ts';
import { finding } from './testing.ts';

function store(placement: Placement): Store {
  return { store: 'a', placement, technology: 'local files', confidence: 'certain', evidence: [] };
}

function score(
  stores: readonly (readonly [StateKind, Placement])[],
  findings: readonly Finding[] = [],
  platform = 'generic',
): Score {
  const map = stateMapOf(stores.map(([kind, placement]) => [kind, store(placement)] as const));
  return scoreOf(fatesOf(map, findings, platformOf(platform)), findings);
}

describe('a score', () => {
  test('all is kept', () => {
    expect(
      score([
        ['uploads', 'shared'],
        ['code', 'build'],
      ]).value,
    ).toBe(100);
  });

  test('a project without state loses none', () => {
    expect(score([]).value).toBe(100);
  });

  test('a kind brings its weight, half of it where nobody can tell, and nothing where it is lost', () => {
    const { value, formula, terms } = score([
      ['uploads', 'node'],
      ['database', 'shared'],
      ['cache', 'unknown'],
    ]);
    expect(terms.map(({ kind, points, weight }) => [kind, points, weight])).toEqual([
      ['uploads', 0, 10],
      ['database', 10, 10],
      ['cache', 1.5, 3],
    ]);
    expect(value).toBe(50);
    expect(formula).toContain('100 × 11.5 ÷ 23');
  });

  test('a shared store that nothing is known to use keeps nothing', () => {
    const map = stateMapOf([
      ['uploads', store('node')],
      ['uploads', { ...store('shared'), confidence: 'possible' }],
    ]);
    expect(fatesOf(map, [], platformOf('generic')).uploads).toBe('lost');
  });

  test('a local store beside a shared one counts where a rule reports it', () => {
    const stores = [
      ['cache', 'shared'],
      ['cache', 'process'],
    ] as const;
    expect(score(stores).value).toBe(100);
    expect(score(stores, [finding({ state: 'cache', severity: 'warning' })]).value).toBe(0);
  });

  test('what the platform keeps is not lost', () => {
    expect(score([['uploads', 'node']], [], 'fortrabbit').value).toBe(100);
  });

  test('code that writes loses what the configuration keeps', () => {
    expect(score([['uploads', 'shared']], [finding()]).value).toBe(0);
    expect(score([['uploads', 'shared']], [finding({ severity: 'info' })]).value).toBe(100);
  });

  test('errors of other sorts take points off, each rule once and five rules at most', () => {
    const other = (rule: number): Finding => finding({ state: null, ruleId: `config/rule-${rule}` });
    expect(score([['code', 'build']], [other(1), other(1)]).value).toBe(97);
    expect(score([['code', 'build']], [1, 2, 3, 4, 5, 6, 7].map(other)).value).toBe(85);
  });
});
