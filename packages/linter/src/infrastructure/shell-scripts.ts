/** Shell scripts that deploy an application or start its containers. */
import type { CommandFiles, CommandLine, CommandPhase } from './command-line.ts';
import { linesOf } from './command-texts.ts';
import { isForDevelopment } from './deployment-file.ts';

const DEPLOYS = /(?:^|\/)(?:[\w-]+[-_.])?deploy(?:ment)?(?:[-_.][\w-]+)*\.sh$/i;
const STARTS = /(?:^|\/)(?:[\w-]+[-_.])?entrypoint(?:[-_.][\w-]+)*\.sh$/i;

/** A script and its commands, in the order of lines. */
interface Script {
  readonly path: string;
  readonly commands: readonly CommandLine[];
}

/** Commands of such scripts: those of a deploy run once on each server, those of an entry point with each container. */
export function scriptCommands(files: CommandFiles): readonly CommandLine[] {
  return [...scripts(files, DEPLOYS, 'deploy'), ...entryScripts(files)].flatMap(({ commands }) => commands);
}

/** Scripts that start containers. */
export function entryScripts(files: CommandFiles): readonly Script[] {
  return scripts(files, STARTS, 'run');
}

function scripts(files: CommandFiles, pattern: RegExp, phase: CommandPhase): readonly Script[] {
  return files
    .matching(pattern)
    .filter((path) => !isForDevelopment(path))
    .map((path) => ({
      path,
      commands: (files.text(path) ?? '')
        .split('\n')
        .flatMap((text, at) => linesOf(text, { path, line: at + 1 }))
        .map((command): CommandLine => ({ ...command, phase })),
    }));
}
