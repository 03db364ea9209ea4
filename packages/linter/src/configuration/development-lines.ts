/** Lines of configuration code that only machines of developers and test runners pass. */
import type { FileFacts } from '../php/facts.ts';

/** Texts and names in conditions: `if (getenv('IS_DDEV_PROJECT') == 'true')`, `if ($env === 'local')`, `if (WP_LOCAL_DEV)`. */
const DEVELOPMENT =
  /"(?:[^"]*_)?(?:lando|ddev|docksal|local|localhost|dev|develop|development|gitpod|tugboat|ci|simpletest|vagrant|valet)(?:[_.][^"]*)?"/i;

/** `$env !== 'local'` and `!WP_LOCAL_DEV` are everywhere else. */
const NEGATION = /"kind":"(?:!==?|!|<>)"/;

/** Lines on which such statements of top-level code start. */
export function developmentLines(facts: FileFacts): ReadonlySet<number> {
  const lines = new Set<number>();
  const main = facts.functions[0];
  for (const { test, arm, first, end } of main?.blocks ?? []) {
    if (arm !== 'then' || !test) continue;
    const text = JSON.stringify(test);
    if (!DEVELOPMENT.test(text) || NEGATION.test(text)) continue;
    for (const { line } of main?.steps.slice(first, end) ?? []) lines.add(line);
  }
  return lines;
}
