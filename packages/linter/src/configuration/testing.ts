/** For tests of readers: what they find in a project of the given files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsOf } from '../php/facts-of.ts';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { type CollectVariables, ProjectConfiguration } from './project-files.ts';
import type { ConfigurationFiles, ConfigurationReader } from './reader.ts';
import type { Reading, StoreReading } from './reading.ts';

/** The configuration of a project with these files (path → text). */
export function configurationOf(
  files: Readonly<Record<string, string>>,
  collect?: CollectVariables,
): ConfigurationFiles {
  const root = temporaryProject(files);
  const load = async (path: string) => factsOf(readFileSync(join(root, path)));
  const calling = (name: string) =>
    Object.keys(files).filter((path) => path.endsWith('.php') && files[path]?.includes(`${name}(`));
  return new ProjectConfiguration(discoverProject(root), load, collect, undefined, calling);
}

/** What a reader finds in a project with these files. */
export async function readingOf(
  reader: ConfigurationReader,
  files: Readonly<Record<string, string>>,
  collect?: CollectVariables,
): Promise<Reading> {
  const configuration = configurationOf(files, collect);
  const framework = configuration.project.frameworks.find(({ name }) => name === reader.framework);
  return reader.read(configuration, framework);
}

/** Stores in a short form: `sessions default store: node, PHP files @ config/session.php:3 local`. */
export function storeLines(stores: readonly StoreReading[]): string[] {
  return stores.map(({ kind, store, placement, technology, told, isUsed }) => {
    const places = told.map(
      ({ path, line, isLocal, isTemplate }) =>
        `${path}:${line}${isLocal ? ' local' : ''}${isTemplate ? ' template' : ''}`,
    );
    return `${kind} ${store}${isUsed ? '' : ' (declared)'}: ${placement}, ${technology} @ ${places.join(', ')}`;
  });
}
