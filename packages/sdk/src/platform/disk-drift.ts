/** What a node's disk holds beyond its release. */
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Drift, DriftedFile, NodeDrift } from '../model/index.ts';

interface OnDisk {
  readonly bytes: number;
  readonly modified: Date;
  readonly isLink: boolean;
}

/** Every file below a folder; folders themselves are not listed. */
async function filesBelow(root: string, inside = '', found = new Map<string, OnDisk>()): Promise<Map<string, OnDisk>> {
  let entries: Awaited<ReturnType<typeof readFolder>>;
  try {
    entries = await readFolder(join(root, inside));
  } catch {
    // What goes away while it is looked at is not there.
    return found;
  }
  for (const entry of entries) {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) await filesBelow(root, path, found);
    else {
      const stats = await lstat(join(root, path)).catch(() => undefined);
      if (stats !== undefined) {
        found.set(path, { bytes: stats.size, modified: stats.mtime, isLink: stats.isSymbolicLink() });
      }
    }
  }
  return found;
}

function readFolder(path: string) {
  return readdir(path, { withFileTypes: true });
}

async function isSame(a: string, b: string, one: OnDisk, other: OnDisk): Promise<boolean> {
  if (one.isLink || other.isLink) {
    return one.isLink && other.isLink && (await readlink(a)) === (await readlink(b));
  }
  if (one.bytes !== other.bytes) return false;
  return one.modified.getTime() === other.modified.getTime() || sameContent(a, b);
}

async function sameContent(a: string, b: string): Promise<boolean> {
  try {
    const { size } = await stat(a);
    if (size < 4 * 1024 * 1024) return (await readFile(a)).equals(await readFile(b));
    const other = createReadStream(b)[Symbol.asyncIterator]();
    for await (const part of createReadStream(a)) {
      const next = await other.next();
      if (next.done === true || !(part as Buffer).equals(next.value as Buffer)) return false;
    }
    return true;
  } catch {
    return false;
  }
}

/** @param disk of the node: `htdocs` beside `tmp` and `sessions` */
async function nodeDrift(
  node: string,
  disk: string,
  release: string,
  released: ReadonlyMap<string, OnDisk>,
): Promise<NodeDrift> {
  const site = join(disk, 'htdocs');
  const held = await filesBelow(site);
  const lists = { added: [] as DriftedFile[], changed: [] as DriftedFile[], deleted: [] as DriftedFile[] };
  for (const [path, { bytes, modified, ...rest }] of held) {
    const original = released.get(path);
    const file = { path, bytes, modified };
    if (original === undefined) lists.added.push(file);
    else if (!(await isSame(join(site, path), join(release, path), { bytes, modified, ...rest }, original))) {
      lists.changed.push(file);
    }
  }
  for (const [path, { bytes, modified }] of released) {
    if (!held.has(path)) lists.deleted.push({ path, bytes, modified });
  }
  for (const place of ['sessions', 'tmp', 'var-tmp']) {
    for (const [path, { bytes, modified }] of await filesBelow(join(disk, place))) {
      lists.added.push({ path: `/${place}/${path}`, bytes, modified });
    }
  }
  const byPath = (a: DriftedFile, b: DriftedFile): number => (a.path < b.path ? -1 : 1);
  for (const list of Object.values(lists)) list.sort(byPath);
  return { node, ...lists };
}

export interface DriftingNode {
  readonly id: string;
  readonly disk: string;
}

/** @param worker has a disk as well, but no visitor meets it: from it nodes may differ */
export async function diskDrift(
  nodes: readonly DriftingNode[],
  worker: DriftingNode | undefined,
  release: string,
): Promise<Drift> {
  const released = await filesBelow(release);
  const all: NodeDrift[] = [];
  for (const { id, disk } of [...nodes, ...(worker === undefined ? [] : [worker])]) {
    all.push(await nodeDrift(id, disk, release, released));
  }
  const paths = new Set(
    all
      .slice(0, nodes.length)
      .flatMap(({ added, changed, deleted }) => [...added, ...changed, ...deleted].map(({ path }) => path)),
  );
  const differing: string[] = [];
  for (const path of paths) if (await differs(nodes, path)) differing.push(path);
  return { nodes: all, differing: differing.sort() };
}

async function differs(nodes: readonly DriftingNode[], path: string): Promise<boolean> {
  const places = nodes.map(({ disk }) => (path.startsWith('/') ? join(disk, path) : join(disk, 'htdocs', path)));
  const stats = await Promise.all(places.map((place) => stat(place).catch(() => undefined)));
  const sizes = new Set(stats.map((each) => each?.size));
  if (sizes.size > 1) return true;
  // Gone from all of them.
  if (sizes.has(undefined)) return false;
  const [first = ''] = places;
  for (const place of places.slice(1)) if (!(await sameContent(first, place))) return true;
  return false;
}
