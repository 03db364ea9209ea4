/** What serves the site on a node. */
import type { NodePaths } from '../sandbox.ts';
import type { Endpoint } from './endpoint.ts';

export interface ProgramPlace {
  /** Where the program finds what it needs, inside its sandbox. */
  readonly paths: NodePaths;
  readonly node: string;
  readonly app: string;
  readonly instance: string;
  readonly webRoot: string;
  readonly workers: number;
  readonly backlog: number;
  /** A path, or the value of a header, that nobody guesses: it answers without the site. */
  readonly health: string;
  readonly endpoint: Endpoint;
}

export interface NodeProgram {
  readonly endpoint: Endpoint['kind'];
  /** Files that it reads, by name, in the folder `etc`. */
  files(place: ProgramPlace): Readonly<Record<string, string>>;
  command(place: ProgramPlace): readonly string[];
  variables(place: ProgramPlace): Readonly<Record<string, string>>;
  /** The source of its lines in the log: what PHP says are mostly errors, a program says anything. */
  readonly logSource: 'php-error' | 'output';
  /** What it says of its own work and nobody wants to read. */
  readonly noise: RegExp;
  /** What asks it whether it works. */
  healthRequest(place: ProgramPlace): { readonly path: string; readonly headers: Readonly<Record<string, string>> };
  /** Whether that answer is its own. */
  isHealthy(status: number, headers: Readonly<Record<string, unknown>>, place: ProgramPlace): boolean;
}

/** Which node a response comes from. */
export const NODE_HEADER = 'x-tidemark-node';
