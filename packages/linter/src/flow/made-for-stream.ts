/** Directories whose local path is asked for only so that they can be made: what is put there goes through the wrapper. */
import type { Expr } from '../php/facts.ts';
import type { Fn } from './code.ts';
import { pathArgument, type SinkSite } from './sinks.ts';
import type { Frame } from './value.ts';
import { eachWithin, expressionsOf } from './walk.ts';
import type { World } from './world.ts';

/** `$local = realpath($uri); prepareDirectory($local); saveData($data, "$uri/a.jpg");` */
export function isMadeForStream(world: World, found: SinkSite): boolean {
  const { fn, expr } = found.site;
  const own = found.sink.effect === 'directory' ? pathArgument(found) : undefined;
  if (own?.op !== 'var') return false;
  const definitions = fn.definitions.variables.get(own.name) ?? [];
  const uris = definitions.map((each) =>
    each.by === 'value' ? uriOf(world, each.value, { fn, step: each.step, depth: 0 }) : undefined,
  );
  const [uri] = uris;
  if (uri === undefined || uris.some((each) => each !== uri)) return false;
  const inSink = new Set<Expr>();
  eachWithin(expr, (inner) => inSink.add(inner));
  const steps = definitions.map(({ step }) => step);
  const isLocalUsed = usesOf(fn, own.name).some((use) => !inSink.has(use.expr) && !steps.includes(use.step));
  return !isLocalUsed && usesOf(fn, uri).some(({ step }) => step > Math.max(...steps));
}

/** The variable of whose address this is the local path. */
function uriOf(world: World, value: Expr, frame: Frame): string | undefined {
  if (value.op !== 'mcall' && value.op !== 'call') return undefined;
  for (const pattern of world.patternsOf(value, frame)) {
    const at = world.knowledge.paths.get(pattern)?.find(({ localises }) => localises !== undefined)?.localises;
    const uri = at === undefined ? undefined : value.args[at]?.value;
    if (uri?.op === 'var') return uri.name;
  }
  return undefined;
}

function usesOf(fn: Fn, name: string): readonly { readonly expr: Expr; readonly step: number }[] {
  return fn.facts.steps.flatMap((step, number) => {
    const uses: { expr: Expr; step: number }[] = [];
    for (const each of expressionsOf(step)) {
      eachWithin(each, (inner) => {
        if (inner.op === 'var' && inner.name === name) uses.push({ expr: inner, step: number });
      });
    }
    return uses;
  });
}
