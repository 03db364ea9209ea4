/** Properties that keep settings, of which nothing in the project says what they are: they were loaded. */
import type { Expr } from '../php/facts.ts';
import { shortName } from './code.ts';
import { isGlobalIn } from './globals.ts';
import type { Frame } from './value.ts';
import type { World } from './world.ts';

/** What base classes of packages call the settings that they keep for their heirs. */
const SETTINGS = /^(?:configuration|config|settings|options)$/;

/** Classes of the project whose objects keep settings: what nothing assigns to their properties was loaded. */
const KEEPER = /^(?:\w*[a-z_])?(?:Config|Configuration|Settings|Preferences)$/;

/** An object that the whole application knows, of whatever class: what it calls its settings are those of the application. */
function isGlobal(base: Expr, { fn }: Frame): boolean {
  return base.op === 'var' && fn.facts.kind !== 'main' && isGlobalIn(fn, base.name);
}

/** A property that the project reads and never declares: it comes from a base class that is not at hand. */
function inheritsUnseen(world: World, cls: string, name: string): boolean {
  return (
    world.program.declares(cls) &&
    world.program.propertyOf(cls, name) === undefined &&
    world.program.ancestors(cls).some((ancestor) => !world.program.declares(ancestor))
  );
}

/** @param classes those that the object may be of; none where that is unknown */
export function keepsSettings(
  world: World,
  base: Expr,
  name: string,
  classes: readonly string[],
  frame: Frame,
): boolean {
  if (classes.some((cls) => KEEPER.test(shortName(cls)) && world.program.declares(cls))) return true;
  if (!SETTINGS.test(name)) return false;
  return classes.length === 0 ? isGlobal(base, frame) : classes.some((cls) => inheritsUnseen(world, cls, name));
}
