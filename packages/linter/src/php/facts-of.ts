import { directivesOf } from './doc-comment.ts';
import type { Directive, FileFacts } from './facts.ts';
import { longestText } from './hazards.ts';
import { FileLowering } from './lower/file.ts';
import { TextLocator } from './lower/locator.ts';
import { BracketsTooDeep } from './parser/budget.ts';
import { type Comment, ParseFailure, parseText } from './parser/parse.ts';
import { PieceLowering } from './recovery.ts';
import { skimComments } from './skim.ts';
import { decodeSource, LineTable } from './source.ts';

/**
 * Parses one PHP file and lowers it to facts. Never throws, and takes time linear in the file's size: what cannot be
 * understood is left out and told in `partial`.
 * @param bytes The file as it is on disk; UTF-8, UTF-16 with a byte order mark, or any 8-bit encoding.
 * @param record The file's record in the index, when there is one: its `hazard` keeps the file from being parsed whole.
 */
export function factsOf(bytes: Uint8Array, record?: { readonly hazard?: string }): FileFacts {
  const text = decodeSource(bytes);
  const facts = factsOfText(text, record);
  return text.startsWith('#!') ? { ...facts, program: true } : facts;
}

function factsOfText(text: string, record?: { readonly hazard?: string }): FileFacts {
  const lines = new LineTable(text);
  if (record?.hazard !== undefined || text.length > longestText) return lowerInPieces(text, lines).facts;
  try {
    return lowerWhole(text, lines, false).facts;
  } catch (error) {
    if (error instanceof ParseFailure && error.cause instanceof BracketsTooDeep)
      return lowerInPieces(text, lines).facts;
    return broken(text, lines, problemOf(error, lines));
  }
}

interface Attempt {
  readonly facts: FileFacts;
  readonly calls: number;
}

function lowerWhole(text: string, lines: LineTable, recover: boolean, problem?: string): Attempt {
  const { program, comments } = parseText(text, recover);
  const lowering = new FileLowering(new TextLocator(text, comments, lines, 0));
  lowering.add(program.children);
  const facts = lowering.finish(lines.span(0, text.length), directivesIn(text, comments, lines), problem);
  return { facts, calls: lowering.calls };
}

/** Of the parser's own recovery and of parsing in pieces the one that keeps more calls, pieces when they keep as many. */
function broken(text: string, lines: LineTable, problem: string): FileFacts {
  const pieces = lowerInPieces(text, lines, problem);
  try {
    const recovered = lowerWhole(text, lines, true, problem);
    return recovered.calls > pieces.calls ? recovered.facts : pieces.facts;
  } catch {
    return pieces.facts;
  }
}

/** @param problem Why it is not parsed whole; without one the file counts as understood when no piece is lost. */
function lowerInPieces(text: string, lines: LineTable, problem?: string): Attempt {
  const lowering = new FileLowering(new TextLocator('', [], lines, 0));
  const { firstLine, reason } = new PieceLowering(text, lines, lowering).run();
  const loss = reason === undefined ? undefined : `line ${firstLine}: ${reason}`;
  const comments = text.includes('@tidemark-') ? skimComments(text) : [];
  const facts = lowering.finish(lines.span(0, text.length), directivesIn(text, comments, lines), problem ?? loss);
  return { facts, calls: lowering.calls };
}

function problemOf(error: unknown, lines: LineTable): string {
  if (error instanceof ParseFailure) return `line ${lines.line(error.offset)}: ${error.message}`;
  return error instanceof RangeError ? 'nested too deep' : 'syntax error';
}

function directivesIn(text: string, comments: readonly Comment[], lines: LineTable): Directive[] {
  if (!text.includes('@tidemark-')) return [];
  return comments.flatMap(({ start, end }) => {
    const line = lines.line(start);
    const before = text.slice(lines.startOf(line), start).replace(/<\?(php|=)?/i, '');
    return directivesOf(text.slice(start, end), line, /\S/.test(before));
  });
}
