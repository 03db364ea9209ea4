import type { Directive, FileFacts } from './facts.ts';
import { directivesOf } from './doc-comment.ts';
import { type Comment, parseText } from './parser/parse.ts';
import { FileLowering } from './lower/file.ts';
import { TextLocator } from './lower/locator.ts';
import { LineTable, decodeSource } from './source.ts';

/**
 * Parses one PHP file and lowers it to facts. Never throws: what cannot be understood is told in `partial`.
 * @param bytes The file as it is on disk; UTF-8, UTF-16 with a byte order mark, or any 8-bit encoding.
 * @param record The file's record in the index; its `hazard` keeps the file from being parsed whole.
 */
export function factsOf(bytes: Uint8Array, _record?: { readonly hazard?: string }): FileFacts {
  try {
    return lowerWhole(decodeSource(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...lowerWhole(''), partial: `not parsed: ${reason}` };
  }
}

function lowerWhole(text: string): FileFacts {
  const lines = new LineTable(text);
  const parsed = parseWhole(text);
  const at = new TextLocator(text, parsed.comments, lines, 0);
  const lowering = new FileLowering(at);
  lowering.add(parsed.program.children, at);
  return lowering.finish(parsed.program, {
    directives: directivesIn(text, parsed.comments, lines),
    ...(parsed.errors > 0 && { partial: 'syntax errors' }),
  });
}

function parseWhole(text: string): ReturnType<typeof parseText> {
  try {
    return parseText(text, false);
  } catch {
    return parseText(text, true);
  }
}

function directivesIn(text: string, comments: readonly Comment[], lines: LineTable): Directive[] {
  if (!text.includes('@tidemark-')) return [];
  return comments.flatMap(({ start, end }) => {
    const line = lines.line(start);
    const before = text.slice(lines.startOf(line), start);
    return directivesOf(text.slice(start, end), line, /[^\s]/.test(before.replace(/<\?(php|=)?/i, '')));
  });
}
