/** A site that others wrote, as it is put together, set up and visited. */
import type { VisitScript } from './record-visit.ts';

export interface Building {
  /** Where the site is to be; it does not exist. */
  readonly folder: string;
  /** Checkouts of packages that the package registry may not have, by name. */
  readonly checkouts: Readonly<Record<string, string>>;
  /** Runs a program to its end, without a shell. @throws with what it said */
  run(command: readonly string[], cwd?: string): Promise<void>;
}

export interface RealSite {
  readonly name: string;
  /** Where it is from, for the table. */
  readonly source: string;
  /** @throws where it cannot be had here, with the reason */
  build(building: Building): Promise<void>;
  /** Makes what its developers commit besides, in a container of its own; prints it as an archive of `tar`, in base 64. */
  readonly committed?: readonly string[];
  /** Fills its database, in a container of its own. @param host of the address that visitors use */
  setUp(host: string): readonly (readonly string[])[];
  readonly visit: VisitScript;
}

/** Who visits. */
export const VISITOR = { name: 'ada', mail: 'ada@example.org', password: 'tide-table-7' } as const;
