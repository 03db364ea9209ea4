/** A command in a container of its own. */
import type { NodeServer } from './node-server.ts';
import type { ProgramResult } from './run-program.ts';

/** @param node which serves nobody; its disk, a copy of the release, is gone afterwards */
export async function runOnCopy(
  node: NodeServer,
  command: readonly string[],
  stdin: string,
  signal: AbortSignal,
): Promise<ProgramResult> {
  try {
    await node.layOut();
    return await node.run(command, { stdin, signal });
  } finally {
    await node.stop();
  }
}
