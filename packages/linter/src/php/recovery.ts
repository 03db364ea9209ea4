import { messageOf } from '../errors.ts';
import type { ClassLikeNode, FunctionNode, Nodes } from './ast.ts';
import { hazardOf } from './hazards.ts';
import { type ClassInProgress, lowerMembers, startClass } from './lower/classes.ts';
import type { FileLowering } from './lower/file.ts';
import { type BodyLowering, lowerFunction } from './lower/functions.ts';
import { TextLocator } from './lower/locator.ts';
import type { FunctionScope } from './lower/scope.ts';
import { lowerStatements } from './lower/statements.ts';
import { type ParsedText, ParseFailure, parseText } from './parser/parse.ts';
import { type Piece, splitIntoPieces, strayMember } from './pieces.ts';
import type { LineTable } from './source.ts';

/** Braces inside braces that are opened to save what they hold. */
const deepestDescent = 6;

/** Characters that may be parsed for each one of the file, all attempts together, and at most for a whole file. */
const parsedPerCharacter = 8;
const parsedAtLeast = 200_000;
const parsedAtMost = 6_000_000;

/** Why the rest of a file is left unread. */
const tooMuch = 'more code and errors than are read of one file';

/** What one attempt costs whatever its length [characters]. */
const costOfAttempt = 300;

/** Pieces that are tried in one go [characters]; a failure halves it. */
const longestBatch = 100_000;

type Bounds = Parameters<typeof splitIntoPieces>[1];

/** What became of a file that was lowered in pieces. */
export interface RecoveryReport {
  /** Pieces that were given up, and where the first of them starts and why. */
  readonly lost: number;
  readonly firstLine?: number;
  readonly reason?: string;
}

/** Lowers a file piece by piece: what one piece spoils does not touch the others. */
export class PieceLowering {
  readonly #text: string;
  readonly #lines: LineTable;
  readonly #lowering: FileLowering;
  #parsable: number;
  #lost = 0;
  #first: { line: number; reason: string } | undefined;

  constructor(text: string, lines: LineTable, lowering: FileLowering) {
    this.#text = text;
    this.#lines = lines;
    this.#lowering = lowering;
    this.#parsable = Math.min(parsedAtMost, parsedAtLeast + parsedPerCharacter * text.length);
  }

