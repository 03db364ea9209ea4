import type { UseGroupNode } from '../ast.ts';
import type { NameScope } from '../names.ts';

/** `use A\B as C, D;`, `use function A\{b, c};`, `use A\{B, function c, const D};` */
export function lowerImports(names: NameScope, node: UseGroupNode): void {
  for (const { imports, name, alias } of node.items) names.import(imports, name, alias);
}
