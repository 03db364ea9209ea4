/** Addresses of files that only some nodes answer, or none after a deployment. */
import type { Drift } from '../model/index.ts';
import type { NodeAddress } from './node-request.ts';
import { look, type Site } from './visitor.ts';

export interface LostAddress {
  readonly path: string;
  /** What each node answered before the deployment. */
  readonly before: readonly { readonly node: string; readonly status: number }[];
  /** The worst that a node answered after it; absent before. */
  readonly after: number;
}

/** Files are asked for at most. */
const ADDRESSES_MAX = 200;
/** A web server runs these, and does not hand them out. */
const CODE = /\.(?:php\d?|phtml|inc)$|(?:^|\/)\./i;

/**
 * Where visitors would ask for a file on a disk: at addresses that pages name and that end like it, and below the web root.
 * @param webRoot relative to the release, empty for the release itself
 */
export function addressesOf({ nodes }: Drift, linked: Iterable<string>, webRoot: string): string[] {
  const paths = new Set(nodes.flatMap(({ added, changed }) => [...added, ...changed].map(({ path }) => path)));
  const names = new Map([...paths].filter((path) => !CODE.test(path)).map((path) => [nameOf(path), path]));
  const found = new Set<string>();
  for (const address of linked) {
    const [place = ''] = address.split('?');
    if (names.has(nameOf(decoded(place)))) found.add(address);
  }
  const root = webRoot === '' ? '' : `${webRoot}/`;
  for (const path of paths) {
    if (path.startsWith('/') || !path.startsWith(root) || CODE.test(path)) continue;
    found.add(`/${path.slice(root.length).split('/').map(encodeURIComponent).join('/')}`);
  }
  return [...found].sort().slice(0, ADDRESSES_MAX);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What each node answers, by address; only those that some node hands out. */
export async function answersTo(
  site: Site,
  nodes: readonly NodeAddress[],
  addresses: readonly string[],
): Promise<Map<string, { node: string; status: number }[]>> {
  const found = new Map<string, { node: string; status: number }[]>();
  for (const path of addresses) {
    const statuses: { node: string; status: number }[] = [];
    for (const node of nodes) statuses.push({ node: node.id, status: (await look(site, node, path)).status });
    if (statuses.some(({ status }) => status === 200)) found.set(path, statuses);
  }
  return found;
}

/** Those that failed somewhere, before or after. */
export async function lostAddresses(
  site: Site,
  nodes: readonly NodeAddress[],
  before: ReadonlyMap<string, readonly { node: string; status: number }[]>,
): Promise<LostAddress[]> {
  const lost: LostAddress[] = [];
  for (const [path, statuses] of before) {
    const after: number[] = [];
    for (const node of nodes) after.push((await look(site, node, path)).status);
    const worst = after.find((status) => status !== 200) ?? 200;
    if (worst !== 200 || statuses.some(({ status }) => status !== 200))
      lost.push({ path, before: statuses, after: worst });
  }
  return lost;
}
