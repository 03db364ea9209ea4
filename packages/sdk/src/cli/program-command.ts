/** The program as a whole: help, version, completion, and what to say of a word that is no command. */
import { TidemarkError } from '../client-error.ts';
import { VERSION } from '../version.ts';
import { programHelp } from './command-help.ts';
import { COMMAND_NAMES, SHELLS } from './command-tree.ts';
import { didYouMean } from './nearest.ts';
import type { Terminal } from './terminal.ts';

const HELP = 'See tidemark --help.';

export async function programCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [word, ...rest] = argv;
  if (word === '--version' || word === '-v') {
    await terminal.write(`${VERSION}\n`);
    return 0;
  }
  if (word === '--help' || word === '-h' || word === 'help') {
    await terminal.write(programHelp());
    return 0;
  }
  if (word === 'completion') return completionCommand(rest, terminal);
  if (word === undefined) {
    await terminal.writeError(programHelp());
    return 2;
  }
  const what = word.startsWith('-') ? `the command comes first, not ${word}` : `there is no command "${word}"`;
  throw new TidemarkError('usage.invalid', { what, next: didYouMean(word, COMMAND_NAMES, HELP) });
}

async function completionCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const [shell = ''] = words;
  const { completionScript } = await import('./completion.ts');
  if (words.includes('--help') || words.includes('-h')) {
    await terminal.write(`Usage: tidemark completion <${SHELLS.join('|')}>\n\n${INSTALL}\n`);
    return 0;
  }
  const known = SHELLS.find((name) => name === shell);
  if (known === undefined) {
    throw new TidemarkError('usage.invalid', {
      what: shell === '' ? 'the shell is missing' : `there is no completion for "${shell}"`,
      next: didYouMean(shell, SHELLS, `Write tidemark completion ${SHELLS.join(', or ')}.`),
    });
  }
  await terminal.write(completionScript(known));
  return 0;
}

const INSTALL = `Prints a script that completes commands, options and their values. To have it in every shell:
  bash  tidemark completion bash > ~/.local/share/bash-completion/completions/tidemark
  zsh   tidemark completion zsh > "\${fpath[1]}/_tidemark"
  fish  tidemark completion fish > ~/.config/fish/completions/tidemark.fish`;
