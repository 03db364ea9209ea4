/** A small reader for XML configuration. Knows no DTD and expands no entities of its own, so there is nothing to blow up. */
import type { ConfigFault } from './config-node.ts';

export interface XmlElement {
  /** Without a namespace prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, trimmed. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

type Open = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string; line: number };

/** Deepest nesting taken on. */
const DEEPEST = 100;

const PIECE =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^[>]*(?:\[[^\]]*\])?\s*>|<\/([\w.:-]+)\s*>|<([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The root element, or why the text is not XML. Never throws. */
export function parseXml(source: string): { readonly root: XmlElement } | { readonly fault: ConfigFault } {
  const stack: Open[] = [];
  let line = 1;
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  let root: XmlElement | undefined;
  while (at < source.length) {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(source);
    if (piece === null)
      return { fault: { message: 'invalid XML', line, column: at - source.lastIndexOf('\n', at - 1) } };
    const [whole, cdata, closed, opened, attributes = '', empty, text] = piece;
    const inside = stack.at(-1);
    if (opened !== undefined) {
      if (stack.length >= DEEPEST) return { fault: { message: 'nested too deeply', line } };
      const element: Open = {
        name: localName(opened),
        attributes: attributesOf(attributes),
        children: [],
        text: '',
        line,
      };
      if (inside === undefined) root ??= element;
      else inside.children.push(element);
      if (empty === '') stack.push(element);
    } else if (closed !== undefined) {
      if (inside?.name !== localName(closed))
        return { fault: { message: `invalid XML: </${closed}> closes nothing`, line } };
      inside.text = inside.text.trim();
      stack.pop();
    } else if (inside !== undefined) inside.text += cdata ?? decoded(text ?? '');
    for (let from = whole.indexOf('\n'); from >= 0; from = whole.indexOf('\n', from + 1)) line++;
    at += whole.length;
  }
  if (root === undefined || stack.length > 0) return { fault: { message: 'invalid XML: it ends too early', line } };
  return { root };
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE))
    attributes[name] = decoded(double ?? single ?? '');
  return attributes;
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
