import type { Expr, FunctionFacts } from '../php/facts.ts';
import type { ValueCall } from './call-arguments.ts';
import { nameOfCall } from './call-name.ts';
import type { Fn } from './code.ts';
import { isCollection } from './collections.ts';
import { isRun } from './feasible.ts';
import { targetsOf } from './targets.ts';
import { type Frame, NOTHING, union, type Value } from './value.ts';
import { MAX_DEPTH, type World } from './world.ts';

/** What the first-party functions behind a call return; undefined when there are none. */
export function returnedValue(world: World, call: ValueCall, frame: Frame): Value | undefined {
  if (frame.depth >= MAX_DEPTH) {
    world.cuts += 1;
    return undefined;
  }
  const targets = targetsOf(world, call, frame);
  if (targets.length === 0) return world.program.incomplete ? NOTHING : undefined;
  const values: Value[] = [];
  const isCallUnderWay = world.active.has(call);
  let isCutOff = false;
  for (const { fn, receiver, closureFrame } of targets) {
    const key = entryKey(fn, call);
    const isUnderWay = world.active.has(key);
    if (isUnderWay && (isCallUnderWay || isWithin(fn, frame))) {
      world.cuts += 1;
      isCutOff = true;
      continue;
    }
    const promised = promisedObject(fn.facts, receiver ?? fn.cls?.name);
    if (promised) {
      values.push(promised);
      continue;
    }
    const isEntered = world.active.has(fn);
    for (const underWay of [key, fn, call]) world.active.add(underWay);
    const objects = call.op === 'mcall' ? receiverObjects(world, call.base, frame) : [];
    const self =
      objects.find((object) => receiver !== undefined && object.cls.toLowerCase() === receiver.toLowerCase()) ??
      (receiver === undefined ? undefined : { is: 'object' as const, cls: receiver });
    const outer = closureFrame ? { outer: closureFrame } : {};
    fn.facts.steps.forEach((step, number) => {
      if (step.do !== 'return' || !step.expr) return;
      const bound =
        call.args.length === 0 && fn.facts.params.length === 0
          ? undefined
          : { args: call.args, frame, offset: 0, span: call.span };
      const inner: Frame = {
        fn,
        step: number,
        bound,
        self: closureFrame?.self ?? self,
        depth: frame.depth + 1,
        ...outer,
      };
      if (bound && fn.facts.blocks.length > 0 && !isRun(world, inner)) return;
      values.push(world.evaluate(step.expr, inner).filter((alt) => alt.is !== 'scalar'));
    });
    if (!isCallUnderWay) world.active.delete(call);
    if (!isUnderWay) world.active.delete(key);
    if (!isEntered) world.active.delete(fn);
  }
  const useful = values.filter((value) => value.length > 0);
  // What a function gets from itself adds nothing to what it gives.
  if (useful.length === 0) return isCutOff ? NOTHING : undefined;
  const name = nameOfCall(call);
  return union(useful).map((alt) =>
    alt.is === 'text'
      ? {
          ...alt,
          handedOn: undefined,
          trace: { path: frame.fn.file.path, line: call.span[0], message: `comes from ${name}`, earlier: alt.trace },
        }
      : alt,
  );
}

/** Was the function entered on the way to this frame? An argument may call it once more, as in `path(path($a), $b)`. */
function isWithin(fn: Fn, frame: Frame): boolean {
  for (let at: Frame | undefined = frame; at; at = at.bound?.frame ?? at.outer) if (at.fn === fn) return true;
  return false;
}

/** What is under way: a function that asks itself for something else, `path('storage')` in `path()`, is entered again. */
function entryKey(fn: Fn, { args }: ValueCall): unknown {
  if (args.length === 0 || !args.every(({ value }) => value.op === 'lit')) return fn;
  return `${fn.file.number}:${fn.id}(${args.map(({ value }) => (value.op === 'lit' ? String(value.value) : '')).join()})`;
}

/** A function that declares to return an object returns no path; which one it is, its type says. */
function promisedObject({ returns, docReturns }: FunctionFacts, own: string | undefined): Value | undefined {
  for (const type of [returns, docReturns]) {
    if (
      !type ||
      type.builtins.some((name) => !/^(?:null|void|bool|int|float|false|true|self|static|never)$/i.test(name))
    )
      continue;
    const [cls] = type.classes;
    // What is in a collection lies in what the body makes it with.
    if (cls !== undefined && isCollection(cls)) return undefined;
    if (cls === undefined) return type.builtins.length > 0 && type === returns ? NOTHING : undefined;
    if (/^(?:self|static|\$this)$/i.test(cls)) return own === undefined ? undefined : [{ is: 'object', cls: own }];
    return [{ is: 'object', cls }];
  }
  return undefined;
}

function receiverObjects(world: World, base: Expr, frame: Frame): readonly Extract<Value[number], { is: 'object' }>[] {
  if (base.op !== 'var' && base.op !== 'new') return [];
  return world
    .evaluate(base, frame)
    .filter((alt): alt is Extract<Value[number], { is: 'object' }> => alt.is === 'object');
}
