import type { NodeOf } from '../ast.ts';
import type { Comment } from './blank.ts';
import { StatementReader } from './statements.ts';

export type { Comment } from './blank.ts';

export interface ParsedText {
  readonly program: NodeOf<'program'>;
  /** In source order. */
  readonly comments: readonly Comment[];
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

/** Used for one text after the other. */
class TextParser extends StatementReader {
  parse(text: string, recover: boolean): ParsedText {
    try {
      this.startReading(text, recover);
      const program: NodeOf<'program'> = { kind: 'program', children: this.readProgram(), start: 0, end: text.length };
      return { program, comments: this.comments };
    } catch (error) {
      const reason = error instanceof RangeError ? 'nested too deep' : (error as Error).message;
      throw new ParseFailure(reason, this.start, error);
    }
  }
}

let parser: TextParser | undefined;

/**
 * Parses a text: PHP up to 8.5, and what older versions know beside it. Takes time linear in its length; how deep it may
 * nest is bounded.
 * @param recover Go past syntax errors instead of throwing.
 * @throws ParseFailure at a syntax error, and where code nests too deep
 */
export function parseText(text: string, recover: boolean): ParsedText {
  parser ??= new TextParser();
  return parser.parse(text, recover);
}
