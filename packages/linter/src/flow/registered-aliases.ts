/** Names without a namespace that code gives to classes: `AliasLoader::getInstance()->alias('Image', Facade::class)`. */
import type { Arg } from '../php/facts.ts';
import { firstLiteral } from './value.ts';
import type { World } from './world.ts';

/** laravel/framework: src/Illuminate/Foundation/AliasLoader.php */
const LOADER = 'AliasLoader';

/** A name that more files mention beside a loader is too common a word. */
const MAX_FILES = 6;

/** The class that code of the project gives this name, if no class bears it. */
export function registeredAlias(world: World, name: string): string | undefined {
  const { index } = world.program;
  if (index.filesWith(LOADER).length === 0) return undefined;
  return world.settled(`alias ${name.toLowerCase()}`, () => findAlias(world, name), undefined);
}

function findAlias(world: World, name: string): string | undefined {
  const { program } = world;
  const loading = new Set(program.index.filesWith(LOADER));
  const files = program.index
    .filesCallingMethod('alias')
    .filter((file) => loading.has(file) && program.index.holds(file, name));
  if (files.length > MAX_FILES) return undefined;
  for (const file of program.files(files)) {
    for (const site of program.callsIn(file).ofMethod('alias')) {
      const [alias, cls]: readonly (Arg | undefined)[] = 'args' in site.expr ? site.expr.args : [];
      if (alias?.value.op !== 'lit' || String(alias.value.value).toLowerCase() !== name.toLowerCase() || !cls) continue;
      const told = firstLiteral(world.evaluate(cls.value, { fn: site.fn, step: site.step, depth: 0 }));
      if (told?.includes('\\')) return told.replace(/^\\/, '');
    }
  }
  return undefined;
}
