/**
 * The declarations of one file, read by looking ahead from the keyword that opens each. Names are only collected here;
 * the scanner goes over the same bytes again for their hashes.
 */
import { isWord, qualifiedEnd, skipGap, wordEnd } from './gaps.ts';
import { Imports } from './imports.ts';
import { KEYWORD } from './keywords.ts';
import type { DeclaredSymbol } from './record.ts';

const COMMA = 0x2c;
const EQUALS = 0x3d;
const OPEN_PAREN = 0x28;
const OPEN_BRACE = 0x7b;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const GREATER = 0x3e;

const CLASS_KIND: Readonly<Record<number, DeclaredSymbol['kind']>> = {
  [KEYWORD.class]: 'class',
  [KEYWORD.interface]: 'interface',
  [KEYWORD.trait]: 'trait',
  [KEYWORD.enum]: 'enum',
};

const NONE: readonly string[] = Object.freeze([]);

interface OpenClass {
  /** Undefined for an anonymous class. */
  readonly traits: string[] | undefined;
  /** Number of open parentheses around the class: its body is the next brace with as many. */
  readonly parens: number;
  /** Brace depth inside the body; -1 until it opens. */
  depth: number;
}

export class Declarations {
  symbols: DeclaredSymbol[] = [];
  /** Last parts of the names of classes that are imported under other names. */
  renamed: string[] = [];
  /** Open parentheses at which the next brace opens a class body; -1 when none is due. */
  bodyDue = -1;
  /** True between `const X =` and the end of that statement. */
  inConstants = false;
  private bytes: Buffer = Buffer.alloc(0);
  private end = 0;
  private readonly imports = new Imports();
  private due: OpenClass[] = [];
  private open: OpenClass[] = [];
  /** Looking ahead never starts before this position, so no byte is looked at by more than one declaration. */
  private lookedTo = 0;

  begin(bytes: Uint8Array, end: number): void {
    this.bytes = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.end = end;
    this.symbols = [];
    this.renamed = [];
    this.bodyDue = -1;
    this.inConstants = false;
    this.imports.enter('');
    this.due.length = 0;
    this.open.length = 0;
    this.lookedTo = 0;
  }

  /** A keyword ends at `at`, with so many braces and parentheses open. Returns false when the rest is no code. */
  keyword(keyword: number, at: number, depth: number, parens: number): boolean {
    if (at < this.lookedTo) return true;
    const next = skipGap(this.bytes, at, this.end);
    this.lookedTo = next;
    switch (keyword) {
      case KEYWORD.namespace:
        this.readNamespace(at, next);
        break;
      case KEYWORD.use:
        this.readUse(next, depth);
        break;
      case KEYWORD.function:
        if (this.open.length === 0) this.readFunction(next);
        break;
      case KEYWORD.const:
        if (this.open.length === 0) this.readConstant(next);
        break;
      case KEYWORD.define:
        this.readDefine(next);
        break;
      case KEYWORD.__halt_compiler:
        return this.bytes[next] !== OPEN_PAREN;
      default:
        this.readClass(keyword, next, parens);
    }
    return true;
  }

  /** A brace opened, `depth` being the number open with it, at the parentheses of {@link bodyDue}. */
  openBody(depth: number): void {
    const body = this.due.pop();
    if (body !== undefined) {
      body.depth = depth;
      this.open.push(body);
    }
    this.bodyDue = this.due.at(-1)?.parens ?? -1;
  }

  /** A brace closed; `depth` are still open. */
  closeBrace(depth: number): void {
    while (this.open.length > 0 && (this.open[this.open.length - 1] as OpenClass).depth > depth) this.open.pop();
  }

  /** A comma inside a `const` statement ends at `at`: another constant may follow. */
  comma(at: number): void {
    if (at >= this.lookedTo) this.readConstant(skipGap(this.bytes, at, this.end));
  }

  private text(start: number, end: number): string {
    return this.bytes.toString('utf8', start, end);
  }

  private readNamespace(at: number, next: number): void {
    if (next === at && this.bytes[at] !== OPEN_BRACE) return;
    const to = qualifiedEnd(this.bytes, next, this.end);
    this.lookedTo = to;
    if (to > next || this.bytes[next] === OPEN_BRACE) this.imports.enter(this.text(next, to));
  }

  private readUse(next: number, depth: number): void {
    const inside = this.open.at(-1);
    if (inside === undefined) this.readImports(next);
    else if (inside.depth === depth) this.readNames(next, inside.traits);
  }

