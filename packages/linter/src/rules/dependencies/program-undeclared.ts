import { PROGRAMS } from '../../project/programs.ts';
import { findingAt } from '../code/calls.ts';
import { COMMAND_WORDS, commandsIn, simpleCommands } from '../code/commands.ts';
import type { CodeContext, CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** The program of a simple command, without its directory: `"/usr/bin/ffmpeg" -i a` → `ffmpeg`. */
const PROGRAM = /^["']?(?:[\w.-]*\/)*([\w.-]+?)(?:\.exe)?["']?(?=\s|$)/;

/** What makes releases runs where people work, not on a node. */
const MAKES_RELEASES = /(?:^|\/)(?:build|ci|deploy|dev|release|scripts?|tools?|bin)\//i;

function check(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  if (MAKES_RELEASES.test(file.path) || context.isOperators(file.path)) return [];
  return commandsIn(file).flatMap(({ call, text }) => {
    const program = simpleCommands(text)
      .map((command) => PROGRAM.exec(command)?.[1]?.toLowerCase() ?? '')
      .find((name) => PROGRAMS.has(name) && !context.installs(name));
    if (program === undefined) return [];
    return [
      findingAt(file, call, {
        message: `The code starts ${program}, and no file of the project says that the server has it: on a node without it the command fails`,
        severity: 'info',
        confidence: 'possible',
      }),
    ];
  });
}

/** Code starts a program that nothing in the project asks for. */
export const programUndeclared: CodeRule = {
  meta: practice('dependencies/program-undeclared', 'Code starts a program that nothing in the project asks for', {
    minutes: 20,
    reason: 'The image or platform file installs the program, or a package of PHP takes its place.',
  }),
  words: COMMAND_WORDS,
  remedy: {
    summary:
      'Install the program in the Dockerfile, Aptfile or platform file, so that every node has the same version, or use a package of PHP or a service that does the work.',
    packages: [],
    docs: ['https://12factor.net/dependencies'],
  },
  check,
};
