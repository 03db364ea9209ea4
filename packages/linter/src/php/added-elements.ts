import type { Expr } from './facts.ts';

/** What a call adds to an array: `array_push($paths, $path)` is `$paths[] = $path`. */
export interface AddedElements {
  /** The array, a variable or what else can be assigned to. */
  readonly array: Expr;
  readonly values: readonly Expr[];
  /** `array_unshift($paths, $path)` is `$paths = [$path, ...$paths]`. */
  readonly isInFront: boolean;
}

/**
 * Undefined for other expressions, and where elements of another array are added.
 * https://www.php.net/manual/en/function.array-push.php and function.array-unshift.php
 */
export function addedElements(expr: Expr): AddedElements | undefined {
  if (expr.op !== 'call' || typeof expr.name !== 'string') return undefined;
  const name = (expr.fallback ?? expr.name).toLowerCase();
  if (name !== 'array_push' && name !== 'array_unshift') return undefined;
  const [array, ...rest] = expr.args;
  if (!array || rest.some(({ spread }) => spread)) return undefined;
  return { array: array.value, values: rest.map(({ value }) => value), isInFront: name === 'array_unshift' };
}
