import { OpenBrackets } from './brackets.ts';
import { skim } from './skim.ts';

/** A stretch of code that can be parsed by itself: a statement, a declaration or a member. */
export interface Piece {
  /** Index of its first character, and one past its last. */
  readonly start: number;
  readonly end: number;
  /** What it declares; `block` is any other statement with braces. */
  readonly kind: 'class' | 'function' | 'namespace' | 'block' | 'plain';
  /** Index of its first `{` that opens a body, and of the `}` that closes it or the piece's end. */
  readonly body?: { readonly open: number; readonly close: number };
}

/** Words that go on with the statement whose braces have just closed. */
const continuing = new Set(['else', 'elseif', 'catch', 'finally', 'while']);
const modifiers = new Set(['abstract', 'final', 'readonly', 'static', 'public', 'protected', 'private', 'var']);
const classKeywords = new Set(['class', 'interface', 'trait', 'enum']);

interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly inCode: boolean;
}

/** Splits a stretch of code at the statements, declarations or members that stand directly in it. */
export function splitIntoPieces(text: string, { from, to, inCode }: Bounds): Piece[] {
  const pieces: Piece[] = [];
  const brackets = new OpenBrackets();
  let start = -1;
  let closedAt = -1;
  let open = -1;
  let kind: Piece['kind'] = 'plain';
  // A declaration's keyword comes before anything but modifiers and attributes.
  let settled = false;
  const finish = (end: number): void => {
    if (start !== -1) {
      const close = closedAt === -1 ? end : closedAt;
      pieces.push(open === -1 ? { start, end, kind: 'plain' } : { start, end, kind, body: { open, close } });
    }
    start = -1;
    closedAt = -1;
    open = -1;
    kind = 'plain';
    settled = false;
    brackets.clear();
  };
  const begin = (at: number): void => {
    if (closedAt !== -1 && brackets.depth === 0) finish(closedAt + 1);
    if (start === -1) start = at;
  };
  skim(text, from, to, inCode, {
    open(at) {
      begin(at);
      if (brackets.depth === 0 && text[at] === '{' && open === -1) {
        open = at;
        if (kind === 'plain') kind = 'block';
      }
      brackets.open(text[at] ?? '');
    },
    close(at) {
      brackets.close(text[at] ?? '');
      if (brackets.depth === 0 && text[at] === '}') {
        if (start === -1) return;
        closedAt = at;
        // The body is what the last braces at this level hold; `if (…) {…} else {…}` has several.
        if (kind !== 'block') finish(at + 1);
      }
    },
    end(at, after) {
      if (brackets.depth > 0) return;
      // `$x = match (…) {…};` goes on behind its braces.
      if (start !== -1) finish(text[at] === ';' ? after : at);
    },
    word(at, end) {
      if (closedAt !== -1 && brackets.depth === 0) {
        if (continuing.has(text.slice(at, end).toLowerCase())) {
          closedAt = -1;
          return;
        }
        finish(closedAt + 1);
      }
      begin(at);
      if (brackets.depth > 0 || settled) return;
      const word = text.slice(at, end).toLowerCase();
      if (modifiers.has(word)) return;
      settled = true;
      kind = kindOf(word);
    },
    other(at) {
      const ch = text[at];
      // An operator goes on with `match (…) {…}`; a variable or a string starts the next statement.
      if (closedAt !== -1 && brackets.depth === 0 && ch !== '$' && ch !== "'" && ch !== '"') closedAt = -1;
      begin(at);
      if (brackets.depth === 0) settled = true;
    },
  });
  finish(closedAt === -1 ? to : closedAt + 1);
  return pieces;
}

function kindOf(word: string): Piece['kind'] {
  if (word === 'function' || word === 'namespace') return word;
  return classKeywords.has(word) ? 'class' : 'plain';
}

/**
 * Index of the first member that starts inside a member whose braces do not close; -1 when there is none. A visibility
 * stands nowhere else in a method's body but in an anonymous class.
 */
export function strayMember(text: string, from: number, to: number): number {
  const brackets = new OpenBrackets();
  let found = -1;
  skim(text, from, to, true, {
    open(at) {
      brackets.open(text[at] ?? '');
    },
    close(at) {
      brackets.close(text[at] ?? '');
    },
    end() {},
    word(at, end) {
      if (found !== -1 || brackets.innermost !== '{') return;
      if (/^(public|protected|private)$/i.test(text.slice(at, end))) found = at;
    },
    other() {},
  });
  return found;
}
