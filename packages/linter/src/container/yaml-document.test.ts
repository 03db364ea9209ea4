import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryProject } from '../project/temporary-project.ts';
import { processorTime } from '../testing/processor-time.ts';
import { type ConfigNode, plainValue } from './config-node.ts';
import { parseFullYaml } from './full-yaml.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { parseYaml, readYaml } from './yaml-document.ts';

/** Everything that both readers must agree on; lines of block collections differ by a convention of no use. */
function essence(node: ConfigNode): unknown {
  if (node.kind === 'scalar') return [node.value, node.tag];
  if (node.kind === 'list') return [node.items.map(essence), node.tag];
  return [node.entries.map(({ key, line, value }) => [key, line, essence(value)]), node.tag];
}

const SERVICES = `# comment
parameters:
  app.dir: '%kernel.project_dir%/var' # trailing
  "quoted key": "a \\"b\\" \\\\ c"
  list: [a, 'b, c', "d", 1, 1.5, true, ~, { k: v, 'x y': [1] }]
  empty:
  url: http://example.org:80/#anchor
services:
    _defaults:
        bind: { $dir: '%app.dir%', string $x: y }
    App\\:
        resource: '../src/*'
        exclude:
        - '../src/A'
        - ../src/B
    App\\Foo:
        arguments:
            - '@bar'
            - !tagged_iterator app.handler
            - !service { class: App\\X, arguments: [1] }
            - key: value
              other: { a: b }
            -
              - nested
              - [ ]
        calls:
            - [setFoo, ['@foo']]
            - method: setBar
              arguments:
                [
                  '@bar', # why
                  '@baz',
                ]
        tags: [ { name: x, priority: -5 } ]
    'App\\Bar': '@App\\Foo'
`;

describe('the plain reader', () => {
  test('reads service files', () => {
    expect(readPlainYaml(SERVICES)).toBeDefined();
  });

  test.each([
    SERVICES,
    SERVICES.replaceAll('\n', '\r\n'),
    '',
    '---\na: 1\n',
    '- a\n- b: 1\n  c: 2\n-   - d\n    - e\n',
    'a:\n- b\n-\n  c: d\n',
    "a: 'it''s'\nb: 0x1F\nc: 1e3\nd: .5\ne: 007\nf: +1\ng: 1_000\nh: -\n",
    'a: b: c\n',
    '- ! x\n',
    "- ! 'x'\n",
    '- !\n  a: b\n',
    '- ! [a]\n',
    'a: "x\\u0041"\n',
    'a: [b\n',
    'a:\n  - b\n c: d\n',
    'a: *x\n',
    'a: |\n  text\n',
    'a: one\n  two\n',
    '{a: b, c}\n',
    '? a\n: b\n',
    'a: 1\n...\nb: 2\n',
    'a:\tb\n',
    'a: [x y, z #c\n]\n',
    '- [a, b]: c\n',
  ])('agrees with the full one, or leaves it to that: %j', (text) => {
    const plain = readPlainYaml(text);
    const full = parseFullYaml(text);
    const whole = 'node' in full ? essence(full.node) : full.fault;
    expect([undefined, whole]).toContainEqual(plain && essence(plain));
  });

  test('agrees on whatever becomes of a service file', () => {
    const pieces = fc.constantFrom(
      '',
      ' ',
      '  ',
      '\n',
      '\n  ',
      ': ',
      '- ',
      '#',
      ' #',
      "'",
      '"',
      '[',
      ']',
      '{',
      '}',
      ',',
      '!t ',
      '&a ',
      '*a',
      '|',
      '>',
      '?',
      '%',
      '@',
      '\\',
      '~',
      '1',
      '\t',
      'x',
      '<<: ',
      '---\n',
      '...\n',
      '=',
      '\r',
    );
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(SERVICES.length), fc.nat(6), pieces), { minLength: 1, maxLength: 3 }),
        (edits) => {
          let text = SERVICES;
          for (const [at, length, piece] of edits) text = text.slice(0, at) + piece + text.slice(at + length);
          const plain = readPlainYaml(text);
          if (plain === undefined) return;
          const full = parseFullYaml(text);
          // A file that YAML forbids may be read leniently: Symfony will not load it either way.
          if ('fault' in full) return;
          accepted++;
          expect(essence(full.node), text).toEqual(essence(plain));
        },
      ),
      { numRuns: 400 },
    );
    // How many are valid YAML depends on the seed; none would mean that nothing was compared.
    expect(accepted).toBeGreaterThan(0);
  });
});

