/** A program that lays out or changes what a component keeps, run to its end with the rights of the component's server. */
import { TidemarkError } from '../../client-error.ts';
import { runProgram } from '../run-program.ts';
import { serviceFolder, serviceSandbox } from '../sandbox.ts';
import type { ServiceContext } from '../service-process.ts';
import { INSTANCE_VARIABLE } from '../sweep.ts';

export interface ServiceProgramOptions {
  readonly variables?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * @param folder of the component
 * @param command is given where it finds the folder
 * @returns its standard output
 * @throws TidemarkError `platform.failed` with the end of what it said; AbortedError when the signal ended it
 */
export async function runServiceProgram(
  { isolation, home, instance }: ServiceContext,
  folder: string,
  command: (folder: string) => readonly string[],
  { variables = {}, signal }: ServiceProgramOptions = {},
): Promise<string> {
  const inside = serviceFolder(isolation, folder);
  const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8', HOME: inside, [INSTANCE_VARIABLE]: instance, ...variables };
  const { exitCode, stdout, stderr } = await runProgram(serviceSandbox(isolation, { home, folder }, command), {
    cwd: folder,
    env,
    signal,
  });
  if (exitCode === 0) return stdout;
  throw new TidemarkError('platform.failed', {
    what: `${command(inside)[0]} ended with ${exitCode}: ${(stderr || stdout).slice(-1000)}`,
  });
}
