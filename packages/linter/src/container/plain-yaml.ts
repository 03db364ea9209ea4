/**
 * Reads the plain part of YAML that service files are written in, some ten times faster than a full parser: block
 * and flow collections, one-line scalars, tags, comments. Whatever else it meets, it says so and leaves the file to the
 * full parser; what it accepts, it reads the same way.
 */
import type { ConfigEntry, ConfigNode } from './config-node.ts';
import { DEEPEST, FlowReader, NotPlain, quotedAt, taggable } from './flow-yaml.ts';
import { plainScalar } from './yaml-scalar.ts';

/** The document, or undefined when it is not plain (or not valid). */
export function readPlainYaml(source: string): ConfigNode | undefined {
  try {
    return new PlainReader(source).document();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class PlainReader {
  readonly #text: string;
  /** Content lines: where they start (after indentation) and end, how deep, and their number in the file. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #indents: number[] = [];
  readonly #numbers: number[] = [];
  #at = 0;

  constructor(source: string) {
    this.#text = source.replaceAll('\r\n', '\n').replace(/^\ufeff/, '');
    if (this.#text.includes('\r')) throw new NotPlain();
    this.#split();
  }

  document(): ConfigNode {
    if (this.#starts.length === 0) return { kind: 'scalar', value: null, line: 1 };
    const node = this.#block(0);
    if (this.#at < this.#starts.length) throw new NotPlain();
    return node;
  }

  #split(): void {
    const text = this.#text;
    let number = 0;
    for (let from = 0; from < text.length; ) {
      number++;
      const newline = text.indexOf('\n', from);
      const end = newline < 0 ? text.length : newline;
      let start = from;
      while (start < end && text.charCodeAt(start) === 32) start++;
      const first = text.charCodeAt(start);
      if (start < end && first !== 35) {
        if (first === 9 || first === 13) throw new NotPlain();
        const isMarker = start === from && /^(?:---|\.\.\.|%)/.test(text.slice(start, start + 3));
        if (isMarker && (this.#starts.length > 0 || text.slice(start, end).trimEnd() !== '---')) throw new NotPlain();
        if (!isMarker) {
          this.#starts.push(start);
          this.#ends.push(end);
          this.#indents.push(start - from);
          this.#numbers.push(number);
        }
      }
      from = end + 1;
    }
  }

  #block(depth: number): ConfigNode {
    if (depth > DEEPEST) throw new NotPlain();
    const indent = this.#indent();
    return this.#isDash() ? this.#list(indent, depth) : this.#map(indent, depth);
  }

  #list(indent: number, depth: number): ConfigNode {
    const items: ConfigNode[] = [];
    const line = this.#number();
    while (this.#at < this.#starts.length && this.#indent() === indent && this.#isDash()) {
      const start = this.#start();
      let rest = start + 1;
      while (this.#text.charCodeAt(rest) === 32) rest++;
      if (rest >= this.#end() || this.#text[rest] === '#') {
        items.push(this.#nested(indent, depth, this.#number(), false));
        continue;
      }
      // What follows the dash is a line of its own, further in.
      this.#starts[this.#at] = rest;
      this.#indents[this.#at] = indent + rest - start;
      const isBlock = this.#isDash() || this.#keyEnd() !== undefined;
      items.push(isBlock ? this.#block(depth + 1) : this.#inline(rest, indent, depth));
    }
    if (this.#at < this.#starts.length && this.#indent() > indent) throw new NotPlain();
    return { kind: 'list', items, line };
  }

  #map(indent: number, depth: number): ConfigNode {
    const entries: ConfigEntry[] = [];
    const line = this.#number();
    while (this.#at < this.#starts.length && this.#indent() === indent && !this.#isDash()) {
      const end = this.#keyEnd();
      if (end === undefined) throw new NotPlain();
      const number = this.#number();
      const key = this.#key(this.#text.slice(this.#start(), end).trimEnd());
      let rest = end + 1;
      while (this.#text.charCodeAt(rest) === 32) rest++;
      const isEmpty = rest >= this.#end() || this.#text[rest] === '#';
      const value = isEmpty ? this.#nested(indent, depth, number, true) : this.#inline(rest, indent, depth);
      entries.push({ key, line: number, value });
    }
    if (this.#at < this.#starts.length && this.#indent() > indent) throw new NotPlain();
    return { kind: 'map', entries, line };
  }

  /** What stands below a bare `key:` or `-`; a list below a key may be as far out as the key. */
  #nested(indent: number, depth: number, line: number, mayBeLevel: boolean): ConfigNode {
    this.#at++;
    if (this.#at < this.#starts.length) {
      const next = this.#indent();
      const isValue = next > indent && !this.#isDash() && this.#keyEnd() === undefined;
      if (isValue) return this.#inline(this.#start(), indent, depth + 1);
      if (next > indent || (mayBeLevel && next === indent && this.#isDash())) return this.#block(depth + 1);
    }
    return { kind: 'scalar', value: null, line };
  }

  /** A value that starts on this line, at `from`. */
  #inline(from: number, indent: number, depth: number): ConfigNode {
    const line = this.#number();
    const first = this.#text[from] ?? '';
    if (first === '!') {
      const tag = /^![\w/.:-]*(?=\s|$)/.exec(this.#text.slice(from, this.#end()))?.[0];
      // A bare `!` names no tag; what it does to a value is the full parser's to know.
      if (tag === undefined || tag === '!') throw new NotPlain();
      let rest = from + tag.length;
      while (this.#text.charCodeAt(rest) === 32) rest++;
      const isEmpty = rest >= this.#end() || this.#text[rest] === '#';
      // A tag alone stands for an empty text, or for what follows at a depth that depends on where the tag stands.
      if (isEmpty && (this.#indents[this.#at + 1] ?? -1) <= indent) throw new NotPlain();
      const value = isEmpty ? this.#nested(indent, depth, line, false) : this.#inline(rest, indent, depth);
      return { ...taggable(value), line, tag };
    }
    if (first === '[' || first === '{') {
      const flow = new FlowReader(this.#text, from, line);
      const node = flow.value(0);
      while (this.#at + 1 < this.#starts.length && (this.#starts[this.#at + 1] ?? 0) < flow.at) this.#at++;
      this.#expectEnd(flow.at);
      return node;
    }
    if (first === "'" || first === '"') {
      const quoted = quotedAt(this.#text, from, this.#end());
      this.#expectEnd(quoted.end);
      return { kind: 'scalar', value: quoted.value, quoted: true, line };
    }
    let text = this.#text.slice(from, this.#end());
    const comment = text.search(/\s#/);
    text = (comment < 0 ? text : text.slice(0, comment)).trimEnd();
    if (/^[&*|>%@`,\]}?]|^-(?:\s|$)|:(?:\s|$)|\t/.test(text)) throw new NotPlain();
    this.#at++;
    if (this.#at < this.#starts.length && this.#indent() > indent) throw new NotPlain();
    return { kind: 'scalar', value: plainScalar(text), line };
  }

  /** After a closed value only a comment may follow, and nothing further in. */
  #expectEnd(from: number): void {
    const rest = this.#text.slice(from, this.#end());
    if (!/^\s*(?:\s#.*)?$/.test(rest)) throw new NotPlain();
    this.#at++;
  }

  /** Offset of the colon that ends this line's key; undefined when there is none. */
  #keyEnd(): number | undefined {
    const start = this.#start();
    const end = this.#end();
    const first = this.#text[start] ?? '';
    let from = start;
    if (first === '"' || first === "'") {
      from = quotedAt(this.#text, start, end).end;
      while (this.#text.charCodeAt(from) === 32) from++;
      return this.#text[from] === ':' && this.#isGap(from + 1, end) ? from : undefined;
    }
    if (/[[\]{}#&*!|>%@`,]/.test(first)) return undefined;
    if (first === '?' && this.#isGap(start + 1, end)) throw new NotPlain();
    for (;;) {
      const colon = this.#text.indexOf(':', from);
      if (colon < 0 || colon >= end) return undefined;
      if (this.#isGap(colon + 1, end)) {
        const key = this.#text.slice(start, colon);
        if (key === '' || key.includes(' #') || key.includes('\t')) throw new NotPlain();
        return colon;
      }
      from = colon + 1;
    }
  }

  #isGap(at: number, end: number): boolean {
    return at >= end || this.#text.charCodeAt(at) === 32;
  }

  #key(text: string): string {
    if (text === '<<') throw new NotPlain();
    return text.startsWith('"') || text.startsWith("'") ? quotedAt(text, 0, text.length).value : text;
  }

  #isDash(): boolean {
    const start = this.#start();
    return this.#text[start] === '-' && this.#isGap(start + 1, this.#end());
  }

  #start(): number {
    return this.#starts[this.#at] ?? 0;
  }

  #end(): number {
    return this.#ends[this.#at] ?? 0;
  }

  #indent(): number {
    return this.#indents[this.#at] ?? -1;
  }

  #number(): number {
    return this.#numbers[this.#at] ?? 1;
  }
}
