import { isNode, nameText, type UseGroupNode } from '../ast.ts';
import type { NameScope } from '../names.ts';

/** `use A\B as C, D;`, `use function A\{b, c};`, `use A\{B, function c, const D};` */
export function lowerImports(names: NameScope, node: UseGroupNode): void {
  const prefix = node.name ? `${node.name.replace(/\\$/, '')}\\` : '';
  for (const item of node.items ?? []) {
    if (!isNode(item) || item.kind !== 'useitem') continue;
    const type = item.type ?? node.type;
    const kind = type === 'function' || type === 'const' ? type : 'class';
    const name = typeof item.name === 'string' ? item.name : '';
    names.import(kind, prefix + name, nameText(item.alias));
  }
}
