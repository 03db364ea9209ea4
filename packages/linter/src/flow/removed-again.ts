/** Files that the code which writes them takes away again, or sends away. */
import type { Expr } from '../php/facts.ts';
import { argumentIn } from './argument-in.ts';
import type { CallSite } from './code.ts';
import { openedToDelete, removedAfter } from './lifetime.ts';
import type { PathCase } from './path-case.ts';
import { type PathPlace, placeOf } from './place.ts';
import { isProbe } from './probes.ts';
import { isRemovedAtEnd } from './removed-at-end.ts';
import { isDeletedOnceSent, isSentFromBelow } from './sent-and-deleted.ts';
import { pathArgument, type SinkSite } from './sinks.ts';
import type { World } from './world.ts';

/** The function that writes, or the one that hands it the path, takes the file away again, or sends it away. */
export function isRemovedAgain(world: World, found: SinkSite, pathCase: PathCase, place: PathPlace): boolean {
  const own = pathArgument(found);
  const { fn, step } = found.site;
  const { effect } = found.sink;
  if (givesBackWhatIsRemoved(found)) return true;
  if (own) {
    // A name that nobody else knows flags nothing to others.
    if (removedAfter(fn, own, step, effect === 'permissions' || place.unique)) return true;
    if (isProbe(fn, found.site, own) || isRemovedAtEnd(found.site, own)) return true;
    if (effect === 'permissions' && openedToDelete(fn, own, step, found.args[1]?.value)) return true;
    const built = pathCase.chain.length === 0 ? pathCase.value : undefined;
    if (isDeletedOnceSent(world, fn, own, step, built)) return true;
    if (effect === 'directory' && built && isSentFromBelow(world, fn, step, built)) return true;
  }
  return pathCase.chain.some(
    (site) =>
      'args' in site.expr &&
      site.expr.args.some(
        ({ value }) =>
          value.op === 'var' &&
          (removedAfter(site.fn, value, site.step) ||
            isRemovedAtEnd(site, value) ||
            isDeletedOnceSent(world, site.fn, value, site.step, undefined)) &&
          mayBePath(world, value, site, place),
      ),
  );
}

/** May what a caller hands over be the path, or a directory above it? That something else is removed says nothing of it. */
function mayBePath(world: World, value: Expr, { fn, step }: CallSite, path: PathPlace): boolean {
  return argumentIn(world, value, { fn, step, depth: 0 }).some((alt) => {
    const place = placeOf(alt, world.knowledge);
    if (!place || place.place === 'unknown' || path.place === 'unknown') return true;
    return place.place === path.place && path.shown.startsWith(place.shown);
  });
}

/** `$probe = tempnam($directory, 'probe'); unlink($probe);`: under a name that nobody else knows it is no flag for others either. */
function givesBackWhatIsRemoved({ site: { fn, step, expr } }: SinkSite): boolean {
  for (const [name, definitions] of fn.definitions.variables) {
    const isResult = definitions.some((each) => each.by === 'value' && unsilenced(each.value) === expr);
    if (isResult && removedAfter(fn, { op: 'var', name }, step, true)) return true;
  }
  return false;
}

function unsilenced(expr: Expr): Expr {
  return expr.op === 'unary' && expr.kind === '@' ? unsilenced(expr.expr) : expr;
}
