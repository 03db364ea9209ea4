/** What the program says of itself, and of what it does not know. */
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-tree.ts';
import { nearest } from '../../src/cli/nearest.ts';
import { VERSION } from '../../src/version.ts';
import { typed } from './typed.ts';

describe('help', () => {
  test('of the program names every command, and fits a terminal', async () => {
    const { code, stdout, stderr } = await typed(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { usage, text } of COMMANDS) {
      expect(stdout).toContain(`  ${usage}`);
      expect(stdout).toContain(text);
    }
    expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([]);
    expect((await typed(['help'])).stdout).toBe(stdout);
  });

  const all = COMMANDS.flatMap((command) => [
    { words: [command.name], command },
    ...command.commands.map((below) => ({ words: [command.name, below.name], command: below })),
  ]);

  test.each(all.map(({ words, command }) => [words.join(' '), words, command] as const))(
    'of %s names each of its options',
    async (_, words, { options }) => {
      const { code, stdout } = await typed([...words, '--help']);
      expect(code).toBe(0);
      if (words.length > 1 || !['storage', 'completion'].includes(words[0] ?? '')) {
        for (const { name, text } of options) {
          expect(stdout).toMatch(new RegExp(String.raw`--${name}\b`));
          expect(stdout).toContain(text);
        }
      }
      expect((await typed([...words, '-h'])).stdout).toBe(stdout);
    },
  );

  test('nothing typed is wrong usage, and the help is said on standard error', async () => {
    const { code, stdout, stderr } = await typed([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: tidemark <command>');
    expect((await typed(['--version'])).stdout).toBe(`${VERSION}\n`);
  });
});

describe('what is not known is answered with what is nearest', () => {
  test.each([
    [['scael'], 'there is no command "scael"', 'Did you mean "scale"?'],
    [['storage', 'snyc'], 'there is no command "storage snyc"', 'Did you mean "sync"?'],
    [['drift', '--exit-cod'], 'there is no option --exit-cod', 'Did you mean "exit-code"?'],
    [['apps', '--follow'], 'apps has no option --follow', 'See tidemark apps --help.'],
    [['storage', 'sync', '--dryrun', 'a', 'b'], 'there is no option --dryrun', 'Did you mean "dry-run"?'],
    [['up', '--balancing', 'stiky'], '--balancing cannot be "stiky"', 'Did you mean "sticky"?'],
    [['apps', '--backend', 'fortrabit'], '--backend cannot be "fortrabit"', 'Did you mean "fortrabbit"?'],
    [['completion', 'bahs'], 'there is no completion for "bahs"', 'Did you mean "bash"?'],
    [['--yes', 'apps'], 'the command comes first, not --yes', 'See tidemark --help.'],
    [['scale', '--nodes'], '--nodes needs a value', '--nodes <n>'],
    [['scale', '--nodes', '--yes'], '--nodes needs a value', '--nodes <n>'],
    [['deploy', '--yes=no'], '--yes takes no value', 'See tidemark deploy --help.'],
    [['quite-something-else'], 'there is no command', 'See tidemark --help.'],
  ])('%j', async (argv, what, next) => {
    const { code, stdout, stderr } = await typed(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(what);
    expect(stderr).toContain(next);
  });

  test('also as JSON', async () => {
    const { code, json } = await typed(['drift', '--json', '--fllow']);
    expect(code).toBe(2);
    expect(json()).toMatchObject({
      error: { code: 'usage.invalid', message: expect.stringContaining('--fllow') as string },
    });
  });

  test('a word that is near to nothing has no neighbour', () => {
    expect(nearest('zzzzzz', ['apps', 'scale'])).toBeUndefined();
    expect(nearest('apsp', ['apps', 'scale'])).toBe('apps');
    expect(nearest('dep', ['drift', 'deploy'])).toBe('deploy');
    expect(nearest('x'.repeat(1000), ['apps'])).toBeUndefined();
  });
});
