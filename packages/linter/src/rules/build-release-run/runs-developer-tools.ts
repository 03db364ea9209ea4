import { changesRelease } from '../../flow/command.ts';
import { findingAt } from '../code/calls.ts';
import { COMMAND_WORDS, commandsIn, FACADE_CALLS, simpleCommands } from '../code/commands.ts';
import { isAtTerminal } from '../code/terminal.ts';
import { HOLE } from '../code/text.ts';
import type { CodeContext, CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';
import { migrationIn } from './migrating-commands.ts';

/** Programs that build or change a release. Reading what they know is possible before the release only as well. */
const TOOL =
  /^["']?(?:\S*\/)?(?:php\d*(?:\.\d)?\s+(?:-\S+\s+)*)?(?:\S*\/)?(composer(?:\.phar)?|git|svn|npm|npx|yarn|pnpm|bower|gulp|grunt|webpack|drush|wp|phing|make)["']?\s+(?!\/)(\S+)/i;
/** Words behind a program's name that only ask what it is. */
const ASKS = /^(?:--version|-v|-V|version|--help|help)$/i;

function check(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  return commandsIn(file).flatMap(({ call, text }) => {
    const [tool] = simpleCommands(text).flatMap((command) => {
      const [, program = '', action = ''] = TOOL.exec(command) ?? [];
      if (program === '' || ASKS.test(action)) return [];
      // What changes the release itself is a write and what migrates has a rule of its own: each is reported as such.
      return changesRelease(command) || migrationIn(command) !== undefined ? [] : [`${program} ${action}`];
    });
    if (tool === undefined || isAtTerminal(file, call, context)) return [];
    return [
      findingAt(file, call, {
        message: `The application runs ${tool.replaceAll(HOLE, '…')}: a release is made once, elsewhere, and on its nodes the tool or what it works on is not there`,
        severity: 'info',
        confidence: 'likely',
      }),
    ];
  });
}

/** Tools of developers and builds, started by the application. */
export const runsDeveloperTools: CodeRule = {
  meta: practice('build-release-run/runs-developer-tools', "Developers' tools started by the application", {
    minutes: 60,
    reason: 'What the tool gives is made by the build and read from the release.',
  }),
  words: COMMAND_WORDS,
  calls: FACADE_CALLS,
  remedy: {
    summary:
      'Run the tool in the build step, and put what the application needs of it (a version, a list) into the release.',
    packages: [],
    docs: ['https://12factor.net/build-release-run'],
  },
  check,
};
