import { type CallSite, shortName } from './code.ts';
import { reaching } from './definitions.ts';
import type { PathCase } from './path-case.ts';
import { concatenate, text } from './value.ts';
import type { World } from './world.ts';

/** Neither absolute nor a stream: what PHP looks for below the working directory. */
const RELATIVE = /^(?![a-z][\w.+-]*:|[/\\@])./i;

/** After `chdir($directory)` in the same function a relative path lies in that directory. */
export function inWorkingDirectory(world: World, cases: readonly PathCase[], site: CallSite): readonly PathCase[] {
  const changes = site.fn.calls.filter(
    ({ expr }) => expr.op === 'call' && typeof expr.name === 'string' && shortName(expr.name).toLowerCase() === 'chdir',
  );
  if (changes.length === 0) return cases;
  const [last] = reaching(site.fn, changes, site.step).definitions;
  const directory = last?.expr.op === 'call' ? last.expr.args[0]?.value : undefined;
  if (!last || !directory) return cases;
  return cases.flatMap((each): readonly PathCase[] => {
    const head = each.value.is === 'text' ? each.value.parts[0] : undefined;
    if (typeof head !== 'string' || !RELATIVE.test(head)) return [each];
    const values = concatenate([
      world.evaluate(directory, { fn: site.fn, step: last.step, depth: 0 }),
      [text('/')],
      [each.value],
    ]);
    return values.map((value) => ({ ...each, value }));
  });
}
