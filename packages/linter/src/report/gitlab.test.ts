import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { LintResult } from '../result.ts';
import { gitlab } from './gitlab.ts';
import { CLEAN_RESULT, FIXTURE_RESULT, fixtureContext } from './testing/fixture.ts';
import { readSchema } from './testing/schema.ts';

const validate = new Ajv2020({ allErrors: true }).compile(readSchema('test/schemas/gitlab-code-quality.schema.json'));

interface Issue {
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string };
}
const issues = (result: LintResult, changes = {}): Issue[] =>
  JSON.parse(gitlab(result, fixtureContext(changes))) as Issue[];

describe('gitlab', () => {
  test.each([
    ['findings', FIXTURE_RESULT],
    ['nothing found', CLEAN_RESULT],
  ])('has the documented fields and no others: %s', (_, result) => {
    validate(issues(result));
    expect(validate.errors).toBe(null);
    expect(issues(result)).toHaveLength(result.findings.length);
  });

  test('maps severities', () => {
    expect(issues(FIXTURE_RESULT).map(({ severity }) => severity)).toEqual([
      'major',
      'critical',
      'critical',
      'info',
      'major',
      'critical',
      'major',
      'info',
    ]);
  });

  test('keeps fingerprints unique, and the first of equals as it is', () => {
    const twice = { ...FIXTURE_RESULT, findings: FIXTURE_RESULT.findings.flatMap((finding) => [finding, finding]) };
    const fingerprints = issues(twice).map(({ fingerprint }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(16);
    expect(fingerprints[0]).toBe(FIXTURE_RESULT.findings[0]?.fingerprint);
  });

  test('starts without a byte order mark and names paths as the repository does', () => {
    expect(gitlab(CLEAN_RESULT, fixtureContext())).toBe('[]\n');
    expect(issues(FIXTURE_RESULT, { repositoryFolder: 'site' })[5]?.location.path).toBe(
      'site/src/תמונות/サムネイル 😃.php',
    );
  });
});
