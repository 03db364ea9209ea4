/** Nodes as a reader meets them: their text, and a step of a trace. */
import type { Node } from 'ts-morph';
import type { TraceStep } from '../result.ts';
import { pathOf } from './parsed-code.ts';

/** The text of a node on one line, short enough for a message. */
export function shortText(node: Node): string {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

export function stepAt(node: Node, message: string): TraceStep {
  return { path: pathOf(node.getSourceFile()), line: node.getStartLineNumber(), message };
}
