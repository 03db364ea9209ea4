/** Who hands a function with its arguments to a later request: `$batch->addOperation([Export::class, 'run'], [$file])`. */
import type { DeferredCall } from '../frameworks/calls-made-elsewhere.ts';
import type { Expr } from '../php/facts.ts';
import { filesMeaningAny, holdsNameOf, isMeant } from './callables.ts';
import type { Caller } from './caller.ts';
import { type Fn, type LoadedFile, shortName } from './code.ts';
import { parsePattern } from './knowledge-base.ts';
import type { Frame } from './value.ts';
import { eachWithin, expressionsOf } from './walk.ts';
import type { World } from './world.ts';

/** More files than this are not searched. */
const MAX_FILES = 12;

export function deferredCallers(world: World, fn: Fn): readonly Caller[] {
  if (fn.facts.params.length === 0) return [];
  return world.knowledge.deferredCalls.flatMap(({ call, at }) =>
    at ? fromCalls(world, fn, call, at) : fromPairs(world, fn, call),
  );
}

/** Files that hold such a call and the function's name; none where they are too many to be searched. */
function filesOf(world: World, fn: Fn, call: string): readonly number[] {
  const { form, name } = parsePattern(call);
  const { program } = world;
  const calling = form === 'function' ? program.index.filesCalling(name) : program.index.filesCallingMethod(name);
  const naming = new Set(program.index.filesWith(shortName(fn.facts.name)));
  const both = calling.filter((file) => naming.has(file));
  const files = filesMeaningAny(world, fn, both);
  return files.length > MAX_FILES ? [] : files;
}

function argumentsIn(list: Expr | undefined): Caller['args'] | undefined {
  return list?.op === 'array' ? list.items.map(({ value }) => ({ value })) : undefined;
}

function fromCalls(world: World, fn: Fn, call: string, at: Required<DeferredCall>['at']): readonly Caller[] {
  const { name } = parsePattern(call);
  const pattern = call.toLowerCase();
  return world.program.files(filesOf(world, fn, call)).flatMap((file) =>
    world.program
      .callsIn(file)
      .ofMethod(name)
      .flatMap((site): readonly Caller[] => {
        const { expr } = site;
        const frame: Frame = { fn: site.fn, step: site.step, depth: 0 };
        if (expr.op !== 'mcall') return [];
        if (world.types(expr.base, frame).length > 0 && !world.patternsOf(expr, frame).includes(pattern)) return [];
        const meant = expr.args[at.callable]?.value;
        const given = argumentsIn(expr.args[at.args]?.value);
        if (!meant || !given || !isMeant(world, meant, frame, fn)) return [];
        return [{ site: { ...site, isDeferred: true }, args: given, offset: 0 }];
      }),
  );
}

function fromPairs(world: World, fn: Fn, call: string): readonly Caller[] {
  return world.program.files(filesOf(world, fn, call)).flatMap((file) =>
    pairsIn(file).flatMap(({ maker, step, meant, args }): readonly Caller[] => {
      if (!holdsNameOf(fn, meant) || !isMeant(world, meant, { fn: maker, step, depth: 0 }, fn)) return [];
      const site =
        maker.calls.find(({ expr: each }) => each.op === 'call' && (each.fallback ?? each.name) === call) ??
        maker.calls[0];
      return site ? [{ site: { ...site, step, isDeferred: true }, args, offset: 0 }] : [];
    }),
  );
}

/** `[callable, [arguments]]` in a function. */
interface Pair {
  readonly maker: Fn;
  readonly step: number;
  readonly meant: Expr;
  readonly args: Caller['args'];
}

/** Found once for each file: every function with parameters is looked for in them. */
const pairsOf = new WeakMap<LoadedFile, readonly Pair[]>();

function pairsIn(file: LoadedFile): readonly Pair[] {
  const known = pairsOf.get(file);
  if (known) return known;
  const pairs: Pair[] = [];
  for (const maker of file.functions) {
    maker.facts.steps.forEach((statement, step) => {
      for (const expr of expressionsOf(statement)) {
        eachWithin(expr, (inner) => {
          if (inner.op !== 'array' || inner.items.length !== 2) return;
          const [meant, list] = inner.items.map(({ value }) => value);
          const args = argumentsIn(list);
          if (meant && args) pairs.push({ maker, step, meant, args });
        });
      }
    });
  }
  pairsOf.set(file, pairs);
  return pairs;
}
