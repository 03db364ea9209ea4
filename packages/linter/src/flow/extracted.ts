import type { Arg } from '../php/facts.ts';
import type { CallSite, Fn } from './code.ts';
import type { Frame, Value } from './value.ts';
import { sourced, union } from './value.ts';
import type { World } from './world.ts';

/** The calls in a function that make variables of an array's elements: https://www.php.net/manual/en/function.extract.php */
function extractionsIn(fn: Fn): readonly { readonly site: CallSite; readonly array: Arg }[] {
  return fn.calls.flatMap((site) => {
    const { expr } = site;
    if (expr.op !== 'call' || typeof expr.name !== 'string') return [];
    const [array] = expr.args;
    return array && /(?:^|\\)extract$/i.test(expr.fallback ?? expr.name) ? [{ site, array }] : [];
  });
}

/** `extract($array)` earlier in the function gives the variable the element of its name. */
export function extractedValue(world: World, name: string, frame: Frame): Value | undefined {
  for (const { site, array } of extractionsIn(frame.fn)) {
    if (site.step >= frame.step || world.active.has(site.expr)) continue;
    world.active.add(site.expr);
    const value = world.element(world.evaluate(array.value, { ...frame, step: site.step }), name, frame);
    world.active.delete(site.expr);
    if (value.length > 0) return value;
  }
  return undefined;
}

/**
 * What top-level code makes of the settings of an application: after `extract($prefs)` each of them is a global variable.
 * @param files that call `extract`
 * @param isSettings tells of a variable that it is called like settings
 */
export function extractedGlobal(
  world: World,
  name: string,
  files: readonly number[],
  isSettings: (array: string) => boolean,
): Value {
  const values: Value[] = [];
  for (const file of world.program.files(files)) {
    const [main] = file.functions;
    for (const { site, array } of main ? extractionsIn(main) : []) {
      if (array.value.op !== 'var' || !isSettings(array.value.name)) continue;
      const message = `extract($${array.value.name}) makes $${name} of a setting here`;
      const trace = { path: file.path, line: site.expr.span[0], message };
      values.push([sourced({ from: 'outside', origin: 'setting', label: `the setting ${name}` }, trace)]);
    }
  }
  return union(values);
}
