import type { CallExpr, ClassRef } from '../php/facts.ts';
import type { Fn } from './code.ts';
import { behindCalls } from './forwarded-calls.ts';
import { enclosingClass } from './patterns.ts';
import type { Frame } from './value.ts';
import type { World } from './world.ts';

export interface CallTarget {
  readonly fn: Fn;
  /** Class of the object or class that is called. */
  readonly receiver?: string | undefined;
  readonly closureFrame?: Frame | undefined;
}

/** Classes of the object, or the class, on which a method is called. */
export function receiverClasses(
  world: World,
  call: Extract<CallExpr, { op: 'mcall' | 'scall' }>,
  frame: Frame,
): readonly string[] {
  const classes = call.op === 'mcall' ? world.types(call.base, frame) : world.className(call.cls, frame);
  if (typeof call.name !== 'string') return classes;
  const behind = behindCalls(world, classes, call.name);
  return behind.length === 0 ? classes : [...classes, ...behind];
}

/**
 * `self::` and `parent::` keep the class that `static` stands for.
 * https://www.php.net/manual/en/language.oop5.late-static-bindings.php
 */
function forwardedClass(cls: ClassRef, frame: Frame): string | undefined {
  if (!('relative' in cls) || cls.relative === 'static') return undefined;
  return frame.self?.cls ?? (cls.relative === 'parent' ? enclosingClass(frame) : undefined);
}

/** The first-party functions that a call may enter. */
export function targetsOf(world: World, call: CallExpr, frame: Frame): readonly CallTarget[] {
  const { program } = world;
  switch (call.op) {
    case 'call': {
      if (typeof call.name === 'string') {
        const own = program.functionsNamed(call.name);
        const found = own.length > 0 || !call.fallback ? own : program.functionsNamed(call.fallback);
        return found.length > 6 ? [] : found.map((fn) => ({ fn }));
      }
      return world
        .evaluate(call.name, frame)
        .flatMap((alt) => (alt.is === 'closure' ? [{ fn: alt.fn, closureFrame: alt.frame }] : []));
    }
    case 'scall': {
      if (typeof call.name !== 'string') return [];
      const { name } = call;
      return receiverClasses(world, call, frame).flatMap((cls) => {
        const fn = program.methodOf(cls, name);
        return fn ? [{ fn, receiver: forwardedClass(call.cls, frame) ?? cls }] : [];
      });
    }
    case 'mcall': {
      if (typeof call.name !== 'string') return [];
      const { name } = call;
      const seen = new Set<Fn>();
      const result: CallTarget[] = [];
      for (const cls of receiverClasses(world, call, frame)) {
        for (const fn of program.implementationsOf(cls, name)) {
          if (seen.has(fn)) continue;
          seen.add(fn);
          result.push({ fn, receiver: cls });
        }
      }
      return result;
    }
    case 'new':
      return world.className(call.cls, frame).flatMap((cls) => {
        const fn = program.methodOf(cls, '__construct');
        return fn ? [{ fn, receiver: cls }] : [];
      });
    default:
      return [];
  }
}
