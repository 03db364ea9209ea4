/** Facades of Laravel: classes whose static calls go to an object of another class. */
import { classKey, type Fn } from './code.ts';
import { registeredTypes } from './registered-services.ts';
import { firstLiteral } from './value.ts';
import type { World } from './world.ts';

const FACADE = 'Illuminate\\Support\\Facades\\Facade';

/** Where packages keep their facades: `Vendor\Package\Facades\Name`, before `Vendor\Package\Name`. */
const PACKAGED = /^(?!illuminate\\)(.+\\)facades?\\(\w+)$/i;

/** Any class has a facade of this name. https://laravel.com/docs/facades#real-time-facades */
const REAL_TIME = /^facades\\/i;

/** A project with more facades than this is not searched for those that stand for a class. */
const MAX_FACADES = 80;

/** The classes whose objects a facade hands its calls to: what one of the project says, by convention what a package's does. */
export function behindFacade(world: World, name: string): readonly string[] {
  const { program, knowledge } = world;
  if (!program.declares(name)) {
    if (REAL_TIME.test(name)) return [name.replace(REAL_TIME, '')];
    return PACKAGED.test(name) ? [name.replace(PACKAGED, '$1$2')] : [];
  }
  if (!program.isA(name, FACADE)) return [];
  const accessor = program.methodOf(name, 'getFacadeAccessor');
  // A facade may be registered under its own name, so that asking for the class asks for the facade again.
  if (!accessor || world.active.has(accessor)) return [];
  world.active.add(accessor);
  const literal = accessorOf(world, accessor);
  world.active.delete(accessor);
  if (literal === undefined) return [];
  if (literal.includes('\\')) return [literal];
  const known = knowledge.services.get(literal.toLowerCase());
  return known === undefined ? registeredTypes(world, literal) : [known];
}

/** The id or the class that a facade says it stands for. */
function accessorOf(world: World, accessor: Fn): string | undefined {
  for (const step of accessor.facts.steps) {
    if (step.do !== 'return' || !step.expr) continue;
    return firstLiteral(world.evaluate(step.expr, { fn: accessor, step: 0, depth: 0 }));
  }
  return undefined;
}

/** Names of the facades that stand for one of these classes, which are given in lower case. */
export function facadesOf(world: World, classes: ReadonlySet<string>): readonly string[] {
  const facades = world.program.heirs(FACADE);
  if (facades.length > MAX_FACADES) return [];
  return facades.filter((name) =>
    behindFacade(world, world.program.aliased(name) ?? name).some((cls) => classes.has(classKey(cls))),
  );
}
