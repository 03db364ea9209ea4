import phpParser from 'php-parser';
import type { NodeOf } from './ast.ts';

/** A comment as it stands in the text. */
export interface Comment {
  /** Index of its first character and one past its last. */
  readonly start: number;
  readonly end: number;
}

export interface ParsedText {
  readonly program: NodeOf<'program'>;
  /** In source order. */
  readonly comments: readonly Comment[];
  /** Syntax errors that the parser went past; always 0 without recovery. */
  readonly errors: number;
}

/** The parser needed more steps than any real text of its size: it loops. */
export class StepBudgetExceeded extends Error {
  override readonly name = 'StepBudgetExceeded';
}

interface Lexer {
  short_tags: boolean;
  offset: number;
  size: number;
  _input: string;
  castKeywords: Record<string, number>;
  tok: Record<string, number>;
  T_COMMENT(): number;
  T_DOC_COMMENT(): number;
  lex(): number | string;
}

interface Internals {
  readonly lexer: Lexer;
  readonly parser: {
    suppressErrors: boolean;
    error(expect?: unknown): unknown;
  };
  parseCode(text: string, name: string): unknown;
}

/** Tokens and errors that a text of one character may cost; real files need less than one in all. */
const stepsPerCharacter = 4;
const stepsAtLeast = 10_000;

let steps = 0;
let budget = 0;
let comments: Comment[] = [];
let recovering: Internals | undefined;
let strict: Internals | undefined;

function step(): void {
  if (++steps > budget) throw new StepBudgetExceeded('the parser did not come to an end');
}

function createEngine(recover: boolean): Internals {
  const engine = new phpParser.Engine({
    parser: { version: '8.5', suppressErrors: recover, extractDoc: false },
    ast: { withPositions: true },
    lexer: { short_tags: true, asp_tags: false },
  }) as unknown as Internals;
  const { lexer, parser } = engine;
  const { lex, T_COMMENT: lineComment, T_DOC_COMMENT: blockComment } = lexer;
  const { error } = parser;
  lexer.lex = function (this: Lexer) {
    step();
    return lex.call(this);
  };
  parser.error = function (expect) {
    step();
    return error.call(this, expect);
  };
  lexer.T_COMMENT = function (this: Lexer) {
    const start = this.offset - 1;
    const token = lineComment.call(this);
    note(start, this.offset);
    return token;
  };
  lexer.T_DOC_COMMENT = function (this: Lexer) {
    const start = this.offset - 2;
    const token = blockComment.call(this);
    note(start, this.offset);
    return token;
  };
  return engine;
}

/** The parser reads some tokens twice; a comment counts once. */
function note(start: number, end: number): void {
  const last = comments.at(-1);
  if (!last || start > last.start) comments.push({ start, end });
}

/**
 * Parses a text with php-parser.
 * @param recover Go past syntax errors instead of throwing.
 * @throws SyntaxError, RangeError, TypeError or StepBudgetExceeded, whatever the parser does on such a text.
 */
export function parseText(text: string, recover: boolean): ParsedText {
  const engine = recover ? (recovering ??= createEngine(true)) : (strict ??= createEngine(false));
  steps = 0;
  budget = stepsAtLeast + stepsPerCharacter * text.length;
  comments = [];
  try {
    const program = engine.parseCode(text, '') as NodeOf<'program'>;
    return { program, comments, errors: program.errors.length };
  } catch (error) {
    // A parser that threw in the middle of a token keeps its states, so it is not used again.
    if (recover) recovering = undefined;
    else strict = undefined;
    throw error;
  }
}
