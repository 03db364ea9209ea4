/** Completion, in the shells themselves. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_NAMES, SHELLS } from '../../src/cli/command-tree.ts';
import { findProgram } from '../../src/platform/sandbox.ts';
import { typed } from './typed.ts';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-completion-'));
  for (const shell of SHELLS) {
    const { code, stdout } = await typed(['completion', shell]);
    if (code !== 0) throw new Error(shell);
    writeFileSync(join(folder, shell), stdout);
  }
  writeFileSync(join(folder, 'site a.php'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Words typed so far, the last one incomplete. */
type Complete = (words: readonly string[]) => readonly string[];

function answered(shell: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const { stdout, stderr, status } = spawnSync(shell, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, LANG: 'C.UTF-8', ...env },
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout;
}

const bash: Complete = (words) => {
  const script =
    'source ./bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tidemark; printf "%s\\n" "${COMPREPLY[@]}"';
  return answered('bash', ['-c', script, 'bash', ...words])
    .split('\n')
    .filter((line) => line !== '');
};

const fish: Complete = (words) =>
  answered('fish', ['-c', 'source ./fish; complete -C (string join " " -- $argv)', ...words])
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .filter((line) => line !== '');

/** Its completion system needs a terminal: what it would be told is printed instead. */
const ZSH = String.raw`
compdef() {}; source ./zsh
_describe() { local each; for each in "${'$'}{(@P)2}"; do print -r -- "${'$'}{each%%:*}"; done }
_arguments() {
  local each
  for each in "$@"; do
    case $each in
      (\*:*:\(*\)) print -rl -- ${'$'}{(s: :)${'$'}{${'$'}{each##*\(}%\)}} ;;
      (\*-*) print -r -- ${'$'}{${'$'}{each#\*}%%\[*} ;;
    esac
  done
}
words=("$@"); CURRENT=$#; _tidemark`;

const zsh: Complete = (words) => {
  const last = words.at(-1) ?? '';
  return answered('zsh', ['-f', '-c', ZSH, 'zsh', ...words])
    .split('\n')
    .filter((line) => line !== '' && line.startsWith(last));
};

describe.each([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
] as const)('%s', (shell, complete) => {
  describe.skipIf(findProgram(shell) === undefined)('completes', () => {
    test('commands', () => {
      expect(complete(['tidemark', '']).toSorted()).toEqual([...COMMAND_NAMES].toSorted());
      expect(complete(['tidemark', 'sca'])).toEqual(['scale']);
      expect(complete(['tidemark', 'storage', 'syn'])).toEqual(['sync']);
    });

    test('options, those of the command alone', () => {
      expect(complete(['tidemark', 'scale', '--n'])).toEqual(['--nodes']);
      expect(complete(['tidemark', 'apps', '--n'])).toEqual([]);
      expect(complete(['tidemark', 'storage', 'sync', '--d']).toSorted()).toEqual(['--delete', '--dry-run']);
    });

    test('values and words', () => {
      expect(complete(['tidemark', 'env', '']).toSorted()).toEqual(expect.arrayContaining(['set', 'unset']));
      if (shell !== 'zsh') expect(complete(['tidemark', 'apps', '--backend', 'fo'])).toEqual(['fortrabbit']);
      if (shell !== 'zsh') expect(complete(['tidemark', 'up', 'si']).join()).toMatch(/site.*a\.php/);
    });
  });
});
