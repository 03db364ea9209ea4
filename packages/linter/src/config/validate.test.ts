import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import schema from '../../schema/tidemark.schema.json' with { type: 'json' };
import { readJson } from './json-lines.ts';
import { readDocument } from './read-document.ts';
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
      '/sinks/0/path must have exactly one of arg, handle, command, receiver, each, options, fixed (line 1)',
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

  test('problems are told in the order of the file', async () => {
    const lines = (await problems('{\n"rules": {\n"x": 1},\n"mounts": 1,\n"a": 1}')).split('\n');
    expect(lines.map((line) => /line (\d+)/.exec(line)?.[1])).toEqual(['3', '4', '5']);
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
    const read = validateConfig(await readDocument(JSON.stringify(config), 'tidemark.json'), 'tidemark.json', RULES);
    expect(read.sinks?.[0]?.call).toBe('App\\Export->save');
    expect(await problems('\uFEFF{}')).toBe('');
    expect(await problems('# nothing yet\n', 'tidemark.yml')).toBe('');
  });
});

test('the schema is valid, and each of its keys is described', () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
  expect(() => ajv.compile(schema)).not.toThrow();
  const definitions: Readonly<Record<string, { readonly description?: string }>> = schema.$defs;
  const undescribed: string[] = [];
  JSON.stringify(schema, (key, value: unknown) => {
    if (key !== 'properties') return value;
    for (const [name, { description, $ref = '' }] of Object.entries(value as Record<string, Described>)) {
      if (!description && !definitions[$ref.replace('#/$defs/', '')]?.description) undescribed.push(name);
    }
    return value;
  });
  expect(undescribed).toEqual([]);
});

interface Described {
  readonly description?: string;
  readonly $ref?: string;
}

function mistakeOf(read: (text: string) => unknown, text: string): string | undefined {
  try {
    read(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

test('the scanner takes what JSON.parse takes, and nothing else', () => {
  const marks = fc.constantFrom('', ',', '"', '}', ']', '\\', '1', 'e', ' ', '\n');
  const changed = fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(), marks).map(([text, at, extra]) => {
    const cut = at % (text.length + 1);
    return text.slice(0, cut) + extra + text.slice(cut + (extra === '' ? 1 : 0));
  });
  fc.assert(
    fc.property(fc.oneof(fc.json({ maxDepth: 4 }), changed), (text) => {
      const mistake = mistakeOf((one) => readJson(one, 'a.json'), text);
      // JSON.parse takes a key twice, which the scanner refuses on purpose.
      fc.pre(!mistake?.includes('given twice'));
      expect(mistake === undefined).toBe(mistakeOf(JSON.parse, text) === undefined);
    }),
    { numRuns: 3000 },
  );
});
