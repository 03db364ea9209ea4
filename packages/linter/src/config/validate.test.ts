import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from './document.ts';
import { readJson } from './json-lines.ts';
import { validateConfig } from './validate.ts';

const RULES = ['processes/local-disk-write'];

async function problems(text: string, filename = 'tidemark.json'): Promise<string> {
  try {
    validateConfig(await readDocument(text, filename), filename, RULES);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a configuration that is wrong is answered in plain words, with the line', () => {
  test.each([
    [
      '{"rules": {"processes/local-disk-write": "warn"}}',
      '/rules/processes~1local-disk-write must be one of off, info, warning, error (line 1)',
    ],
    ['{\n"exlude": []}', '/exlude is not a known key. Did you mean "exclude"? (line 2)'],
    [
      '{\n"rules": {\n"local-disk-write": "off"}}',
      '/rules/local-disk-write is not a rule. Did you mean "processes/local-disk-write"? (line 3)',
    ],
    ['{"overrides": [{"files": ["a"]}]}', '/overrides/0 must have "rules" (line 1)'],
    ['{"overrides": [{"files": [], "rules": {}}]}', '/overrides/0/files must not be empty (line 1)'],
    [
      '{"overrides": [\n{"files": ["a"], "rules": {\n"x/y": "off"}}]}',
      '/overrides/0/rules/x~1y is not a rule. (line 3)',
    ],
    ['{"mounts": "storage"}', '/mounts must be an array (line 1)'],
    ['[]', '/ must be an object (line 1)'],
    ['{"safe": [{"call": "a()b", "because": "x"}]}', '/safe/0/call must be a call pattern: save_export,'],
    ['{"safe": [{"call": "a"}]}', '/safe/0 must have "because" (line 1)'],
    [
      '{"sinks": [{"call": "a", "effect": "write", "path": {"arg": 0, "each": 1}}]}',
      '/sinks/0/path must have exactly one of arg, handle, command, receiver, each, fixed (line 1)',
    ],
    ['{"sinks": [{"call": "a", "effect": "write", "path": {"arg": -1}}]}', '/sinks/0/path/arg must be >= 0 (line 1)'],
    ['{"a": 1, "a": 2}', '/a is given twice (line 1)'],
    ['{"rules": {},}', 'a key in double quotes is expected (line 1)'],
    ['{ // why\n}', 'JSON has no comments'],
    ['{} x', 'text after the end of the document (line 1)'],
    ['', 'a value is expected (line 1)'],
    ['['.repeat(5000), 'nested deeper than 64 levels'],
  ])('%s', async (text, message) => {
    expect(await problems(text)).toContain(message);
  });

  test.each([
    ['rules:\n  processes/local-disk-write: warn', 'must be one of off, info, warning, error (line 2)'],
    ['rules: {}\nrules: {}', 'Map keys must be unique (line 2)'],
    ['rules: [', '(line 1)'],
    ['a: &a [x]\nb: *c', 'Unresolved alias'],
    ['exclude: !!js/function "x"', '(line 1)'],
    ['- '.repeat(200), 'nested deeper than 64 levels'],
  ])('as YAML: %s', async (text, message) => {
    expect(await problems(text, 'tidemark.yaml')).toContain(message);
  });

  test('aliases that multiply are refused', async () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level++)
      lines.push(`b${level}: &b${level} [${`*${level === 1 ? 'a' : `b${level - 1}`},`.repeat(9)}]`);
    expect(await problems(lines.join('\n'), 'tidemark.yaml')).toContain('alias');
  });

  test('all problems are told, up to ten', async () => {
    const keys = Array.from({ length: 13 }, (_, index) => `"x${index}": 1`);
    const lines = (await problems(`{${keys.join(',\n')}}`)).split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('… and 3 more');
  });
});

describe('a configuration that is right', () => {
  test('with everything in it', async () => {
    const config = {
      $schema: 'x',
      paths: ['src'],
      exclude: ['web/**'],
      platform: 'upsun',
      rules: { 'processes/local-disk-write': 'warning' },
      overrides: [{ files: ['a'], rules: { 'processes/local-disk-write': 'off' } }],
      mounts: ['storage', '/mnt/share'],
      sinks: [
        {
          call: '\\App\\Export->save',
          path: { arg: 0, name: 'file' },
          effect: 'write',
          kind: 'export',
          localOnly: true,
        },
        { call: 'new App\\Zip', path: { fixed: 'a.zip', place: 'app' }, effect: 'write' },
        {
          call: 'save',
          path: { receiver: 0, via: 'open' },
          effect: 'write',
          when: [{ arg: 1, oneOf: [1, null, 'x'] }],
        },
      ],
      safe: [{ call: 'App\\Storage->put', because: 'It writes to S3.' }],
      pathSources: [{ of: 'export_dir', place: 'app', base: 'exports', append: [0] }],
    };
    expect(await problems(JSON.stringify(config))).toBe('');
    expect(await problems('\uFEFF{}')).toBe('');
    expect(await problems('# nothing yet\n', 'tidemark.yml')).toBe('');
  });
});

test('the scanner takes what JSON.parse takes, and nothing else', () => {
  const texts = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc
      .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '\\', '1', 'e', ' ', '\n'))
      .map(([text, at, extra]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + extra + text.slice(cut + (extra === '' ? 1 : 0));
      }),
  );
  const accepts = (read: (text: string) => unknown, text: string): boolean => {
    try {
      read(text);
      return true;
    } catch (error) {
      // JSON.parse takes a key twice, which the scanner refuses on purpose.
      return error instanceof Error && error.message.includes('given twice');
    }
  };
  fc.assert(
    fc.property(texts, (text) => accepts((one) => readJson(one, 'a.json'), text) === accepts(JSON.parse, text)),
    { numRuns: 3000 },
  );
});
