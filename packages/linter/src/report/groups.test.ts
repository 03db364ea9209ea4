import { describe, expect, test } from 'vitest';
import type { Finding } from '../result.ts';
import { foldAlike, groupFindings } from './groups.ts';
import { FIXTURE_RESULT } from './testing/fixture.ts';

const finding = (changes: Partial<Finding>): Finding => {
  const [first] = FIXTURE_RESULT.findings;
  if (first === undefined) throw new Error('the fixture is empty');
  return { ...first, ...changes };
};
const origin = { path: 'a.php', line: 1, message: 'named' };

describe('groupFindings', () => {
  test('puts findings with the origin and the state of one path together, led by the worst', () => {
    const mkdir = finding({ trace: [origin], severity: 'warning', startLine: 1 });
    const write = finding({ trace: [origin], severity: 'error', confidence: 'likely', startLine: 2 });
    const surer = finding({ trace: [origin], severity: 'error', startLine: 3 });
    expect(groupFindings([mkdir, write, surer])).toEqual([{ lead: surer, others: [mkdir, write] }]);
  });

  test('keeps another origin, another state and findings without a trace apart', () => {
    const findings = [
      finding({ trace: [origin] }),
      finding({ trace: [{ ...origin, line: 2 }] }),
      finding({ trace: [origin], state: 'logs' }),
      finding({ trace: [], startLine: 8 }),
      finding({ trace: [], startLine: 9 }),
    ];
    expect(groupFindings(findings)).toHaveLength(5);
  });

  test('tells once what is said alike of many places, each of which has no trace', () => {
    const alike = [1, 2, 3, 4].map((at) => finding({ trace: [], path: `sites/${at}/settings.php` }));
    const other = finding({ trace: [], path: 'sites/5/settings.php', message: 'something else' });
    expect(groupFindings([...alike, other])).toEqual([
      { lead: alike[0], others: alike.slice(1) },
      { lead: other, others: [] },
    ]);
    expect(groupFindings(alike.slice(1))).toHaveLength(3);
  });

  test('orders groups by severity, then confidence, then as the result does', () => {
    const info = finding({ trace: [], startLine: 1, severity: 'info' });
    const first = finding({ trace: [], startLine: 2, severity: 'error' });
    const second = finding({ trace: [], startLine: 3, severity: 'error' });
    expect(groupFindings([info, first, second]).map(({ lead }) => lead)).toEqual([first, second, info]);
  });
});

test('foldAlike leaves each finding by itself, in its order, but for what is said alike of many places', () => {
  const traced = [1, 2].map((at) => finding({ trace: [origin], startLine: at }));
  const alike = [1, 2, 3, 4].map((at) => finding({ trace: [], path: `sites/${at}/settings.php` }));
  const few = [7, 8, 9].map((at) => finding({ trace: [], startLine: at, message: 'said of three places' }));
  const [first, ...rest] = alike;
  expect(foldAlike([...alike.slice(0, 1), ...traced, ...alike.slice(1), ...few])).toEqual([
    { lead: first, others: rest },
    ...[...traced, ...few].map((lead) => ({ lead, others: [] })),
  ]);
});
