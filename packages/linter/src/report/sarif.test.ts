import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { sarif } from './sarif.ts';
import { CLEAN_RESULT, FIXTURE_RESULT, fixtureContext } from './testing/fixture.ts';

const require = createRequire(import.meta.url);

function compileOfficialSchema(): ReturnType<Ajv['compile']> {
  const path = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _draft4, id: _id, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  ajv.addFormat('uri-reference', /^(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/);
  ajv.addFormat('date-time', true);
  return ajv.compile(schema);
}

const validate = compileOfficialSchema();
const parse = (text: string): Log => JSON.parse(text) as Log;
const run = (changes = {}): Log['runs'][number] => {
  const [first] = parse(sarif(FIXTURE_RESULT, fixtureContext(changes))).runs;
  if (first === undefined) throw new Error('SARIF without a run');
  return first;
};

describe('sarif', () => {
  test.each([
    ['findings', FIXTURE_RESULT, {}],
    ['findings and an absolute root', FIXTURE_RESULT, { absoluteRoot: true }],
    ['findings in a folder of the repository', FIXTURE_RESULT, { absoluteRoot: true, repositoryFolder: 'project' }],
    ['nothing found', CLEAN_RESULT, {}],
  ])('follows the official schema: %s', (_, result, changes) => {
    const document = parse(sarif(result, fixtureContext(changes)));
    expect([validate(document), validate.errors]).toEqual([true, null]);
  });

  test('the schema here notices a wrong document', () => {
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
    expect(validate({ ...parse(sarif(FIXTURE_RESULT, fixtureContext())), extra: 1 })).toBe(false);
  });

  test('percent-encodes each path and keeps it relative to SRCROOT', () => {
    const uris = run().results?.map((result) => result.locations?.[0]?.physicalLocation?.artifactLocation);
    expect(new Set(uris?.map((uri) => uri?.uriBaseId))).toEqual(new Set(['SRCROOT']));
    expect([...new Set(uris?.map((uri) => uri?.uri))]).toMatchInlineSnapshot(`
      [
        "app/Http/Controllers/PhotoController.php",
        "config/session.php",
        "src/100%25%20%231%20%26%20co/a%3Ab%2Cc.php",
        "src/%D7%AA%D7%9E%D7%95%D7%A0%D7%95%D7%AA/%E3%82%B5%E3%83%A0%E3%83%8D%E3%82%A4%E3%83%AB%20%F0%9F%98%83.php",
        "src/evil%1B%5B31m%0A%3A%3Aerror%3A%3Aname.php",
        "src/%D7%9E%D7%A1%D7%95%D7%A3.php",
      ]
    `);
    expect([...new Set(uris?.map((uri) => decodeURIComponent(uri?.uri ?? '')))]).toEqual([
      ...new Set(FIXTURE_RESULT.findings.map(({ path }) => path)),
    ]);
  });

  test('names the root only when asked, as a file address', () => {
    expect(run().originalUriBaseIds?.SRCROOT?.uri).toBe(undefined);
    expect(run({ absoluteRoot: true }).originalUriBaseIds?.SRCROOT?.uri).toMatchInlineSnapshot(
      `"file:///data/folder/with%20space/and%20unicode%20%F0%9F%98%83/project/"`,
    );
  });

  test('the address of the repository and the paths below it meet in the same file', () => {
    const { originalUriBaseIds, results } = run({ absoluteRoot: true, repositoryFolder: 'project' });
    const base = originalUriBaseIds?.SRCROOT?.uri;
    const uri = results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
    expect(decodeURIComponent(`${base}${uri}`)).toBe(
      `file://${FIXTURE_RESULT.project.root}/app/Http/Controllers/PhotoController.php`,
    );
  });

  test('carries the trace, the fingerprint, the level and the rule of a finding', () => {
    const { results, tool, columnKind } = run();
    const upload = results?.[1];
    expect(columnKind).toBe('utf16CodeUnits');
    expect(upload?.level).toBe('error');
    expect(upload?.partialFingerprints).toEqual({ 'tidemarkFingerprint/v1': FIXTURE_RESULT.findings[1]?.fingerprint });
    expect(upload?.codeFlows?.[0]?.threadFlows[0]?.locations.map(({ location }) => location?.message?.text)).toEqual(
      FIXTURE_RESULT.findings[1]?.trace.map(({ message }) => message),
    );
    expect(results?.map(({ level }) => level)).toEqual([
      'warning',
      'error',
      'error',
      'note',
      'warning',
      'error',
      'warning',
      'note',
    ]);
    for (const result of results ?? []) expect(tool.driver.rules?.[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
  });

  test('tells of files understood in part only', () => {
    const notes = run().invocations?.[0]?.toolExecutionNotifications;
    expect(notes?.map(({ message }) => message.text)).toEqual(FIXTURE_RESULT.partial.map(({ reason }) => reason));
  });
});
