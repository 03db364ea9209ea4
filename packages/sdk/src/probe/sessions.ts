/** Whether a node knows a visitor: a page that greets them with their cookies, and not without. */

import type { CookieJar } from './cookie-jar.ts';
import type { NodeAddress, NodeAnswer } from './node-request.ts';
import { ownPieces, piecesOf, share } from './page-pieces.ts';
import { look, type Site, type Visitor } from './visitor.ts';

/** A page by which a visitor is known. */
export interface Witness {
  readonly visitor: string;
  readonly path: string;
  readonly jar: CookieJar;
  /** What it says to the visitor alone. */
  readonly known: readonly string[];
  /** What it says to strangers alone. */
  readonly stranger: readonly string[];
}

/** Pages of a visitor that are tried, the last ones first: by then most visitors have signed in. */
const PAGES_MAX = 30;

/** Undefined where no page of theirs depends on who asks. */
export async function witnessOf(site: Site, visitor: Visitor): Promise<Witness | undefined> {
  if (visitor.jar.isEmpty) return undefined;
  const jar = visitor.jar.copy();
  let best: Witness | undefined;
  for (const path of [...visitor.pages].reverse().slice(0, PAGES_MAX)) {
    const own: ReadonlySet<string>[] = [];
    const others: ReadonlySet<string>[] = [];
    let isWhole = true;
    for (let round = 0; round < 2; round += 1) {
      const answer = await look(site, visitor.home, path, jar);
      isWhole &&= answer.status === 200;
      own.push(piecesOf(answer));
      others.push(piecesOf(await look(site, visitor.home, path)));
    }
    const known = ownPieces(own, others);
    if (!isWhole || known.length === 0) continue;
    const witness = { visitor: visitor.name, path, jar, known, stranger: ownPieces(others, own) };
    // A page that turns strangers away says most.
    if (witness.stranger.some((piece) => piece.startsWith('status '))) return witness;
    if (best === undefined || known.length > best.known.length) best = witness;
  }
  return best;
}

export async function isKnown(site: Site, node: NodeAddress, witness: Witness): Promise<boolean> {
  return tellsKnown(witness, await look(site, node, witness.path, witness.jar.copy()));
}

function tellsKnown({ known, stranger }: Witness, answer: NodeAnswer): boolean {
  const pieces = piecesOf(answer);
  return share(known, pieces) >= 0.5 && share(stranger, pieces) < 0.5;
}
