/** The bundled examples: what people have judged of each write in them is what the linter says. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { scoreProject, type WriteLabel } from '../bench/score.ts';
import { type LintResult, lint } from '../src/index.ts';

const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url));

interface ExampleLabel extends WriteLabel {
  /** What stands on the line. */
  readonly call: string;
}

function labelsOf(site: string): readonly ExampleLabel[] {
  return readFileSync(`${EXAMPLES}/${site}/labels.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ExampleLabel);
}

describe.each(['craft-site', 'drupal-site'])('%s', (site) => {
  const labels = labelsOf(site);
  let result: LintResult;

  beforeAll(async () => {
    result = await lint({ path: `${EXAMPLES}/${site}`, threads: 1, cache: false });
  }, 60_000);

  test('labels name calls that stand where they say', () => {
    const astray = labels.filter(({ path, line, call }) => {
      const text = readFileSync(`${EXAMPLES}/${site}/${path}`, 'utf8').split('\n')[line - 1];
      return !text?.includes(call);
    });
    expect(astray).toEqual([]);
  });

  test('every write that is lost is found, no other one, and each is called what it is', () => {
    const { findings, partial } = result;
    const { figures, misses, wrong, unlabelled } = scoreProject(findings, labels, []);
    expect({ misses, wrong, unlabelled, partial }).toEqual({ misses: [], wrong: [], unlabelled: [], partial: [] });
    expect(figures).toMatchObject({ precision: 1, recall: 1 });
    const writes = findings.filter(({ category }) => category === 'write');
    const told = labels.flatMap(({ path, line, label }) => {
      const finding = writes.find((each) => each.path === path && each.startLine === line);
      if (label === 'persist') return [`${path}:${line} ${finding?.kind}`];
      return finding && label !== 'ambiguous' ? [`${path}:${line} ${finding.severity}`] : [];
    });
    const judged = labels.filter(({ label }) => label === 'persist');
    expect(told).toEqual(judged.map(({ path, line, kind }) => `${path}:${line} ${kind}`));
  });

  test('a finding on what experts judge differently is information only', () => {
    const open = labels.filter(({ label }) => label === 'ambiguous');
    const found = result.findings.filter((each) =>
      open.some(({ path, line }) => each.path === path && each.startLine === line),
    );
    expect(open.length).toBeGreaterThan(0);
    expect(found.map(({ severity }) => severity)).toEqual(found.map(() => 'info'));
  });
});
