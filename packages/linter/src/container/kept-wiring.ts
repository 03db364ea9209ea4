/** What configuration says of services, taken from the last run where no file that it was read from has changed. */
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { keyOf, type Notes } from '../notes.ts';
import type { Project } from '../project/project.ts';
import type { Wiring } from './wiring.ts';
import { drupalServiceFiles } from './wiring-files.ts';

/** As it was read, before anything is looked up in it. */
export interface ReadWiring extends Required<Omit<Wiring, 'definitionsOf' | 'installed'>> {
  /** What was read, or looked for, beside the configuration files in scope: root-relative paths. */
  readonly outside: readonly string[];
}

const NAME = 'wiring';

/** A wiring as JSON has it. */
interface Stored {
  readonly services: Entries<ReadWiring['services']>;
  readonly parameters: Entries<ReadWiring['parameters']>;
  readonly binds: Entries<ReadWiring['binds']>;
  readonly problems: ReadWiring['problems'];
  /** Path → hash of the contents, null where there is no such file in the project. */
  readonly outside: readonly (readonly [path: string, hash: string | null])[];
}

type Entries<T> = T extends ReadonlyMap<infer K, infer V> ? readonly (readonly [K, V])[] : never;

/** @param kept the key is the hash of everything in scope that the wiring is read from */
export function keptWiring(
  project: Project,
  { notes, key: inScope }: { readonly notes: Notes; readonly key: string },
  readNow: () => ReadWiring,
): Omit<ReadWiring, 'outside'> {
  const key = keyOf([inScope, drupalServiceFiles(project)]);
  const stored = notes.read<Stored>(NAME, key);
  if (stored?.outside.every(([path, hash]) => hashIn(project.root, path) === hash)) {
    return {
      services: new Map(stored.services),
      parameters: new Map(stored.parameters),
      binds: new Map(stored.binds),
      problems: stored.problems,
    };
  }
  const read = readNow();
  // Taken now: what changes until the end of the run was not read.
  const outside = read.outside.map((path) => [path, hashIn(project.root, path)] as const);
  notes.write(NAME, key, (): Stored => {
    const { services, parameters, binds, problems } = read;
    return { services: [...services], parameters: [...parameters], binds: [...binds], problems, outside };
  });
  return read;
}

/** Hash of a file's contents; null where there is no such file in the project. */
function hashIn(root: string, path: string): string | null {
  const file = join(root, path);
  try {
    if (!realpathSync(file).startsWith(root + sep) || !statSync(file).isFile()) return null;
    return createHash('sha1').update(readFileSync(file)).digest('hex');
  } catch {
    return null;
  }
}
