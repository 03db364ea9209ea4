/** Does an expression ask in which environment it runs: `app()->environment()`, `getenv('APP_ENV')`, `WP_ENV`? */
import type { Expr } from '../../php/facts.ts';
import { argument, classOf, functionOf, isLiteral, methodOf } from './calls.ts';
import { someWithin } from './within.ts';

/** `App::env('CRAFT_ENVIRONMENT')`. craftcms/cms: src/helpers/App.php */
const CRAFT_ENV = 'craft\\helpers\\app';

/** What gives the environment's name. */
export function isEnvironment(expr: Expr): boolean {
  if (expr.op === 'const') return /^(?:\w+_)?ENV(?:IRONMENT)?$/.test(expr.fallback ?? expr.name);
  if (expr.op === 'index') return expr.key?.op === 'lit' && /(?:^|_)ENV(?:IRONMENT)?$/.test(String(expr.key.value));
  if (/^(?:environment|getenvironment)$/.test(methodOf(expr))) return true;
  if (methodOf(expr) === 'getparameter') return isLiteral(argument(expr, 0), 'kernel.environment');
  if (functionOf(expr) === 'wp_get_environment_type') return true;
  const name = argument(expr, 0);
  return (
    (/^(?:env|getenv|config)$/.test(functionOf(expr)) || classOf(expr) === CRAFT_ENV) &&
    name?.op === 'lit' &&
    /(?:^|[._])env(?:ironment)?$/i.test(String(name.value))
  );
}

/** Is the environment's name asked for anywhere in the condition? */
export function asksForEnvironment(test: Expr): boolean {
  return someWithin(test, (part) => isEnvironment(part) || /^is(?:production|local)$/.test(methodOf(part)));
}
