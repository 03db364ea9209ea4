/** Constants of classes, as a class or one above it declares them; behind `static::` also those below. */
import type { Expr } from '../php/facts.ts';
import { heirsHolding } from './heirs-holding.ts';
import { lineOf } from './position.ts';
import { unlessActive } from './recursion.ts';
import type { Frame, Value } from './value.ts';
import { sourced, text, union, unknown } from './value.ts';
import type { World } from './world.ts';

export function classConstantValue(world: World, expr: Extract<Expr, { op: 'classConst' }>, frame: Frame): Value {
  const classes = world.className(expr.cls, frame);
  if (expr.name.toLowerCase() === 'class') {
    return classes.length > 0 ? classes.map((cls) => text(cls)) : unknown('a class name');
  }
  for (const cls of classes) {
    for (const ancestor of world.program.ancestors(cls)) {
      const known = world.knowledge.paths.get(`${ancestor}::${expr.name.toLowerCase()}`)?.[0];
      if (known) {
        return [
          sourced(
            { from: 'place', place: known.place, label: known.label, base: known.base ?? '' },
            { path: frame.fn.file.path, line: lineOf(frame), message: `${known.label} is named here` },
          ),
        ];
      }
    }
    const value = declaredConstant(world, cls, expr.name, frame);
    if (value) return value;
    if (!('relative' in expr.cls) || expr.cls.relative !== 'static') continue;
    const values = heirsHolding(world.program, cls, expr.name).map((heir) =>
      declaredConstant(world, heir, expr.name, frame),
    );
    const known = values.filter((each) => each !== undefined);
    if (known.length > 0) return union(known);
  }
  return unknown(`the constant ${expr.name}`);
}

/** What a class or one above it says of its constant; undefined where none does. */
function declaredConstant(world: World, cls: string, name: string, frame: Frame): Value | undefined {
  const found = world.program.constantOf(cls, name);
  const main = found?.cls.file.functions[0];
  if (!found || !main || world.active.has(found.expr)) return undefined;
  const self = { is: 'object', cls: found.cls.name } as const;
  return unlessActive(world, found.expr, { fn: main, step: 0, self, depth: frame.depth + 1 });
}
