import type { StateKind } from '@tidemark/sdk/model';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { ConfigurationKind, Effect, Factor, LintResult, WriteKind } from '../result.ts';
import { json } from './json.ts';
import { CLEAN_RESULT, FIXTURE_RESULT } from './testing/fixture.ts';
import { readSchema } from './testing/schema.ts';

const validate = new Ajv2020({ allErrors: true }).compile(readSchema('schema/lint-result-1.schema.json'));

/** The compiler keeps these whole: a value that is added to a type has to be added here, and then to the schema. */
const FACTORS = {
  codebase: true,
  dependencies: true,
  config: true,
  'backing-services': true,
  'build-release-run': true,
  processes: true,
  'port-binding': true,
  concurrency: true,
  disposability: true,
  'dev-prod-parity': true,
  logs: true,
  'admin-processes': true,
} satisfies Record<Factor, true>;
const WRITE_KINDS = {
  upload: true,
  media: true,
  export: true,
  cache: true,
  log: true,
  config: true,
  key: true,
  lock: true,
  session: true,
  database: true,
  code: true,
  directory: true,
  other: true,
} satisfies Record<WriteKind, true>;
const CONFIGURATION_KINDS = {
  'session-file': true,
  'cache-file': true,
  'log-file': true,
  'disk-local': true,
  'queue-sync': true,
  'lock-local': true,
  'database-file': true,
  'localhost-service': true,
  'secret-in-code': true,
  'upload-dir-in-release': true,
  other: true,
} satisfies Record<ConfigurationKind, true>;
const EFFECTS = { 'lost-at-deploy': true, 'invisible-to-others': true, 'fails-read-only': true } satisfies Record<
  Effect,
  true
>;
const STATES = {
  uploads: true,
  media: true,
  sessions: true,
  cache: true,
  locks: true,
  queue: true,
  logs: true,
  database: true,
  config: true,
  code: true,
} satisfies Record<StateKind, true>;

describe('json', () => {
  test.each([
    ['factor', Object.keys(FACTORS)],
    ['writeKind', Object.keys(WRITE_KINDS)],
    ['configurationKind', Object.keys(CONFIGURATION_KINDS)],
    ['effect', Object.keys(EFFECTS)],
    ['state', Object.keys(STATES)],
  ])('the schema lists every %s', (name, values) => {
    const { $defs } = readSchema('schema/lint-result-1.schema.json') as { $defs: Record<string, { enum?: string[] }> };
    expect($defs[name]?.enum?.toSorted()).toEqual(values.toSorted());
  });

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

  test('says what is written where, as far as it is known', () => {
    const [finding] = FIXTURE_RESULT.findings;
    const findings = finding === undefined ? [] : [{ ...finding, target: 'public/pictures/…' }];
    const document = JSON.parse(json({ ...FIXTURE_RESULT, findings })) as LintResult;
    expect(validate(document)).toBe(true);
    expect(document.findings.map(({ target }) => target)).toEqual(['public/pictures/…']);
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
