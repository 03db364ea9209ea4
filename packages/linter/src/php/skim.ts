import { endOfLineComment } from './parser/blank.ts';
import { endOfLabel, isLabelPart, isLabelStart } from './parser/labels.ts';
import { nextOpeningTag } from './parser/opening-tag.ts';

/** What {@link skim} tells of a text: brackets, ends of statements and words of code. Indexes into the text. */
export interface SkimSink {
  open(at: number): void;
  close(at: number): void;
  /** A `;`, or a closing tag, which ends a statement too. `after` is one past it. */
  end(at: number, after: number): void;
  /** A name that is no variable and no member; keywords are among them. */
  word(start: number, end: number): void;
  /** Anything else that is code. */
  other(at: number): void;
  comment?(start: number, end: number): void;
}

/** The comments of a text, found without parsing it. */
export function skimComments(text: string): { start: number; end: number }[] {
  const comments: { start: number; end: number }[] = [];
  const ignore = (): void => {};
  const comment = (start: number, end: number): void => {
    comments.push({ start, end });
  };
  skim(text, 0, text.length, false, { open: ignore, close: ignore, end: ignore, word: ignore, other: ignore, comment });
  return comments;
}

/** How deep strings inside interpolations of strings are followed. */
const deepestInterpolation = 32;

/**
 * Walks over the code of a text without parsing it: strings, heredocs, comments and inline HTML are passed over. Time
 * is linear, whatever the text.
 * @param from Index to start at.
 * @param to Index to stop before.
 * @param inCode Does code start at once, without an opening tag?
 */
export function skim(text: string, from: number, to: number, inCode: boolean, sink: SkimSink): void {
  let at = inCode ? from : startOfCode(text, from, to);
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code <= 32) at++;
    else if (isLabelStart(code)) at = skimWord(text, at, to, sink);
    else at = skimSign(text, at, to, code, sink);
  }
}

function skimWord(text: string, at: number, to: number, sink: SkimSink): number {
  const end = Math.min(to, endOfLabel(text, at + 1));
  const before = text.charCodeAt(at - 1);
  const isMember = before === 62 && text.charCodeAt(at - 2) === 45;
  if (isMember || before === 36) return end;
  const quote = text.charCodeAt(end);
  if (end === at + 1 && (quote === 34 || quote === 39)) return end;
  sink.word(at, end);
  return text.slice(at, end).toLowerCase() === '__halt_compiler' ? to : end;
}

function skimSign(text: string, at: number, to: number, code: number, sink: SkimSink): number {
  const next = text.charCodeAt(at + 1);
  switch (code) {
    case 35: // #
      if (next !== 91) return skimComment(at, endOfLineComment(text, at), sink);
      sink.open(at + 1);
      return at + 2;
    case 47: // /
      if (next === 47) return skimComment(at, endOfLineComment(text, at), sink);
      if (next === 42) return skimComment(at, after(text, '*/', at + 2), sink);
      break;
    case 39: // '
      sink.other(at);
      return endOfSingleQuoted(text, at);
    case 34: // "
    case 96: // `
      sink.other(at);
      return endOfInterpolated(text, at + 1, code, 0);
    case 60: // <
      if (next === 60 && text.charCodeAt(at + 2) === 60) {
        sink.other(at);
        return endOfHeredoc(text, at);
      }
      break;
    case 63: // ?
      if (next === 62) {
        sink.end(at, at + 2);
        return startOfCode(text, at + 2, to);
      }
      break;
    case 40:
    case 91:
    case 123:
      sink.open(at);
      return at + 1;
    case 41:
    case 93:
    case 125:
      sink.close(at);
      return at + 1;
    case 59:
      sink.end(at, at + 1);
      return at + 1;
    default:
  }
  sink.other(at);
  return at + 1;
}

function skimComment(start: number, end: number, sink: SkimSink): number {
  sink.comment?.(start, end);
  return end;
}

/** Index one past the next opening tag. */
function startOfCode(text: string, from: number, to: number): number {
  const tag = nextOpeningTag(text, from);
  return tag && tag.start < to ? tag.end : to;
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at === -1 ? text.length : at + end.length;
}

function endOfSingleQuoted(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 39) return at + 1;
  }
  return text.length;
}

function endOfInterpolated(text: string, from: number, quote: number, depth: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 92) at += 2;
    else if (code === 123 && text.charCodeAt(at + 1) === 36) at = endOfBraces(text, at, depth + 1);
    else at++;
  }
  return text.length;
}

function endOfBraces(text: string, from: number, depth: number): number {
  if (depth > deepestInterpolation) return from + 1;
  let open = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 123) open++;
    else if (code === 125 && --open === 0) return at + 1;
    if (code === 39) at = endOfSingleQuoted(text, at);
    else if (code === 34) at = endOfInterpolated(text, at + 1, code, depth);
    else at++;
  }
  return text.length;
}

const heredocStart = /<<<[ \t]*(["']?)([A-Za-z_\x80-\uffff][\w\x80-\uffff]*)\1\n/y;

function endOfHeredoc(text: string, start: number): number {
  heredocStart.lastIndex = start;
  const match = heredocStart.exec(text);
  if (!match) return start + 3;
  const label = match[2] ?? '';
  let line = heredocStart.lastIndex;
  while (line < text.length) {
    let at = line;
    while (text[at] === ' ' || text[at] === '\t') at++;
    if (text.startsWith(label, at) && !isLabelPart(text.charCodeAt(at + label.length))) return at + label.length;
    line = after(text, '\n', at);
  }
  return text.length;
}
