/** A copy of a whole folder, made by the system's own program: its blocks are shared where the file system can. */
import { TidemarkError } from '../client-error.ts';
import { runProgram } from './run-program.ts';

/** Times, modes and links stay as they are. @param to must not be there @throws TidemarkError `platform.failed` */
export async function copyTree(from: string, to: string): Promise<void> {
  const { exitCode, stderr } = await runProgram(['cp', '-a', '--', from, to]);
  if (exitCode !== 0) {
    throw new TidemarkError('platform.failed', { what: `the release cannot be copied: ${stderr.trim().slice(-500)}` });
  }
}
