/**
 * What a page says, in pieces, so that two answers can be told apart without what changes with every answer: a piece counts
 * where each answer of one side has it, and no answer of the other. Tokens and times are in one answer alone; what stands in
 * another place is the same piece.
 */
import { createHash } from 'node:crypto';
import type { NodeAnswer } from './node-request.ts';
import { textOf } from './node-request.ts';

/** Of one answer. */
const PIECES_MAX = 50_000;
/** [characters] */
const PIECE_MAX = 300;

export function piecesOf(answer: NodeAnswer): ReadonlySet<string> {
  const { status, headers, body, failure } = answer;
  const pieces = new Set([failure === undefined ? `status ${status}` : 'no answer']);
  if (headers.location !== undefined) pieces.add(`location ${headers.location.split('?')[0]}`);
  const text = textOf(answer);
  if (text === undefined) {
    if (body.length > 0) pieces.add(`content ${createHash('sha256').update(body).digest('hex')}`);
    return pieces;
  }
  for (const part of text.split(/[<>"]|\r?\n/)) {
    const piece = part.trim().replace(/\s+/g, ' ');
    if (piece === '') continue;
    if (pieces.size >= PIECES_MAX) break;
    if (piece.length <= PIECE_MAX) pieces.add(piece);
    if (/\s/.test(piece)) for (const word of piece.split(' ')) if (word.length > 2) pieces.add(word);
  }
  return pieces;
}

/** Pieces that every one of `ones` has, and none of `others`. */
export function ownPieces(ones: readonly ReadonlySet<string>[], others: readonly ReadonlySet<string>[]): string[] {
  const [first, ...rest] = ones;
  if (first === undefined) return [];
  return [...first].filter((piece) => rest.every((set) => set.has(piece)) && !others.some((set) => set.has(piece)));
}

export function share(pieces: readonly string[], of: ReadonlySet<string>): number {
  return pieces.length === 0 ? 0 : pieces.filter((piece) => of.has(piece)).length / pieces.length;
}
