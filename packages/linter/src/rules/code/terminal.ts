/** Is code run by a person or a process at a terminal rather than for a request? */
import { eachWithin } from '../../flow/walk.ts';
import type { Expr } from '../../php/facts.ts';
import type { CodeCall, CodeContext, CodeFile } from '../code-rule.ts';
import { classAround, functionOf, lastSegment, methodOf } from './calls.ts';
import { conditionsAround } from './conditions.ts';
import { operatorsClasses } from './entry-globs.ts';

/** Names that classes of the command line bear in every framework. */
const COMMAND_CLASS = /(?:Command|Commands|CommandController|Migration|Seeder|Cli|Shell|Daemon)$/;
const COMMAND_ATTRIBUTE = /(?:^|\\)AsCommand$|\\Attributes\\Command$/;
const COMMAND_NAMESPACE = /(?:^|\\)(?:commands?|console|cli|drush|migrations?|wp_?cli)(?:\\|$)/i;

/** By its path, its class, or a condition on how PHP was started. */
export function isAtTerminal(file: CodeFile, call: CodeCall, context: CodeContext): boolean {
  if (context.isOperators(file.path)) return true;
  const cls = classAround(file, call);
  if (cls) {
    const parents = [...cls.extends, ...cls.implements];
    const known = operatorsClasses(context.knowledge);
    if (parents.some((parent) => known.has(parent.toLowerCase()) || COMMAND_CLASS.test(lastSegment(parent))))
      return true;
    if (COMMAND_CLASS.test(lastSegment(cls.name)) || COMMAND_NAMESPACE.test(cls.name)) return true;
    if (cls.attributes?.some(({ name }) => COMMAND_ATTRIBUTE.test(name))) return true;
  }
  if (call.fn.name && /^(?:drush_|.*_drush_|.*_cli$)/.test(call.fn.name)) return true;
  return conditionsAround(file, call.fn, call.step).some(({ test }) => asksForTerminal(test));
}

/** Does a condition ask how PHP was started? Which answer it wants is left open. */
function asksForTerminal(test: Expr): boolean {
  let asks = false;
  eachWithin(test, (part) => {
    if (part.op === 'const' && /^(?:PHP_SAPI|WP_CLI|DRUSH_\w+|STDIN)$/.test(part.fallback ?? part.name)) asks = true;
    else if (functionOf(part) === 'php_sapi_name' || /^(?:is|in|running(?:in)?)_?(?:cli|console)/.test(methodOf(part)))
      asks = true;
    else if (/^(?:is|in)_?(?:cli|console)/.test(functionOf(part))) asks = true;
    else if (functionOf(part) === 'defined' && part.op === 'call' && isLiteral(part.args[0]?.value, 'WP_CLI'))
      asks = true;
  });
  return asks;
}

function isLiteral(expr: Expr | undefined, value: string): boolean {
  return expr?.op === 'lit' && expr.value === value;
}
