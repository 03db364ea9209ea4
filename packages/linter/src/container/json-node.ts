/** Reads JSON as data with positions: `composer.json`, `app.json`. */
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { ConfigNode } from './config-node.ts';

/** The document, or undefined when it is no JSON. */
export function readJsonNode(text: string): ConfigNode | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  if (!root || errors.length > 0) return undefined;
  const lines = new Lines(text);
  return configNode(root, lines);
}

/** Lines of offsets that are asked for in ascending order. */
class Lines {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  of(offset: number): number {
    for (;;) {
      const next = this.#text.indexOf('\n', this.#at);
      if (next < 0 || next >= offset) return this.#line;
      this.#at = next + 1;
      this.#line += 1;
    }
  }
}

function configNode(node: Node, lines: Lines): ConfigNode {
  const line = lines.of(node.offset);
  const children = node.children ?? [];
  if (node.type === 'object') {
    const entries = children.flatMap(({ children: [key, value] = [] }) =>
      key && value ? [{ key: String(key.value), line: lines.of(key.offset), value: configNode(value, lines) }] : [],
    );
    return { kind: 'map', line, entries };
  }
  if (node.type === 'array') return { kind: 'list', line, items: children.map((child) => configNode(child, lines)) };
  return { kind: 'scalar', line, value: node.value, ...(node.type === 'string' ? { quoted: true } : {}) };
}
