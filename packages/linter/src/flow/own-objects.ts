/** Static methods that make an object of their class and fill it: `$instance = parent::create($container)`. */
import type { ClassRef, Expr } from '../php/facts.ts';
import { classKey, type Fn } from './code.ts';

/** Does the expression stand for an object of the class in which the function stands: `$this`, or one it has made? */
export function isOwnObject(expr: Expr, fn: Fn): boolean {
  if (expr.op !== 'var') return false;
  if (expr.name === 'this') return true;
  if (fn.facts.static !== true) return false;
  return (fn.definitions.variables.get(expr.name) ?? []).some(
    (definition) => definition.by === 'value' && isMaking(definition.value, fn),
  );
}

function isMaking(expr: Expr, fn: Fn): boolean {
  if (expr.op === 'new') return isOwnClass(expr.cls, fn);
  return (
    expr.op === 'scall' &&
    'relative' in expr.cls &&
    expr.cls.relative === 'parent' &&
    typeof expr.name === 'string' &&
    expr.name.toLowerCase() === fn.facts.name.toLowerCase()
  );
}

function isOwnClass(cls: ClassRef, fn: Fn): boolean {
  if ('relative' in cls) return cls.relative !== 'parent';
  return 'name' in cls && fn.cls !== undefined && classKey(cls.name) === classKey(fn.cls.name);
}