  run(): RecoveryReport {
    this.#statements(this.#lowering.main, { from: 0, to: this.#text.length, inCode: false }, 0);
    return { lost: this.#lost, ...(this.#first && { firstLine: this.#first.line, reason: this.#first.reason }) };
  }

  #statements(scope: FunctionScope, bounds: Bounds, depth: number): void {
    this.#inBatches(
      this.#split(bounds),
      (batch) => this.#wholeStatements(scope, batch),
      (piece) => this.#statement(scope, piece, depth),
    );
  }

  /** Tries neighbours together, and halves a batch that fails: few errors cost few attempts. */
  #inBatches(pieces: readonly Piece[], whole: (batch: Piece) => boolean, single: (piece: Piece) => void): void {
    const first = pieces[0];
    const last = pieces.at(-1);
    if (!first || !last) return;
    if (pieces.length === 1) return single(first);
    const batch: Piece = { start: first.start, end: last.end, kind: 'plain' };
    if (batch.end - batch.start <= longestBatch && !pieces.some(isNamespace) && whole(batch)) return;
    const middle = pieces.length >> 1;
    this.#inBatches(pieces.slice(0, middle), whole, single);
    this.#inBatches(pieces.slice(middle), whole, single);
  }

  #split(bounds: Bounds): readonly Piece[] {
    this.#parsable -= (bounds.to - bounds.from) >> 2;
    if (this.#parsable > 0) return splitIntoPieces(this.#text, bounds);
    this.#note(bounds.from, tooMuch);
    return [];
  }

  #wholeStatements(scope: FunctionScope, piece: Piece): boolean {
    const parsed = this.#parse('<?php ', piece.start, piece.end, '', false);
    if (parsed) lowerStatements(scope, parsed.program.children);
    return parsed !== undefined;
  }

  #statement(scope: FunctionScope, piece: Piece, depth: number): void {
    if (piece.kind === 'namespace' && piece.body && this.#namespace(scope, piece, depth)) return;
    if (this.#wholeStatements(scope, piece)) return;
    if (depth < deepestDescent && piece.body && this.#descend(scope, piece, depth)) return;
    const recovered = this.#parse('<?php ', piece.start, piece.end, '', true);
    if (recovered) lowerStatements(scope, recovered.program.children);
    this.#lose(piece);
  }

  #descend(scope: FunctionScope, piece: Piece, depth: number): boolean {
    if (piece.kind === 'class') return this.#classLike(piece, depth);
    if (piece.kind === 'function') return this.#function(piece, depth);
    if (piece.kind !== 'block' || !piece.body) return false;
    // The condition is gone; what runs under it is kept.
    this.#lose(piece);
    this.#statements(scope, inside(piece.body), depth + 1);
    return true;
  }

  #namespace(scope: FunctionScope, piece: Piece, depth: number): boolean {
    const header = piece.body && this.#parse('<?php ', piece.start, piece.body.open + 1, '}', false);
    if (!header || !piece.body) return false;
    lowerStatements(scope, header.program.children);
    this.#statements(scope, inside(piece.body), depth + 1);
    return true;
  }

  #function(piece: Piece, depth: number): boolean {
    if (!piece.body) return false;
    const { body } = piece;
    const node = firstOf(this.#parse('<?php ', piece.start, body.open + 1, '}', false)?.program.children, 'function');
    if (!node) return false;
    this.#lose(piece);
    const id = lowerFunction(this.#lowering.file, node, this.#body(inside(body), depth));
    this.#stretch(id, piece.end);
    return true;
  }

  #classLike(piece: Piece, depth: number): boolean {
    if (!piece.body) return false;
    const { body } = piece;
    const children = this.#parse('<?php ', piece.start, body.open + 1, '}', false)?.program.children;
    const node = firstOf(children, 'class');
    if (!node) return false;
    const started = startClass(this.#lowering.file, node);
    const facts = this.#lowering.file.classes[started.scope.id];
    if (facts) {
      const [line, column] = facts.span;
      const [, , endLine, endColumn] = this.#lines.span(piece.end, piece.end);
      this.#lowering.file.classes[started.scope.id] = { ...facts, span: [line, column, endLine, endColumn] };
    }
    this.#members(started, inside(body), depth + 1);
    return true;
  }

  #members(cls: ClassInProgress, bounds: Bounds, depth: number): void {
    this.#inBatches(
      this.#split(bounds),
      (batch) => this.#wholeMembers(cls, batch),
      (piece) => this.#member(cls, piece, depth),
    );
  }

  #wholeMembers(cls: ClassInProgress, piece: Piece): boolean {
    const parsed = this.#parse(`<?php ${cls.scope.kind} X {`, piece.start, piece.end, '}', false);
    if (parsed) lowerMembers(this.#lowering.file, cls, firstOf(parsed.program.children, 'class')?.body ?? []);
    return parsed !== undefined;
  }

  #member(cls: ClassInProgress, piece: Piece, depth: number): void {
    const { file } = this.#lowering;
    const prefix = `<?php ${cls.scope.kind} X {`;
    if (this.#wholeMembers(cls, piece)) return;
    const stray = piece.body ? strayMember(this.#text, piece.start, piece.end) : -1;
    if (stray !== -1 && depth < deepestDescent) {
      this.#lose(piece);
      this.#members(cls, { from: piece.start, to: stray, inCode: true }, depth + 1);
      this.#members(cls, { from: stray, to: piece.end, inCode: true }, depth);
      return;
    }
    this.#lose(piece);
    const header = piece.body && this.#parse(prefix, piece.start, piece.body.open + 1, '}}', false);
    const members = firstOf(header?.program.children, 'class')?.body;
    if (members && piece.body && members[0]?.kind === 'method') {
      const before = file.functions.length;
      lowerMembers(file, cls, members, this.#body(inside(piece.body), depth));
      this.#stretch(before, piece.end);
      return;
    }
    const recovered = this.#parse(prefix, piece.start, piece.end, '}', true);
    lowerMembers(file, cls, firstOf(recovered?.program.children, 'class')?.body ?? []);
  }

  #body(bounds: Bounds, depth: number): BodyLowering {
    return (scope) => {
      this.#statements(scope, bounds, depth + 1);
      return undefined;
    };
  }

  /** A function whose header alone was parsed ends where its piece does. */
  #stretch(id: number, end: number): void {
    const { functions } = this.#lowering.file;
    const facts = functions[id];
    if (!facts) return;
    const [line, column] = facts.span;
    const [, , endLine, endColumn] = this.#lines.span(end, end);
    functions[id] = { ...facts, span: [line, column, endLine, endColumn] };
  }

  #parse(prefix: string, start: number, end: number, suffix: string, recover: boolean): ParsedText | undefined {
    const hazard = this.#parsable <= 0 ? tooMuch : hazardOf(this.#text, start, end, true);
    if (hazard) {
      this.#note(start, hazard);
      return undefined;
    }
    const text = prefix + this.#text.slice(start, end) + suffix;
    this.#parsable -= text.length + costOfAttempt;
    try {
      const parsed = parseText(text, recover);
      this.#lowering.file.at = new TextLocator(text, parsed.comments, this.#lines, start - prefix.length);
      return parsed;
    } catch (error) {
      const offset = error instanceof ParseFailure ? error.offset + start - prefix.length : start;
      this.#note(offset, messageOf(error));
      return undefined;
    }
  }

  #lose(piece: Piece): void {
    this.#lost++;
    this.#note(piece.start, 'syntax error');
  }

  #note(offset: number, reason: string): void {
    this.#first ??= { line: this.#lines.line(Math.max(0, offset)), reason };
  }
}

/** A namespace must be entered before what follows it is lowered. */
function isNamespace(piece: Piece): boolean {
  return piece.kind === 'namespace' && piece.body !== undefined;
}

function inside(body: NonNullable<Piece['body']>): Bounds {
  return { from: body.open + 1, to: body.close, inCode: true };
}

interface Declared {
  readonly class: ClassLikeNode;
  readonly function: FunctionNode;
}

/** The first declaration of a kind among parsed statements. */
function firstOf<Kind extends keyof Declared>(nodes: Nodes | undefined, kind: Kind): Declared[Kind] | undefined {
  for (const node of nodes ?? []) {
    const isClass = node.kind === 'class' || node.kind === 'interface' || node.kind === 'trait' || node.kind === 'enum';
    if (kind === 'class' ? isClass : node.kind === kind) return node as Declared[Kind];
  }
  return undefined;
}
