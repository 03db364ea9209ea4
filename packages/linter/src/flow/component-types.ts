/** Components that an object gives by names of a list: `$this->setComponents(['reports' => Reports::class])`, `$plugin->reports`. */
import type { ComponentList } from '../frameworks/component-list.ts';
import type { Expr } from '../php/facts.ts';
import { itemAt } from './array-items.ts';
import type { LoadedFile } from './code.ts';
import { parsePattern } from './knowledge-base.ts';
import { madeBy } from './registered-services.ts';
import type { Frame } from './value.ts';
import { eachWithin, expressionsOf } from './walk.ts';
import type { World } from './world.ts';

/** Classes of the component that a class, or one of its parents, lists under this name. */
export function componentTypes(world: World, cls: string, name: string): readonly string[] {
  const { program, knowledge } = world;
  const ancestors = program.ancestors(cls);
  const lists = knowledge.componentLists.filter(({ call }) => ancestors.includes(parsePattern(call.toLowerCase()).cls));
  if (lists.length === 0) return [];
  for (const ancestor of ancestors) {
    const found = program.classesHolding(ancestor, name).flatMap(({ file }) => listedIn(world, file, name, lists));
    if (found.length > 0) return found;
  }
  return [];
}

function listedIn(world: World, file: LoadedFile, name: string, lists: readonly ComponentList[]): readonly string[] {
  return file.functions.flatMap((fn) =>
    fn.facts.steps.flatMap((step, number) =>
      expressionsOf(step).flatMap((expr) =>
        itemsNamed(expr, name, lists).flatMap((value) => classOf(world, value, { fn, step: number, depth: 0 })),
      ),
    ),
  );
}

/** What stands under the name in the lists within an expression. */
function itemsNamed(expr: Expr, name: string, lists: readonly ComponentList[]): readonly Expr[] {
  const found: Expr[] = [];
  const add = (list: Expr | undefined): void => {
    const item = list?.op === 'array' ? itemAt(list.items, name) : undefined;
    if (item) found.push(item.value);
  };
  eachWithin(expr, (inner) => {
    if (inner.op === 'mcall' && typeof inner.name === 'string') {
      const method = inner.name.toLowerCase();
      for (const { call, arg } of lists)
        if (parsePattern(call.toLowerCase()).name === method) add(inner.args[arg]?.value);
    } else if (inner.op === 'array') {
      for (const { key } of lists) add(itemAt(inner.items, key)?.value);
    }
  });
  return found;
}

/** `Reports::class`, `['class' => Reports::class]`, a closure that makes one. */
function classOf(world: World, value: Expr, frame: Frame): readonly string[] {
  const named = value.op === 'array' ? itemAt(value.items, 'class')?.value : value;
  if (!named) return [];
  return named.op === 'lit' && typeof named.value === 'string' ? [named.value] : madeBy(world, named, frame);
}
