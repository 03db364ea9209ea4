import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { LintResult } from '../result.ts';
import { json } from './json.ts';
import { CLEAN_RESULT, FIXTURE_RESULT } from './testing/fixture.ts';
import { readSchema } from './testing/schema.ts';

const validate = new Ajv2020({ allErrors: true }).compile(readSchema('schema/lint-result-1.schema.json'));

describe('json', () => {
  test.each([
    ['with findings', FIXTURE_RESULT],
    ['clean', CLEAN_RESULT],
  ])('is the document of its published schema, %s', (_, result) => {
    const document: unknown = JSON.parse(json(result));
    validate(document);
    expect(validate.errors).toBe(null);
    expect(document).toEqual(result);
  });

  test('keeps the order of keys whatever the order in memory', () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, reversed(inner)]),
            )
          : value;
    expect(json(reversed(FIXTURE_RESULT) as LintResult)).toBe(json(FIXTURE_RESULT));
    const [finding] = (JSON.parse(json(FIXTURE_RESULT)) as LintResult).findings;
    expect(Object.keys(finding ?? {}).join(' ')).toBe(
      'ruleId factor category kind state effect severity confidence message path startLine startColumn endLine endColumn fingerprint trace remedy',
    );
  });

  test.each([
    ['an unknown key', { extra: 1 }],
    ['an unknown kind', { kind: 'photo' }],
    ['a configuration kind on a write', { kind: 'session-file' }],
    ['a column of zero', { startColumn: 0 }],
    ['an unknown effect', { effect: 'gone' }],
    ['a remedy without documentation', { remedy: { summary: 'Move it.', packages: [] } }],
  ])('the schema refuses %s', (_, change) => {
    const [finding] = FIXTURE_RESULT.findings;
    expect(validate({ ...FIXTURE_RESULT, findings: [{ ...finding, ...change }] })).toBe(false);
  });
});
