import { type CallSite, shortName } from './code.ts';
import { reaching } from './definitions.ts';
import type { PathCase } from './path-case.ts';
import { type Alt, concatenate, text, type Value } from './value.ts';
import type { World } from './world.ts';

/** Neither absolute nor a stream: what PHP looks for below the working directory. */
const RELATIVE = /^(?![a-z][\w.+-]*:|[/\\@])./i;

/** After `chdir($directory)` in the same function a relative path lies in that directory. */
export function inWorkingDirectory(world: World, cases: readonly PathCase[], site: CallSite): readonly PathCase[] {
  const changes = site.fn.calls.filter(
    ({ expr }) => expr.op === 'call' && typeof expr.name === 'string' && shortName(expr.name).toLowerCase() === 'chdir',
  );
  if (changes.length === 0) return cases;
  return cases.flatMap((each) => below(world, changes, each.value, site).map((value) => ({ ...each, value })));
}

/** Where a path lies by the changes before a step: `chdir('b')` after `chdir('/a')` leads to `/a/b`. */
function below(world: World, changes: readonly CallSite[], path: Alt, { fn, step }: CallSite): Value {
  const head = path.is === 'text' ? path.parts[0] : undefined;
  if (typeof head !== 'string' || !RELATIVE.test(head)) return [path];
  const [last] = reaching(fn, changes, step).definitions;
  const directory = last?.expr.op === 'call' ? last.expr.args[0]?.value : undefined;
  if (!last || !directory) return [path];
  // In a loop a change reaches itself in the next round: what stands before it is asked for alone, so that this ends.
  const earlier = changes.filter((change) => change.step < last.step);
  const directories = world
    .evaluate(directory, { fn, step: last.step, depth: 0 })
    .flatMap((value) => below(world, earlier, value, last));
  return concatenate([directories, [text('/')], [path]]);
}
