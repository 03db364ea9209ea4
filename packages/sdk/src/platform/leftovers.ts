/** What nobody needs any more, in an app's folder. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AppState } from './app-state.ts';
import type { AppFolder } from './home.ts';

/** A rollback finds these. */
const RELEASES_KEPT = 5;

/** Half-made releases as well: nothing names them. */
export function removeOldReleases({ releases }: AppFolder, { release, deployments }: AppState): void {
  const released = deployments.filter(({ status }) => status === 'released').map(({ id }) => id);
  const kept = new Set([release, ...released.slice(0, RELEASES_KEPT)]);
  for (const name of readdirSync(releases)) if (!kept.has(name)) remove(join(releases, name));
}

/** Of a platform that was killed: disks of nodes that are gone, and files that were not written to their end. */
export function clearLeftovers(folder: AppFolder, state: AppState): void {
  for (const name of readdirSync(folder.nodes)) remove(join(folder.nodes, name));
  for (const name of readdirSync(folder.root)) if (name.endsWith('.new')) remove(join(folder.root, name));
  removeOldReleases(folder, state);
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}
