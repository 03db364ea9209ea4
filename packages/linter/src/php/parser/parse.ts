import phpParser from 'php-parser';
import type { NodeOf } from '../ast.ts';
import { Nesting, StepBudget } from './budget.ts';
import { adaptExpressions } from './expressions.ts';
import type { Engine } from './internals.ts';
import { adaptLexer } from './lexer.ts';
import { adaptNodes } from './nodes.ts';
import { adaptSyntax } from './syntax.ts';

/** A comment as it stands in the text: index of its first character and one past its last. */
export interface Comment {
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

/** What stopped the parser, and where. */
export class ParseFailure extends Error {
  override readonly name = 'ParseFailure';
  /** Index in the text that the parser had come to. */
  readonly offset: number;

  constructor(reason: string, offset: number, cause: unknown) {
    super(reason, { cause });
    this.offset = offset;
  }
}

/** One php-parser with its replacements, used for one text after the other. */
class PhpTextParser {
  readonly #budget = new StepBudget();
  readonly #nesting = new Nesting();
  readonly #engine: Engine;
  #comments: Comment[] = [];

  constructor(recover: boolean) {
    const engine = new phpParser.Engine({
      parser: { version: '8.5', suppressErrors: recover, extractDoc: false },
      ast: { withPositions: true },
      lexer: { short_tags: true, asp_tags: false },
    }) as unknown as Engine;
    adaptLexer(engine.lexer, this.#budget, { add: (start, end) => this.#note(start, end) });
    adaptNodes(engine.parser, engine.ast);
    adaptExpressions(engine.parser, this.#nesting);
    adaptSyntax(engine.parser, this.#budget, this.#nesting);
    this.#engine = engine;
  }

  parse(text: string): ParsedText {
    this.#budget.reset(text.length);
    this.#nesting.reset();
    this.#comments = [];
    // What a text that failed in the middle of a token leaves behind.
    const { lexer, parser } = this.#engine;
    parser.prev = null;
    lexer.attributeIndex = 0;
    lexer.attributeListDepth = {};
    try {
      // Some of the lexer's loops do not end when a name ends the text.
      const program = this.#engine.parseCode(`${text}\n`, '') as NodeOf<'program'>;
      return { program, comments: this.#comments, errors: program.errors.length };
    } catch (error) {
      throw new ParseFailure(reasonOf(error), lexer.yylloc.first_offset, error);
    }
  }

  /** Some tokens are read twice; a comment counts once. */
  #note(start: number, end: number): void {
    const last = this.#comments.at(-1);
    if (!last || start > last.start) this.#comments.push({ start, end });
  }
}

/** The parser's message without its line, which is not counted here. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'nested too deep';
  if (!(error instanceof Error)) return String(error);
  if (error instanceof TypeError) return 'syntax error';
  return error.message.replace(/^Parse Error\s*:\s*/i, '').replace(/ (?:on|at) line \d+.*$/s, '');
}

let strict: PhpTextParser | undefined;
let recovering: PhpTextParser | undefined;

/**
 * Parses a text with php-parser. Bounded in time by a step budget, in depth by the stack.
 * @param recover Go past syntax errors instead of throwing.
 * @throws ParseFailure whatever happens on such a text: a syntax error, a stack overflow, an endless loop.
 */
export function parseText(text: string, recover: boolean): ParsedText {
  const parser = recover ? (recovering ??= new PhpTextParser(true)) : (strict ??= new PhpTextParser(false));
  return parser.parse(text);
}
