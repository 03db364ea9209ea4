/** Assignments to properties: which reach a place, what they assign, and to whose objects. */
import type { Expr } from '../php/facts.ts';
import { classKey, type PropertyWrite } from './code.ts';
import { type PropertyAssignment, reaching } from './definitions.ts';
import type { Frame, Value } from './value.ts';
import { concatenate, NOTHING, union, unknown } from './value.ts';
import { MAX_DEPTH, type World } from './world.ts';

function sameBase(a: Expr, b: Expr): boolean {
  return a.op === 'var' && b.op === 'var' && a.name === b.name;
}

/** Writes to the same property of the same variable earlier in this function. */
export function localWrites(
  world: World,
  base: Expr,
  name: string,
  frame: Frame,
): { value: Value; complete: boolean } | undefined {
  const matching = frame.fn.definitions.properties.filter(
    (write) => write.name === name && write.keys.length === 0 && write.kind === '=' && sameBase(write.base, base),
  );
  if (matching.length === 0) return undefined;
  const reached = reaching(frame.fn, matching, frame.step);
  const values = reached.definitions.map((write) => writeValue(world, write, { ...frame, step: write.step }));
  return values.length > 0 ? { value: union(values), complete: reached.complete } : undefined;
}

/** What is assigned; nothing while that very assignment is being looked at. */
export function writeValue(world: World, write: PropertyAssignment, frame: Frame): Value {
  if (world.active.has(write.value) || frame.depth > MAX_DEPTH) {
    world.cuts += 1;
    return NOTHING;
  }
  world.active.add(write.value);
  let value = world.evaluate(write.value, frame);
  if (write.kind === '.=') value = concatenate([unknown('an earlier value'), value]);
  world.active.delete(write.value);
  return value;
}

/** Does a write outside `$this` go to an object of the family? */
export function isWriteTo(world: World, write: PropertyWrite, family: ReadonlySet<string>): boolean {
  const { base, fn } = write;
  if (base.op === 'sprop') {
    return world.className(base.cls, { fn, step: write.step, depth: 0 }).some((cls) => family.has(classKey(cls)));
  }
  if (base.op === 'var' && base.name === 'this') {
    const cls = world.types(base, { fn, step: write.step, depth: 0 })[0];
    return cls !== undefined && family.has(classKey(cls));
  }
  return world
    .types(base, { fn, step: write.step, depth: 0 })
    .some((cls) => world.program.ancestors(cls).some((ancestor) => family.has(ancestor)));
}
