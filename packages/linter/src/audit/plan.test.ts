import { describe, expect, test } from 'vitest';
import { PLATFORMS } from '../platforms/all.ts';
import type { Finding } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';
import type { PlanStep } from './audit.ts';
import { planOf } from './plan.ts';
import { finding } from './testing.ts';
import { REDESIGN_MINUTES, verdictOf } from './verdict.ts';
import { automatic } from './words.ts';

const RULES: readonly RuleMeta[] = [
  {
    id: 'processes/local-disk-write',
    factor: 'processes',
    category: 'write',
    summary: '',
    effort: { minutes: 50, reason: 'It moves.' },
    page: '',
  },
];

function steps(findings: readonly Finding[]): readonly PlanStep[] {
  return planOf({ findings, rules: RULES, fixes: { safe: new Set(), unsafe: new Set() }, snippetsFor: () => [] });
}

describe('a plan', () => {
  test('mends what has one remedy in one step, further paths in less time', () => {
    const [step, ...rest] = steps([finding(), finding(), finding()]);
    expect(rest).toEqual([]);
    expect(step).toMatchObject({ number: 1, minutes: 90, isDue: true, reasons: ['It moves.'] });
    expect(step?.closes).toHaveLength(3);
  });

  test('counts the sites of one path once', () => {
    const trace = [{ path: 'src/A.php', line: 3, message: 'named here' }];
    expect(steps([finding({ trace }), finding({ trace })])[0]?.minutes).toBe(50);
  });

  test('begins with what cannot be had again, and ends with advice', () => {
    const plan = steps([
      finding({ state: 'uploads', severity: 'info' }),
      finding({ state: null }),
      finding({ state: 'cache' }),
      finding({ state: 'database' }),
    ]);
    expect(plan.map(({ number, state, isDue }) => [number, state, isDue])).toEqual([
      [1, 'database', true],
      [2, 'cache', true],
      [3, null, true],
      [4, 'uploads', false],
    ]);
  });

  test('closes every finding exactly once', () => {
    const findings = [
      finding(),
      finding({ state: 'logs' }),
      finding({ severity: 'info' }),
      finding({ severity: 'warning' }),
    ];
    const closed = steps(findings).flatMap(({ closes }) => closes);
    expect(closed.toSorted()).toEqual(findings.map(({ fingerprint }) => fingerprint).toSorted());
  });

  test.each([
    ['Use a disk. Then another.', 'Use a disk'],
    ['Set `a: b` in the file; it decides.', 'Set `a: b` in the file'],
    ['No end', 'No end'],
  ])('the title of %j is its first sentence', (summary, title) => {
    expect(steps([finding({ remedy: { summary, packages: [], docs: [] } })])[0]?.title).toBe(title);
  });
});

describe('a verdict', () => {
  const { upsun, generic } = PLATFORMS as { readonly upsun: never; readonly generic: never };

  test('ready when nothing is due', () => {
    expect(verdictOf(steps([finding({ severity: 'info' })]), upsun, 0)).toMatchObject({
      answer: 'ready',
      sentence: 'Ready for Upsun.',
    });
  });

  test('variables with a local default are named beside', () => {
    expect(verdictOf([], upsun, 1).sentence).toBe('Ready for Upsun once production sets 1 variable.');
    expect(verdictOf(steps([finding()]), upsun, 2).sentence).toBe(
      'Ready for Upsun after 1 fix, once production sets 2 variables.',
    );
  });

  test('fixes are counted', () => {
    expect(verdictOf(steps([finding(), finding({ state: 'logs' })]), generic, 0)).toMatchObject({
      answer: 'fixes',
      sentence: 'Ready for a platform with fresh disks after 2 fixes.',
    });
  });

  test('more than two days on one kind of state is a redesign', () => {
    const [step] = steps([finding({ state: 'database' })]) as [PlanStep];
    const heavy = { ...step, minutes: REDESIGN_MINUTES + 5 };
    expect(verdictOf([heavy], upsun, 0)).toMatchObject({
      answer: 'redesign',
      redesign: ['database'],
      sentence: 'Needs a redesign of database for Upsun; in all 1 fix.',
    });
    expect(verdictOf([{ ...step, minutes: REDESIGN_MINUTES }], upsun, 0).answer).toBe('fixes');
  });
});

test('a step says what of it can be mended automatically', () => {
  const closes = ['a', 'b', 'c'];
  const said = (safe: number, unsafe: number): string => automatic({ closes, automatic: { safe, unsafe } });
  expect([said(0, 0), said(3, 0), said(1, 0), said(0, 2), said(1, 2)]).toEqual([
    '',
    '--fix mends all',
    '--fix mends 1 of 3',
    '--fix-unsafe mends 2 of 3',
    '--fix mends 1 of 3, --fix-unsafe all',
  ]);
});
