import type { Caller } from './caller.ts';
import { classKey, type LoadedFile } from './code.ts';
import { parsePattern } from './knowledge-base.ts';
import type { World } from './world.ts';

/** A static method by which objects of a class are made. */
interface Maker {
  readonly method: string;
  /** Arguments before those of the constructor. */
  readonly skip: number;
}

/** The static methods by which a framework makes objects of the class, beside `new`. */
export function makersOf({ program, knowledge }: World, cls: string): readonly Maker[] {
  if (knowledge.staticMakers.length === 0) return [];
  const ancestors = program.ancestors(cls);
  return knowledge.staticMakers.flatMap(({ call, skip = 0 }) => {
    const { cls: owner, name } = parsePattern(call);
    const isOwn = program.methodOf(cls, name) !== undefined;
    return ancestors.includes(owner) && !isOwn ? [{ method: name, skip }] : [];
  });
}

/** Calls of those methods in a file, on this class. */
export function madeStatically(
  world: World,
  file: LoadedFile,
  cls: string,
  makers: readonly Maker[],
): readonly Caller[] {
  return makers.flatMap(({ method, skip }) =>
    world.program
      .callsIn(file)
      .ofMethod(method)
      .flatMap((site): readonly Caller[] => {
        const { expr } = site;
        if (expr.op !== 'scall' || !('name' in expr.cls) || classKey(expr.cls.name) !== classKey(cls)) return [];
        return [{ site, args: expr.args, offset: skip }];
      }),
  );
}
