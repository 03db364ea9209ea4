import { describe, expect, test } from 'vitest';
import { type ConfigurationLabel, overAll, type ScoredFinding, scoreProject, type WriteLabel } from './score.ts';

function found(path: string, startLine: number, endLine = startLine, over: Partial<ScoredFinding> = {}): ScoredFinding {
  const given = { ruleId: 'processes/local-disk-write', category: 'write', severity: 'error', kind: 'upload' } as const;
  return { ...given, message: 'writes', path, startLine, endLine, ...over };
}

function site(path: string, line: number, label: WriteLabel['label']): WriteLabel {
  return { repo: 'x', path, line, label, why: 'because' };
}

function setting(line: number, kind: string): ConfigurationLabel {
  return { repo: 'x', path: '.env', line, kind, why: 'because' };
}

const configured = { category: 'configuration', severity: 'warning' } as const;

const FINDINGS = [
  found('a.php', 10),
  found('a.php', 11),
  found('b.php', 5, 40),
  found('b.php', 30),
  found('c.php', 1, 1, { severity: 'info' }),
  found('d.php', 9),
  found('e.php', 3),
  found('.env', 4, 4, { ...configured, kind: 'upload-dir-in-release', severity: 'info' }),
  found('.env', 20, 20, { ...configured, kind: 'cache-file' }),
  found('.env', 7, 7, { ...configured, kind: 'log-file' }),
];

const LABELS = [
  site('a.php', 12, 'persist'),
  site('a.php', 10, 'temporary'),
  site('b.php', 16, 'persist'),
  site('b.php', 32, 'persist'),
  site('c.php', 1, 'persist'),
  site('d.php', 8, 'ambiguous'),
  site('d.php', 12, 'build'),
];

const CONFIGURATION = [setting(5, 'disk-local'), setting(20, 'session-file'), setting(8, 'other')];

describe('a project', () => {
  // The labelling guide's own script prints these figures for the same findings and labels.
  const score = scoreProject(FINDINGS, LABELS, CONFIGURATION);

  test('has the figures of the reference script', () => {
    expect(score.figures).toEqual({
      persist: 4,
      reported: 3,
      wrong: 1,
      precision: 0.75,
      recall: 0.75,
      config: 3,
      configReported: 2,
      configRecall: 0.6667,
      unlabelled: 1,
      configExtra: 1,
    });
  });

  test('names each miss, each wrong one and each finding without a label', () => {
    expect(score.misses).toEqual([LABELS[4]]);
    expect(score.wrong).toEqual([LABELS[1]]);
    expect(score.configMisses).toEqual([CONFIGURATION[1]]);
    expect(score.unlabelled).toEqual([FINDINGS[6]]);
  });
});

describe('pairing', () => {
  const persistFound = (findings: ScoredFinding[], labels: WriteLabel[]): number =>
    scoreProject(findings, labels, []).figures.reported;

  test('one finding answers for one label, the nearest', () => {
    const score = scoreProject([found('a.php', 10)], [site('a.php', 11, 'persist'), site('a.php', 10, 'build')], []);
    expect(score.figures).toMatchObject({ reported: 0, wrong: 1 });
  });

  test.each([
    [8, 1],
    [7, 0],
    [21, 1],
    [22, 0],
  ])('a finding on lines 10 to 60 is near line %i: %i', (line, hits) => {
    expect(persistFound([found('a.php', 10, 60)], [site('a.php', line, 'persist')])).toBe(hits);
  });

  test('info answers for nothing, and neither does another file', () => {
    expect(persistFound([found('a.php', 1, 1, { severity: 'info' })], [site('a.php', 1, 'persist')])).toBe(0);
    expect(persistFound([found('a.php', 1)], [site('b.php', 1, 'persist')])).toBe(0);
  });
});

test('without labels nothing is wrong and nothing is missed', () => {
  expect(scoreProject([], [], []).figures).toMatchObject({ precision: 1, recall: 1, configRecall: 1 });
});

test('over all, counts add up before they are divided', () => {
  const one = scoreProject([found('a.php', 1)], [site('a.php', 1, 'persist')], []).figures;
  const many = scoreProject(FINDINGS, LABELS, CONFIGURATION).figures;
  expect(overAll([one, many])).toMatchObject({ persist: 5, reported: 4, wrong: 1, precision: 0.8, recall: 0.8 });
});
