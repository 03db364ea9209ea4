/** What a node is made of. */
import type { Secrets } from './components/credentials.ts';
import type { ProgramOptions } from './run-program.ts';
import type { Isolation } from './sandbox.ts';
import type { NodeProgram } from './serving/node-program.ts';
import type { SocketFolders } from './serving/socket-folders.ts';

/** What the app finds around it. */
export interface NodeEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: Secrets;
}

export interface NodeSettings {
  readonly app: string;
  readonly home: string;
  /** Where this node keeps everything; gone when it stops. */
  readonly folder: string;
  readonly releaseFolder: string;
  readonly release: string;
  readonly webRoot: string;
  readonly workers: number;
  readonly instance: string;
  readonly isolation: Isolation;
  readonly program: NodeProgram;
  readonly sockets: SocketFolders;
  readonly environment: NodeEnvironment;
  readonly onLine: (line: string) => void;
  /** It ended without being asked to. */
  readonly onExit: () => void;
}

export interface RunOptions extends Omit<ProgramOptions, 'cwd' | 'env'> {
  /** Absent: that of the node's server. */
  readonly environment?: NodeEnvironment | undefined;
}
