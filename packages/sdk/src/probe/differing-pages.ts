/** Pages that nodes answer differently, seen by someone whom no node knows. */
import type { NodeAddress } from './node-request.ts';
import { ownPieces, piecesOf } from './page-pieces.ts';
import type { Site } from './visitor.ts';
import { look } from './visitor.ts';

export interface DifferingPage {
  readonly path: string;
  /** Each node, and some of what it alone says. */
  readonly nodes: readonly { readonly node: string; readonly status: number; readonly says: readonly string[] }[];
}

/** The first look fills caches, the others are compared. */
const ROUNDS = 3;
const SHOWN = 3;

/** Undefined where all nodes say the same. */
export async function differingPage(
  site: Site,
  nodes: readonly NodeAddress[],
  path: string,
): Promise<DifferingPage | undefined> {
  const seen = nodes.map(() => [] as ReadonlySet<string>[]);
  const statuses = nodes.map(() => 0);
  // In turns, so that what changes with time changes on all of them.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, node] of nodes.entries()) {
      const answer = await look(site, node, path);
      statuses[index] = answer.status;
      if (round > 0) seen[index]?.push(piecesOf(answer));
    }
  }
  const said = nodes.map(({ id }, index) => {
    const own = new Set<string>();
    for (const [other, answers] of seen.entries()) {
      if (other !== index) for (const piece of ownPieces(seen[index] ?? [], answers)) own.add(piece);
    }
    return { node: id, status: statuses[index] ?? 0, says: [...own].slice(0, SHOWN) };
  });
  return said.some(({ says }) => says.length > 0) ? { path, nodes: said } : undefined;
}
