/** What the project's own files make run, and when: builds, deploy hooks, schedules and processes. */
import type { CommandFiles, CommandLine } from './command-line.ts';
import { composeCommands, imageCommands, manifestCommands } from './container-commands.ts';
import { pipelineCommands } from './pipeline-commands.ts';
import { composerCommands, platformCommands } from './platform-commands.ts';
import { crontabCommands, deployToolCommands, processCommands } from './server-commands.ts';
import { scriptCommands } from './shell-scripts.ts';

/** Every command that files of the project name, in the order of sorts and files. */
export function commandLines(files: CommandFiles): readonly CommandLine[] {
  return [
    ...imageCommands(files),
    ...composeCommands(files),
    ...manifestCommands(files),
    ...platformCommands(files),
    ...composerCommands(files),
    ...pipelineCommands(files),
    ...crontabCommands(files),
    ...processCommands(files),
    ...deployToolCommands(files),
    ...scriptCommands(files),
  ];
}
