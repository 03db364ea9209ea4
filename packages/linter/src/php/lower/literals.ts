import type { NodeOf } from '../ast.ts';
import type { Expr } from '../facts.ts';
import type { FunctionScope } from './scope.ts';

/** Value of a number as written: `0x1F`, `0o17`, `017`, `0b11`, `1_000`, `1e3`; NaN never, 0 for what is no number. */
export function numberValue(written: string): number {
  const digits = written.replaceAll('_', '');
  const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return Number.isFinite(value) ? value : 0;
}

/** Magic constants whose value the file alone gives become literals; the others stay. */
export function lowerMagic(scope: FunctionScope, node: NodeOf<'magic'>): Expr {
  const { names, at } = scope.file;
  switch (node.value) {
    case '__DIR__':
    case '__FILE__':
    case '__CLASS__':
    case '__TRAIT__':
      return { op: 'magic', name: node.value };
    case '__NAMESPACE__':
      return { op: 'lit', value: names.namespace };
    case '__LINE__':
      return { op: 'lit', value: at.line(node) };
    case '__FUNCTION__':
      return { op: 'lit', value: scope.name };
    case '__METHOD__':
      return { op: 'lit', value: scope.cls ? `${scope.cls.name}::${scope.name}` : scope.name };
    default:
      return { op: 'other', parts: [] };
  }
}
