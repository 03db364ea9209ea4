/** What the project's own files make run, and when: builds, deploy hooks, schedules and processes. */
import type { ConfigurationFiles } from '../configuration/reader.ts';
import type { Placed } from '../configuration/setting.ts';
import { composeCommands, imageCommands, manifestCommands } from './container-commands.ts';
import { pipelineCommands } from './pipeline-commands.ts';
import { composerCommands, platformCommands } from './platform-commands.ts';
import { crontabCommands, deployToolCommands, processCommands } from './server-commands.ts';

/**
 * `build`: before the release is made · `deploy`: at each deploy, where the application runs · `task`: at each deploy, on a
 * machine that ends with it · `run`: again and again while the application runs, by a schedule or as a process.
 */
export type CommandPhase = 'build' | 'deploy' | 'task' | 'run';

/** One line of a shell. */
export interface CommandLine extends Placed {
  readonly phase: CommandPhase;
  readonly text: string;
}

/** What of the configuration is read. */
export type CommandFiles = Pick<ConfigurationFiles, 'matching' | 'text' | 'data'>;

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
  ];
}
