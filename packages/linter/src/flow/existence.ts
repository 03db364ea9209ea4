/** Conditions that ask of a path only whether there is something behind it. */
import type { Block, BlockId, Expr } from '../php/facts.ts';

const ASKS_FOR_FILE = /(?:^|\\)(?:is_string|is_file|is_dir|file_exists|is_readable|is_writable|is_writeable)$/i;

/** Does it hold whenever what is behind the variable was made? */
function holdsWhereMade(test: Expr, name: string): boolean {
  const isName = (expr: Expr): boolean => expr.op === 'var' && expr.name === name;
  const isFailure = (expr: Expr): boolean =>
    (expr.op === 'lit' && (expr.value === false || expr.value === null || expr.value === '')) ||
    (expr.op === 'const' && /^(?:false|null)$/i.test(expr.fallback ?? expr.name));
  switch (test.op) {
    case 'var':
      return isName(test);
    case 'assign':
      return isName(test.target);
    case 'call': {
      const [first] = test.args;
      return (
        typeof test.name === 'string' && ASKS_FOR_FILE.test(test.name) && first !== undefined && isName(first.value)
      );
    }
    case 'bin':
      if (test.kind === '&&' || test.kind === 'and') {
        // It is not made before what stands in front of its making holds.
        const isMadeLast = test.right.op === 'assign' && isName(test.right.target);
        return isMadeLast || (holdsWhereMade(test.left, name) && holdsWhereMade(test.right, name));
      }
      return (
        (test.kind === '!==' || test.kind === '!=') &&
        ((isName(test.left) && isFailure(test.right)) || (isFailure(test.left) && isName(test.right)))
      );
    default:
      return false;
  }
}

/**
 * Is a block run whenever the path of a variable was made, given that the blocks around the making are? What stands in
 * `finally` is, whatever the making led to.
 * @param around blocks in which the path is made
 */
export function isRunWhereMade(
  blocks: readonly Block[],
  block: BlockId,
  around: ReadonlySet<BlockId>,
  name: string,
): boolean {
  for (let id = block; !around.has(id); ) {
    const own = blocks[id];
    if (!own) return false;
    const isSure = own.arm === 'finally' || (own.arm === 'then' && own.test && holdsWhereMade(own.test, name));
    if (!isSure) return false;
    id = own.parent;
  }
  return true;
}
