/** Is code run by a person or a process at a terminal rather than for a request? */
import type { Expr } from '../../php/facts.ts';
import type { CodeContext, CodeFile, CodePlace } from '../code-rule.ts';
import { argument, classAround, functionOf, isLiteral, lastSegment, methodOf } from './calls.ts';
import { conditionsAround } from './conditions.ts';
import { operatorsClasses } from './entry-globs.ts';
import { someWithin } from './within.ts';

/** Names that classes of the command line bear in every framework. */
const COMMAND_CLASS = /(?:Command|Commands|CommandController|Migration|Seeder|Cli|Shell|Daemon)$/;
const COMMAND_ATTRIBUTE = /(?:^|\\)AsCommand$|\\Attributes\\Command$/;
const COMMAND_NAMESPACE = /(?:^|\\)(?:commands?|console|cli|drush|migrations?|wp_?cli)(?:\\|$)/i;

/** By its path, its class, or a condition on how PHP was started. */
export function isAtTerminal(file: CodeFile, place: CodePlace, context: CodeContext): boolean {
  if (context.isOperators(file.path)) return true;
  const cls = classAround(file, place);
  if (cls) {
    const parents = [...cls.extends, ...cls.implements];
    const known = operatorsClasses(context.knowledge);
    if (parents.some((parent) => known.has(parent.toLowerCase()) || COMMAND_CLASS.test(lastSegment(parent))))
      return true;
    if (COMMAND_CLASS.test(lastSegment(cls.name)) || COMMAND_NAMESPACE.test(cls.name)) return true;
    if (cls.attributes?.some(({ name }) => COMMAND_ATTRIBUTE.test(name))) return true;
  }
  if (place.fn.name && /^(?:drush_|.*_drush_|.*_cli$)/.test(place.fn.name)) return true;
  return conditionsAround(file, place).some(({ test }) => asksForTerminal(test));
}

/** Does a condition ask how PHP was started? Which answer it wants is left open. */
function asksForTerminal(test: Expr): boolean {
  return someWithin(test, (part) => {
    if (part.op === 'const') return /^(?:PHP_SAPI|WP_CLI|DRUSH_\w+|STDIN)$/.test(part.fallback ?? part.name);
    const name = functionOf(part);
    return (
      name === 'php_sapi_name' ||
      /^(?:is|in)_?(?:cli|console)/.test(name) ||
      /^(?:is|in|running(?:in)?)_?(?:cli|console)/.test(methodOf(part)) ||
      (name === 'defined' && isLiteral(argument(part, 0), 'WP_CLI'))
    );
  });
}
