/** Shell scripts that deploy an application or start its containers. */
import type { CommandFiles, CommandLine, CommandPhase } from './command-line.ts';
import { linesOf } from './command-texts.ts';
import { isForDevelopment } from './deployment-file.ts';

const DEPLOYS = /(?:^|\/)(?:[\w-]+[-_.])?deploy(?:ment)?(?:[-_.][\w-]+)*\.sh$/i;
const STARTS = /(?:^|\/)(?:[\w-]+[-_.])?entrypoint(?:[-_.][\w-]+)*\.sh$/i;

/** Commands of such scripts: those of a deploy run once on each server, those of an entry point with each container. */
export function scriptCommands(files: CommandFiles): readonly CommandLine[] {
  return [...commandsOf(files, DEPLOYS, 'deploy'), ...commandsOf(files, STARTS, 'run')];
}

function commandsOf(files: CommandFiles, pattern: RegExp, phase: CommandPhase): readonly CommandLine[] {
  return files
    .matching(pattern)
    .filter((path) => !isForDevelopment(path))
    .flatMap((path) =>
      (files.text(path) ?? '')
        .split('\n')
        .flatMap((text, at) => linesOf(text, { path, line: at + 1 }))
        .map((command): CommandLine => ({ ...command, phase })),
    );
}

/** Scripts that start containers. */
export function entryScripts(
  files: CommandFiles,
): readonly { readonly path: string; readonly commands: readonly CommandLine[] }[] {
  const byPath = new Map<string, CommandLine[]>();
  for (const command of commandsOf(files, STARTS, 'run')) {
    const known = byPath.get(command.path);
    if (known) known.push(command);
    else byPath.set(command.path, [command]);
  }
  return [...byPath].map(([path, commands]) => ({ path, commands }));
}
