/** The name of a file below a temporary root that goes on where the path itself does not. */
import type { Expr } from '../php/facts.ts';
import { carries, containersOf } from './carriers.ts';
import type { Fn } from './code.ts';
import type { Escaping } from './escaping.ts';
import { escapesAt } from './lifetime.ts';
import type { World } from './world.ts';

/** Where the next request finds a name again, to build the path anew. */
const FOUND_AGAIN: ReadonlySet<string> = new Set(['session', 'queue', 'redirect']);

/** `$path = $tmp . '/' . $name; …; return $this->redirect(['import', 'file' => $name]);` */
export function nameHandedOn(world: World, fn: Fn, path: Expr): Escaping | undefined {
  const names = namesIn(fn, path);
  if (names.size === 0) return undefined;
  const whole = new Set([...names, ...containersOf(fn, names)]);
  const found = (into: Escaping['into'], line: number): Escaping => ({
    into,
    path: fn.file.path,
    line,
    message: `its name is handed to the ${into}`,
  });
  for (const write of fn.definitions.elements.get('_SESSION') ?? [])
    if (carries(write.value, whole)) return found('session', fn.facts.steps[write.step]?.line ?? 0);
  for (const site of fn.calls) {
    const { expr } = site;
    if (!('args' in expr)) continue;
    const escape = escapesAt(world, site);
    if (!escape || !FOUND_AGAIN.has(escape.into) || escape.args === 'receiver') continue;
    const args = escape.args === 'all' ? expr.args : escape.args.map((index) => expr.args[index]);
    if (args.some((arg) => arg !== undefined && carries(arg.value, whole))) return found(escape.into, expr.span[0]);
  }
  return undefined;
}

/** Variables that stand last in the path, where it is put together in this function. */
function namesIn(fn: Fn, path: Expr): ReadonlySet<string> {
  const built: readonly Expr[] =
    path.op === 'var'
      ? (fn.definitions.variables.get(path.name) ?? []).flatMap((each) => (each.by === 'value' ? [each.value] : []))
      : [path];
  const names = built.flatMap((expr) => {
    const last = expr.op === 'concat' ? expr.parts.at(-1) : undefined;
    return last?.op === 'var' ? [last.name] : [];
  });
  return new Set(names);
}
