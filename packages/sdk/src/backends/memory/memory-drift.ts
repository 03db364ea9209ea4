import type { Drift, DriftedFile, NodeDrift } from '../../model/index.ts';
import type { MemoryApp, MemoryNode, ReleaseFiles } from './memory-app.ts';

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function nodeDrift({ node, disk }: MemoryNode, release: ReleaseFiles): NodeDrift {
  const drifted = { added: [] as DriftedFile[], changed: [] as DriftedFile[], deleted: [] as DriftedFile[] };
  for (const [path, { content, modified }] of disk) {
    const file = { path, bytes: bytes(content), modified };
    if (!Object.hasOwn(release, path)) drifted.added.push(file);
    else if (release[path] !== content) drifted.changed.push(file);
  }
  for (const [path, content] of Object.entries(release)) {
    const modified = node.startedAt === 'unknown' ? new Date(0) : node.startedAt;
    if (!disk.has(path)) drifted.deleted.push({ path, bytes: bytes(content), modified });
  }
  return { node: node.id, ...drifted };
}

export function memoryDrift(app: MemoryApp): Drift {
  const release = app.files();
  const nodes = app.nodes.map((node) => nodeDrift(node, release));
  const paths = nodes.flatMap(({ added, changed, deleted }) =>
    [...added, ...changed, ...deleted].map(({ path }) => path),
  );
  const differing = [...new Set(paths)].filter(
    (path) => new Set(app.nodes.map(({ disk }) => disk.get(path)?.content)).size > 1,
  );
  return { nodes, differing: differing.sort() };
}
