import { describe, expect, test } from 'vitest';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { type EnvDefault, readEnvDefaults } from './env-defaults.ts';

function defaultsOf(files: Readonly<Record<string, string>>): ReadonlyMap<string, EnvDefault> {
  return readEnvDefaults(discoverProject(temporaryProject(files)));
}

describe('.env', () => {
  test('quotes, comments, exports, references and lines', () => {
    const defaults = defaultsOf({
      '.env': `# comment
APP_NAME=Tide
export CACHE_DRIVER=file # why
EMPTY=
  SPACED = "a # b \\"c\\""
SINGLE='$x \${APP_NAME}'
PATH_A="\${APP_NAME}/var"
UNKNOWN=\${NOWHERE}/x

MULTI="one
two"
LAST=https://u:p@h/#x
not a line
`,
    });
    expect([...defaults].map(([name, { value, line }]) => [name, value, line])).toEqual([
      ['APP_NAME', 'Tide', 2],
      ['CACHE_DRIVER', 'file', 3],
      ['EMPTY', '', 4],
      ['SPACED', 'a # b "c"', 5],
      ['SINGLE', '$x ${APP_NAME}', 6],
      ['PATH_A', 'Tide/var', 7],
      ['UNKNOWN', '${NOWHERE}/x', 8],
      ['MULTI', 'one\ntwo', 10],
      ['LAST', 'https://u:p@h/#x', 12],
    ]);
  });

  test('later files win, and templates only fill gaps', () => {
    const defaults = defaultsOf({
      '.env': 'A=env\nB=env\n',
      '.env.local': 'B=local\n',
      '.env.test': 'A=test\n',
      '.env.example': 'A=example\nC=example\n',
    });
    expect(defaults.get('A')).toEqual({ value: 'env', path: '.env', line: 1 });
    expect(defaults.get('B')).toEqual({ value: 'local', path: '.env.local', line: 1 });
    expect(defaults.get('C')).toEqual({ value: 'example', path: '.env.example', line: 2, example: true });
  });

  test('references cannot grow without end', () => {
    const lines = Array.from({ length: 200 }, (_, n) => `V${n + 1}=\${V${n}}\${V${n}}`);
    const defaults = defaultsOf({ '.env': `V0=xxxxxxxx\n${lines.join('\n')}\n` });
    expect(defaults.get('V200')?.value.length).toBeLessThanOrEqual(16_384);
  });
});