describe('hostile YAML', () => {
  test('an alias bomb is told, not unfolded', () => {
    const levels = Array.from({ length: 30 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`);
    const spent = processorTime(() =>
      expect(parseYaml(`l0: &l0 [x]\n${levels.join('\n')}\n`)).toMatchObject({
        fault: { message: expect.stringMatching(/unfolds to more than|alias/i) },
      }),
    );
    expect(spent).toBeLessThan(3000);
  });

  test.each([
    ['an alias of itself', 'a: &a\n  b: *a\n'],
    ['depth', '['.repeat(20_000)],
    ['depth in blocks', Array.from({ length: 2000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['an open quote', 'a: "b\nc: d\n'],
    ['bytes', '\0\u0001\ufffd: \x7f'],
  ])('%s ends in time', (_, text) => {
    expect(processorTime(() => void parseYaml(text))).toBeLessThan(3000);
  });

  test('a fault has its place', () => {
    expect(parseYaml('a: 1\nb: "x\n')).toMatchObject({ fault: { line: 3, column: 1 } });
    expect(parseYaml('a: [1\nb: 2\n')).toMatchObject({
      fault: { message: expect.stringContaining('invalid YAML'), line: 2 },
    });
  });
});

describe('readYaml', () => {
  test('gives plain data and the lines of keys, anchors and merges included', () => {
    const root = temporaryProject({
      'a.yaml':
        'base: &base\n  x: 1\n  y: |\n    two\n    lines\nitems:\n  - name: n\n    list: [1,\n      2]\nuse:\n  <<: *base\n  z: 3\n',
    });
    const reading = readYaml(`${root}/a.yaml`);
    if (reading === undefined || 'fault' in reading) throw new Error('not read');
    expect(reading.value).toEqual({
      base: { x: 1, y: 'two\nlines\n' },
      items: [{ name: 'n', list: [1, 2] }],
      use: { x: 1, y: 'two\nlines\n', z: 3 },
    });
    expect(reading.lineOf(['items', '0', 'list'])).toBe(8);
    expect(reading.lineOf(['items', '0', 'list', '1'])).toBe(9);
    expect(reading.lineOf(['use', 'z'])).toBe(12);
    expect(reading.lineOf(['use', 'nothing'])).toBeUndefined();
  });

  test('of nothing is undefined', () => {
    expect(readYaml('/no/such/file.yaml')).toBeUndefined();
  });
});

test('numbers that are names stay names', () => {
  const { node } = parseYaml('1.0: a\n~: b\ntrue: c\n') as { node: ConfigNode };
  expect(plainValue(node)).toEqual({ '1.0': 'a', '~': 'b', true: 'c' });
});

test('references and placeholders without quotes are read as Symfony did before version 4', () => {
  const text = `a:
  path: %kernel.logs_dir%/app.log # kept
  arguments: [@doctrine, %a.b%, "x"]
  calls:
    - @logger
  mail: me@example.org
  twice: 1
  twice: 2
  class: "Acme\\Entity\\User"
`;
  const result = parseYaml(text);
  expect('node' in result ? plainValue(result.node) : result).toEqual({
    a: {
      path: '%kernel.logs_dir%/app.log',
      arguments: ['@doctrine', '%a.b%', 'x'],
      calls: ['@logger'],
      mail: 'me@example.org',
      twice: 2,
      class: 'Acme\\Entity\\User',
    },
  });
});
