/** A command that the project's own files name, and when it is run. */
import type { ConfigurationFiles } from '../configuration/reader.ts';
import type { Placed } from '../configuration/setting.ts';

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
