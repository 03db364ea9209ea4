import type { ArrayItem } from '../php/facts.ts';
import { itemAt } from './array-items.ts';
import { classKey, type LoadedFile, shortName } from './code.ts';
import { type Frame, literalOf, type Value } from './value.ts';
import { eachWithin, expressionsOf } from './walk.ts';
import type { World } from './world.ts';

/** Files that name both the class and the property; beyond this number they are no configuration. */
const MAX_FILES = 12;

/** What arrays of the form `['class' => Mailer::class, 'directory' => …]` give to a property of a class. */
export function configuredValues(world: World, cls: string, name: string, depth: number): readonly Value[] {
  const { index } = world.program;
  const naming = index.filesWith(shortName(cls)).filter((number) => index.holds(number, name));
  if (naming.length > MAX_FILES) return [];
  return world.program.files(naming).flatMap((file) => configuredIn(world, file, cls, name, depth));
}

function configuredIn(world: World, file: LoadedFile, cls: string, name: string, depth: number): readonly Value[] {
  const values: Value[] = [];
  for (const fn of file.functions) {
    fn.facts.steps.forEach((step, number) => {
      const frame: Frame = { fn, step: number, depth };
      for (const expr of expressionsOf(step)) {
        eachWithin(expr, (inner) => {
          if (inner.op !== 'array') return;
          const given = itemAt(inner.items, name);
          if (!given || world.active.has(given) || !isOf(world, itemAt(inner.items, 'class'), cls, frame)) return;
          world.active.add(given);
          values.push(world.evaluate(given.value, frame));
          world.active.delete(given);
        });
      }
    });
  }
  return values;
}

function isOf(world: World, item: ArrayItem | undefined, cls: string, frame: Frame): boolean {
  const expr = item?.value;
  if (expr === undefined) return false;
  const names =
    expr.op === 'classConst' && expr.name.toLowerCase() === 'class'
      ? world.className(expr.cls, frame)
      : world.evaluate(expr, frame).flatMap((alt) => literalOf(alt) ?? []);
  return names.some((each) => classKey(each) === classKey(cls));
}
