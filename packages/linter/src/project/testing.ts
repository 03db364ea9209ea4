/** For tests of what a project's files are. */
import { discoverProject } from './discover.ts';
import { phpFiles, temporaryProject } from './temporary-project.ts';

/** Discovers a tree whose PHP files are empty unless given, and tells which are in scope. */
export function scopeOf(
  composer: object | undefined,
  paths: readonly string[],
  texts: Record<string, string> = {},
): { readonly files: readonly string[]; readonly excluded: number } {
  const json = composer === undefined ? {} : { 'composer.json': JSON.stringify(composer) };
  const project = discoverProject(temporaryProject({ ...json, ...phpFiles(...paths), ...texts }));
  return { files: project.files.map(({ path }) => path), excluded: project.excluded };
}
