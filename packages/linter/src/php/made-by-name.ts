/** Static methods that do what `new` does, with the class as their first argument. */
import type { Arg, CallExpr, ClassRef } from './facts.ts';

/** Class and method in lower case; what stands behind the class in the call goes to its constructor, in this order. */
const MAKERS: ReadonlySet<string> = new Set([
  // typo3/cms-core: Classes/Utility/GeneralUtility.php
  'typo3\\cms\\core\\utility\\generalutility::makeinstance',
]);

/** The methods' own names, by which an index finds files that call them. */
export const MAKER_METHODS: readonly string[] = [...MAKERS].map((maker) => maker.slice(maker.indexOf('::') + 2));

/**
 * `new X($path)` for `GeneralUtility::makeInstance(X::class, $path)`. Undefined where the constructor is given nothing:
 * then a container may fill it in.
 */
export function madeByName(call: CallExpr): Extract<CallExpr, { op: 'new' }> | undefined {
  if (call.op !== 'scall' || !('name' in call.cls) || typeof call.name !== 'string') return undefined;
  if (!MAKERS.has(`${call.cls.name}::${call.name}`.toLowerCase())) return undefined;
  const [named, ...args] = call.args;
  const cls = named && args.length > 0 ? namedClass(named) : undefined;
  return cls && { op: 'new', cls, args, span: call.span };
}

function namedClass({ value, spread }: Arg): ClassRef | undefined {
  if (spread) return undefined;
  if (value.op === 'classConst' && value.name.toLowerCase() === 'class') return value.cls;
  return value.op === 'lit' && typeof value.value === 'string' && /^\\?[A-Za-z_]\w*(?:\\\w+)+$/.test(value.value)
    ? { name: value.value.replace(/^\\/, '') }
    : undefined;
}
