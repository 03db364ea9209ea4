import { Nesting } from './budget.ts';
import { Lexer } from './lexer.ts';
import { COMMA, END, FIRST_KEYWORD, INLINE_HTML, NAME, SEMICOLON, VARIABLE } from './tokens.ts';

/** A text is no PHP at the place to which the parser has come. */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault';
}

/** What every part of the grammar needs: asking for a token, and a fault where it is missing. */
export class Reader extends Lexer {
  protected readonly nesting: Nesting = new Nesting();
  #recovers = false;

  /** @param recovers Goes on past faults, instead of throwing at the first one. */
  protected startReading(text: string, recovers: boolean): void {
    this.#recovers = recovers;
    this.nesting.reset();
    this.begin(text);
  }

  /** @throws SyntaxFault unless it recovers. Whoever goes on must come to an end without the token that is missing. */
  protected fault(): void {
    if (this.#recovers) return;
    if (this.token === END) throw new SyntaxFault('syntax error, unexpected end of file');
    throw new SyntaxFault(`syntax error, unexpected '${this.word.slice(0, 40)}'`);
  }

  /** Passes over a token if it is the one that stands here. */
  protected accept(token: number): boolean {
    if (this.token !== token) return false;
    this.next();
    return true;
  }

  /** Passes over a token that must stand here. */
  protected expect(token: number): void {
    if (this.token === token) this.next();
    else this.fault();
  }

  /** What stands between commas up to a closing token, and that token. A comma may end the list. */
  protected readList<Item>(closing: number, readItem: () => Item): Item[] {
    const items: Item[] = [];
    while (this.token !== closing && this.token !== END) {
      items.push(readItem());
      if (!this.accept(COMMA)) break;
    }
    this.expect(closing);
    return items;
  }

  /** The name of a plain variable, without its sign. */
  protected readVariableName(): string {
    if (this.token !== VARIABLE) {
      this.fault();
      return '';
    }
    const name = this.text.slice(this.start + 1, this.end);
    this.next();
    return name;
  }

  /** A statement ends with a `;`, a closing tag or the text. */
  protected endStatement(): void {
    if (this.token === SEMICOLON) this.next();
    else if (this.token !== END && this.token !== INLINE_HTML) this.fault();
  }

  /** May the token be the name of a member or an argument? */
  protected isIdentifier(): boolean {
    return this.token === NAME || this.token >= FIRST_KEYWORD;
  }

  /** A name that may be a reserved word. */
  protected readIdentifier(): string {
    if (!this.isIdentifier()) {
      this.fault();
      return '';
    }
    const { word } = this;
    this.next();
    return word;
  }
}
