/** Which statements of `additional.php` run in production. */
import type { Expr, FunctionFacts, Step } from '../../../php/facts.ts';

/** Words in a condition that name an environment of developers. */
const DEVELOPMENT = /ddev|develop|\bdev\b|_dev\b|test|\blocal\b|lando|docksal|docker|vagrant|ci\b/i;

const PRODUCTION = /production|\bprod\b|\blive\b/i;

/** Does a statement run on a production node? Conditions that say nothing of environments are taken to hold. */
export function runsInProduction(fn: FunctionFacts, step: Step): boolean {
  for (let block = fn.blocks[step.block]; block && block.parent >= 0; block = fn.blocks[block.parent]) {
    if (!block.test) continue;
    const { words, isNegated } = wordsOf(block.test);
    const holds = (block.arm === 'then') !== isNegated;
    if (DEVELOPMENT.test(words) && !PRODUCTION.test(words) && holds && block.arm !== 'else') return false;
    if (PRODUCTION.test(words) && !DEVELOPMENT.test(words) && !holds) return false;
  }
  return true;
}

/** Everything that a condition names, as one text. */
function wordsOf(expr: Expr): { readonly words: string; readonly isNegated: boolean } {
  if (expr.op === 'unary' && expr.kind === '!') {
    const { words, isNegated } = wordsOf(expr.expr);
    return { words, isNegated: !isNegated };
  }
  const isNegated = expr.op === 'bin' && (expr.kind === '!==' || expr.kind === '!=');
  return { words: namesIn(expr).join(' '), isNegated };
}

function namesIn(expr: Expr): readonly string[] {
  switch (expr.op) {
    case 'lit':
      return [String(expr.value)];
    case 'bin':
    case 'coalesce':
      return [...namesIn(expr.left), ...namesIn(expr.right)];
    case 'unary':
    case 'cast':
      return namesIn(expr.expr);
    case 'index':
      return [...namesIn(expr.base), ...(expr.key ? namesIn(expr.key) : [])];
    case 'call':
    case 'scall':
      return [
        ...(typeof expr.name === 'string' ? [expr.name] : []),
        ...expr.args.flatMap(({ value }) => namesIn(value)),
      ];
    case 'mcall':
      return [
        ...namesIn(expr.base),
        ...(typeof expr.name === 'string' ? [expr.name] : []),
        ...expr.args.flatMap(({ value }) => namesIn(value)),
      ];
    case 'const':
    case 'var':
      return [expr.name];
    default:
      return [];
  }
}