  private readImports(from: number): void {
    const { bytes, end } = this;
    let at = from;
    let prefix = '';
    let grouped = false;
    let imported = true;
    for (;;) {
      let to = qualifiedEnd(bytes, at, end);
      let counts = true;
      if (to > at && (isWord(bytes, at, to, 'function') || isWord(bytes, at, to, 'const'))) {
        const after = skipGap(bytes, to, end);
        const named = qualifiedEnd(bytes, after, end);
        if (named > after && !isWord(bytes, after, named, 'as')) {
          counts = false;
          at = after;
          to = named;
        }
      }
      if (to === at) break;
      const name = prefix + this.text(at, to);
      if (!grouped && bytes[to] === BACKSLASH && bytes[skipGap(bytes, to + 1, end)] === OPEN_BRACE) {
        grouped = true;
        imported = counts;
        prefix = `${name}\\`;
        at = skipGap(bytes, skipGap(bytes, to + 1, end) + 1, end);
        continue;
      }
      at = skipGap(bytes, to, end);
      let alias: string | undefined;
      const word = wordEnd(bytes, at, end);
      if (isWord(bytes, at, word, 'as')) {
        const start = skipGap(bytes, word, end);
        const stop = wordEnd(bytes, start, end);
        if (stop === start) break;
        alias = this.text(start, stop);
        at = skipGap(bytes, stop, end);
      } else if (word > at) break;
      if (counts && imported) {
        this.imports.add(name, alias);
        if (alias !== undefined) this.renamed.push(name.slice(name.lastIndexOf('\\') + 1));
      }
      if (bytes[at] !== COMMA) break;
      at = skipGap(bytes, at + 1, end);
    }
    this.lookedTo = Math.max(this.lookedTo, at);
  }

  /** Reads `A, \B, C\D` into `names` and returns where the list ends. */
  private readNames(from: number, names: string[] | undefined): number {
    const { bytes, end } = this;
    let at = from;
    for (;;) {
      const to = qualifiedEnd(bytes, at, end);
      if (to === at) break;
      names?.push(this.imports.resolved(this.text(at, to)));
      at = skipGap(bytes, to, end);
      if (bytes[at] !== COMMA) break;
      at = skipGap(bytes, at + 1, end);
    }
    this.lookedTo = Math.max(this.lookedTo, at);
    return at;
  }

  private readClass(keyword: number, next: number, parens: number): void {
    const { bytes, end } = this;
    const to = wordEnd(bytes, next, end);
    const heritage = isWord(bytes, next, to, 'extends') || isWord(bytes, next, to, 'implements');
    if (to === next || heritage) {
      const first = bytes[next];
      if (keyword === KEYWORD.class && (heritage || first === OPEN_PAREN || first === OPEN_BRACE)) {
        this.expectBody(undefined, parens);
      }
      return;
    }
    const parents: string[] = [];
    const interfaces: string[] = [];
    const traits: string[] = [];
    let at = skipGap(bytes, to, end);
    if (keyword === KEYWORD.enum && bytes[at] === COLON) {
      at = skipGap(bytes, at + 1, end);
      at = skipGap(bytes, qualifiedEnd(bytes, at, end), end);
    }
    for (;;) {
      const word = wordEnd(bytes, at, end);
      const list = isWord(bytes, at, word, 'extends')
        ? parents
        : isWord(bytes, at, word, 'implements')
          ? interfaces
          : undefined;
      if (list === undefined) break;
      at = this.readNames(skipGap(bytes, word, end), list);
    }
    this.lookedTo = Math.max(this.lookedTo, at);
    if (at < end && bytes[at] !== OPEN_BRACE) return;
    this.symbols.push({
      kind: CLASS_KIND[keyword] ?? 'class',
      name: this.imports.declared(this.text(next, to)),
      extends: parents,
      implements: interfaces,
      traits,
    });
    this.expectBody(traits, parens);
  }

  private expectBody(traits: string[] | undefined, parens: number): void {
    this.due.push({ traits, parens, depth: -1 });
    this.bodyDue = parens;
  }

  private readFunction(next: number): void {
    const { bytes, end } = this;
    const start = bytes[next] === 0x26 ? skipGap(bytes, next + 1, end) : next;
    const to = wordEnd(bytes, start, end);
    if (to === start) return;
    const after = skipGap(bytes, to, end);
    this.lookedTo = after;
    if (bytes[after] === OPEN_PAREN) this.push('function', this.imports.declared(this.text(start, to)));
  }

  private readConstant(next: number): void {
    const { bytes, end } = this;
    const to = wordEnd(bytes, next, end);
    if (to === next) return;
    const after = skipGap(bytes, to, end);
    this.lookedTo = after;
    if (bytes[after] !== EQUALS || bytes[after + 1] === EQUALS || bytes[after + 1] === GREATER) return;
    this.push('constant', this.imports.declared(this.text(next, to)));
    this.inConstants = true;
  }

  private readDefine(next: number): void {
    const { bytes, end } = this;
    if (bytes[next] !== OPEN_PAREN) return;
    const quoteAt = skipGap(bytes, next + 1, end);
    const quote = bytes[quoteAt];
    if (quote !== 0x27 && quote !== 0x22) return;
    let to = quoteAt + 1;
    while (to < end && (bytes[to] === BACKSLASH || wordEnd(bytes, to, end) > to)) {
      to = bytes[to] === BACKSLASH ? to + 1 : wordEnd(bytes, to, end);
    }
    const after = skipGap(bytes, to + 1, end);
    this.lookedTo = to;
    if (to === quoteAt + 1 || bytes[to] !== quote || bytes[after] !== COMMA) return;
    this.push(
      'constant',
      this.text(quoteAt + 1, to)
        .replaceAll('\\\\', '\\')
        .replace(/^\\/, ''),
    );
  }

  private push(kind: DeclaredSymbol['kind'], name: string): void {
    this.symbols.push({ kind, name, extends: NONE, implements: NONE, traits: NONE });
  }
}
