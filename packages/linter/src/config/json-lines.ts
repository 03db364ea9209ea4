/**
 * JSON with line numbers. `JSON.parse` gives the value, but names no line for a mistake and keeps none for what it
 * read, so a small scanner (RFC 8259) walks the text beside it.
 */
import { type ConfigDocument, DEEPEST, documentOf, pointerPart, syntaxError } from './document.ts';

const SPACE = /[\t\n\r ]*/y;
// oxlint-disable-next-line no-control-regex -- JSON strings hold no control characters, so they are named here
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

class Scanner {
  readonly lines: Map<string, number> = new Map();
  readonly #text: string;
  readonly #filename: string;
  #at = 0;
  #line = 1;

  constructor(text: string, filename: string) {
    this.#text = text;
    this.#filename = filename;
  }

  scan(): void {
    this.#space();
    this.#value('', 0);
    if (this.#at < this.#text.length) this.#fail('text after the end of the document');
  }

  #fail(what: string): never {
    const comment = this.#text.startsWith('//', this.#at) || this.#text.startsWith('/*', this.#at);
    throw syntaxError(
      this.#filename,
      this.#line,
      what,
      comment ? 'JSON has no comments: remove it, or use tidemark.yaml.' : undefined,
    );
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return undefined;
    this.#at += found.length;
    return found;
  }

  #space(): void {
    for (const character of this.#take(SPACE) ?? '') if (character === '\n') this.#line++;
  }

  #next(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    this.#space();
    return true;
  }

  #value(pointer: string, depth: number): void {
    if (depth > DEEPEST) this.#fail(`nested deeper than ${DEEPEST} levels`);
    if (!this.lines.has(pointer)) this.lines.set(pointer, this.#line);
    if (this.#next('{')) this.#object(pointer, depth);
    else if (this.#next('[')) this.#array(pointer, depth);
    else if (this.#take(STRING) === undefined && this.#take(SCALAR) === undefined) this.#fail('a value is expected');
    this.#space();
  }

  #object(pointer: string, depth: number): void {
    if (this.#next('}')) return;
    do {
      const line = this.#line;
      const key = this.#take(STRING);
      if (key === undefined) this.#fail('a key in double quotes is expected');
      const own = pointer + pointerPart(JSON.parse(key) as string);
      if (this.lines.has(own)) this.#fail(`${own} is given twice`);
      this.lines.set(own, line);
      this.#space();
      if (!this.#next(':')) this.#fail(`":" is expected after ${key}`);
      this.#value(own, depth + 1);
    } while (this.#next(','));
    if (!this.#next('}')) this.#fail('"," or "}" is expected');
  }

  #array(pointer: string, depth: number): void {
    if (this.#next(']')) return;
    let index = 0;
    do this.#value(pointer + pointerPart(index++), depth + 1);
    while (this.#next(','));
    if (!this.#next(']')) this.#fail('"," or "]" is expected');
  }
}

/** @throws TidemarkError `config.syntax` */
export function readJson(text: string, filename: string): ConfigDocument {
  const scanner = new Scanner(text, filename);
  scanner.scan();
  return documentOf(JSON.parse(text), scanner.lines);
}
