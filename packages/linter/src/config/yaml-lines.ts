/** YAML with line numbers. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { messageOf } from '../errors.ts';
import { type ConfigDocument, DEEPEST, documentOf, pointerPart, syntaxError } from './document.ts';

function collectLines(
  node: unknown,
  pointer: string,
  depth: number,
  lineAt: (node: Node) => number | undefined,
  lines: Map<string, number>,
): boolean {
  if (depth > DEEPEST) return false;
  const own = (node as Node | null)?.range === undefined ? undefined : lineAt(node as Node);
  if (own !== undefined && !lines.has(pointer)) lines.set(pointer, own);
  if (isMap(node)) {
    return node.items.every((pair) => {
      if (!isScalar(pair.key)) return true;
      const child = pointer + pointerPart(String(pair.key.value));
      const line = lineAt(pair.key);
      if (line !== undefined) lines.set(child, line);
      return collectLines(pair.value, child, depth + 1, lineAt, lines);
    });
  }
  if (isSeq(node)) {
    return node.items.every((item, index) =>
      collectLines(item, pointer + pointerPart(index), depth + 1, lineAt, lines),
    );
  }
  return true;
}

/** @throws TidemarkError `config.syntax` */
export function readYaml(text: string, filename: string): ConfigDocument {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, strict: true, uniqueKeys: true });
  const mistake = document.errors[0] ?? document.warnings[0];
  if (mistake !== undefined) throw syntaxError(filename, counter.linePos(mistake.pos[0]).line, mistake.message);
  const lines = new Map<string, number>();
  const lineAt = (node: Node): number | undefined => (node.range ? counter.linePos(node.range[0]).line : undefined);
  if (!collectLines(document.contents, '', 0, lineAt, lines)) {
    throw syntaxError(filename, 1, `nested deeper than ${DEEPEST} levels`);
  }
  try {
    return documentOf(document.toJS({ maxAliasCount: 100 }), lines);
  } catch (error) {
    throw syntaxError(filename, undefined, messageOf(error));
  }
}
