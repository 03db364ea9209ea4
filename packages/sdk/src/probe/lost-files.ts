/** What a deployment destroys on the nodes' disks. */
import type { Drift, DriftedFile, StateKind } from '../model/index.ts';
import type { SentFile } from './visitor.ts';

export interface LostFile extends Pick<DriftedFile, 'path'> {
  /** The largest of the nodes' ones. [bytes] */
  readonly bytes: number;
  readonly change: 'added' | 'changed' | 'deleted';
  readonly nodes: readonly string[];
  /** Is it not the same on all of them? */
  readonly differs: boolean;
  /** What it holds, as far as its name and size tell. */
  readonly state: StateKind | 'temporary' | 'unknown';
  /** After the deployment the same pages made it anew. */
  readonly isMadeAgain: boolean;
}

export interface Evidence {
  readonly sent: readonly SentFile[];
  /** Values of visitors' cookies, one of which the name of a session's file has. */
  readonly cookies: readonly string[];
}

export interface Drifts {
  /** When the visitors had gone. */
  readonly visited: Drift;
  /** Just before the deployment. */
  readonly before: Drift;
  /** After it, when the same pages had been asked for. */
  readonly after: Drift;
}

export function lostFiles({ visited, before, after }: Drifts, evidence: Evidence): LostFile[] {
  const differing = new Set(before.differing);
  const again = sizesIn(after);
  const ofVisitors = new Map(
    visited.nodes.map((node) => [node.node, new Set(pathsIn({ nodes: [node], differing: [] }))]),
  );
  const found = new Map<string, Omit<LostFile, 'isMadeAgain'>>();
  for (const { node, ...lists } of before.nodes) {
    for (const change of ['added', 'changed', 'deleted'] as const) {
      for (const file of lists[change]) {
        const state = stateOf(file, evidence);
        // Looking at nodes with a visitor's cookies, and with none, begins sessions that are nobody's.
        if (state === 'sessions' && ofVisitors.get(node)?.has(file.path) !== true) continue;
        const known = found.get(file.path);
        found.set(file.path, {
          path: file.path,
          bytes: Math.max(file.bytes, known?.bytes ?? 0),
          change: known?.change ?? change,
          nodes: [...(known?.nodes ?? []), node],
          differs: differing.has(file.path),
          state,
        });
      }
    }
  }
  return [...found.values()]
    .map((file) => ({ ...file, isMadeAgain: isMadeAgain(file, again.get(file.path)) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Of each file, the largest there is. */
function sizesIn({ nodes }: Drift): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { added, changed } of nodes) {
    for (const { path, bytes } of [...added, ...changed]) sizes.set(path, Math.max(bytes, sizes.get(path) ?? 0));
  }
  return sizes;
}

function isMadeAgain({ change, state, bytes }: Omit<LostFile, 'isMadeAgain'>, after: number | undefined): boolean {
  if (change === 'deleted' || after === undefined || isKept(state)) return false;
  // What has grown and begins anew, smaller, was gathered: nobody makes that again.
  return state !== 'unknown' || after >= bytes;
}

function pathsIn({ nodes }: Drift): string[] {
  return nodes.flatMap(({ added, changed }) => [...added, ...changed].map(({ path }) => path));
}

/** A new, empty database or log at the same place is not the old one. */
function isKept(state: LostFile['state']): boolean {
  return state === 'database' || state === 'uploads' || state === 'sessions' || state === 'logs';
}

/** What names tell; the first that fits. */
const NAMES: readonly (readonly [RegExp, StateKind | 'temporary'])[] = [
  [/^\/sessions\/|(?:^|\/)sessions?\/|(?:^|\/)sess_[\w,-]+$/, 'sessions'],
  [/\.(?:sqlite3?|db)(?:-(?:wal|shm|journal))?$/, 'database'],
  [/\.log(?:\.\d+|\.gz)?$|(?:^|\/)logs?\//, 'logs'],
  [/\.(?:lock|pid)$/, 'locks'],
  [/(?:^|\/)thumb(?:nail)?s?\/.*\.(?:avif|gif|jpe?g|png|webp)$/i, 'media'],
  [/(?:^|\/)(?:caches?|compiled|compiled_templates|views|twig)\//i, 'cache'],
  [/^\/tmp\//, 'temporary'],
];

function stateOf({ path, bytes }: DriftedFile, { sent, cookies }: Evidence): LostFile['state'] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (cookies.some((value) => value.length >= 16 && name.includes(value))) return 'sessions';
  const stem = (text: string): string =>
    text
      .replace(/\.[^.]*$/, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '');
  if (sent.some((file) => file.bytes === bytes)) return 'uploads';
  const isDerived = sent.some((file) => stem(file.name) !== '' && stem(path).includes(stem(file.name)));
  const named = NAMES.find(([pattern]) => pattern.test(path))?.[1];
  return isDerived && named !== 'sessions' ? 'media' : (named ?? 'unknown');
}
