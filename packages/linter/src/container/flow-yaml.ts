import type { ConfigEntry, ConfigNode } from './config-node.ts';
import { plainScalar } from './yaml-scalar.ts';

/** Deepest nesting taken on. */
export const DEEPEST = 64;

/** Thrown among the plain readers when the text needs the full parser. */
export class NotPlain extends Error {}

/** Reads `[…]` and `{…}`, which may run over several lines. */
export class FlowReader {
  readonly #text: string;
  at: number;
  #line: number;

  constructor(text: string, at: number, line: number) {
    this.#text = text;
    this.at = at;
    this.#line = line;
  }

  value(depth: number): ConfigNode {
    if (depth > DEEPEST) throw new NotPlain();
    const line = this.#line;
    const first = this.#text[this.at];
    if (first === '[') return { kind: 'list', items: this.#items(depth), line };
    if (first === '{') return { kind: 'map', entries: this.#entries(depth), line };
    if (first === '!') {
      const tag = /^![\w/.:-]*(?=[\s,\]}])/.exec(this.#text.slice(this.at, this.at + 200))?.[0];
      if (tag === undefined) throw new NotPlain();
      this.at += tag.length;
      this.#space();
      return { ...taggable(this.value(depth + 1)), tag };
    }
    return this.#scalar(line);
  }

  #items(depth: number): readonly ConfigNode[] {
    const items: ConfigNode[] = [];
    this.at++;
    for (;;) {
      this.#space();
      if (this.#text[this.at] === ']') break;
      items.push(this.value(depth + 1));
      this.#space();
      if (this.#text[this.at] === ',') this.at++;
      else if (this.#text[this.at] !== ']') throw new NotPlain();
    }
    this.at++;
    return items;
  }

  #entries(depth: number): readonly ConfigEntry[] {
    const entries: ConfigEntry[] = [];
    this.at++;
    for (;;) {
      this.#space();
      if (this.#text[this.at] === '}') break;
      const line = this.#line;
      const from = this.at;
      const { value, quoted } = this.#scalar(line);
      const key = quoted ? String(value) : this.#text.slice(from, this.at).trim();
      if (key === '' || key === '<<') throw new NotPlain();
      this.#space();
      if (this.#text[this.at] !== ':') throw new NotPlain();
      this.at++;
      this.#space();
      const isEmpty = this.#text[this.at] === ',' || this.#text[this.at] === '}';
      entries.push({ key, line, value: isEmpty ? { kind: 'scalar', value: null, line } : this.value(depth + 1) });
      this.#space();
      if (this.#text[this.at] === ',') this.at++;
      else if (this.#text[this.at] !== '}') throw new NotPlain();
    }
    this.at++;
    return entries;
  }

  #scalar(line: number): Extract<ConfigNode, { kind: 'scalar' }> {
    const first = this.#text[this.at];
    if (first === "'" || first === '"') {
      const newline = this.#text.indexOf('\n', this.at);
      const { value, end } = quotedAt(this.#text, this.at, newline < 0 ? this.#text.length : newline);
      this.at = end;
      return { kind: 'scalar', value, quoted: true, line };
    }
    const from = this.at;
    for (; this.at < this.#text.length; this.at++) {
      const char = this.#text[this.at] ?? '';
      if (char === ',' || char === ']' || char === '}' || char === '\n') break;
      if (char === '[' || char === '{' || char === '\t') throw new NotPlain();
      if (char === ':' && /^(?:[\s,[\]{}]|$)/.test(this.#text.slice(this.at + 1, this.at + 2))) break;
      if (char === '#' && this.#text[this.at - 1] === ' ') break;
    }
    const text = this.#text.slice(from, this.at).trimEnd();
    if (text === '' || /^[&*|>%@`?!-](?:\s|$)|^[&*|>%@`!]/.test(text)) throw new NotPlain();
    // A plain scalar may go on in the next line, which only the full parser knows to fold.
    const next = /^[ \n]*(?:#.*\n[ \n]*)*(.?)/.exec(this.#text.slice(this.at, this.at + 400))?.[1];
    if (next === undefined || !/^[,\]}:]$/.test(next)) throw new NotPlain();
    return { kind: 'scalar', value: plainScalar(text), line };
  }

  #space(): void {
    for (;;) {
      const char = this.#text[this.at];
      if (char === '\n') this.#line++;
      else if (char === '#') {
        const newline = this.#text.indexOf('\n', this.at);
        if (newline < 0) throw new NotPlain();
        this.at = newline;
        continue;
      } else if (char !== ' ') {
        if (char === undefined || char === '\t') throw new NotPlain();
        return;
      }
      this.at++;
    }
  }
}

/** A tagged number stays a text, as a tag may stand for anything. */
export function taggable(node: ConfigNode): ConfigNode {
  if (node.kind === 'scalar' && typeof node.value !== 'string') throw new NotPlain();
  return node;
}

/** A one-line quoted scalar at `from`; `end` is past the closing quote. */
export function quotedAt(text: string, from: number, limit: number): { readonly value: string; readonly end: number } {
  const quote = text[from] ?? '';
  let end = from + 1;
  for (;;) {
    end = text.indexOf(quote, end);
    if (end < 0 || end >= limit) throw new NotPlain();
    if (quote === "'" && text[end + 1] === "'") end += 2;
    else if (quote === '"' && isEscaped(text, from, end)) end++;
    else break;
  }
  const inner = text.slice(from + 1, end);
  if (quote === "'") return { value: inner.replaceAll("''", "'"), end: end + 1 };
  const value = inner.replace(/\\(.)/g, (_, char: string) => ESCAPES[char] ?? fail());
  return { value, end: end + 1 };
}

/** The escapes that have one meaning everywhere; others are for the full parser. */
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\', '"': '"', '/': '/', n: '\n', t: '\t', r: '\r' };

function fail(): never {
  throw new NotPlain();
}

function isEscaped(text: string, from: number, at: number): boolean {
  let slashes = 0;
  while (at - slashes - 1 > from && text[at - slashes - 1] === '\\') slashes++;
  return slashes % 2 === 1;
}
