import type { Expr } from '../php/facts.ts';
import { placeOf } from './place.ts';
import type { Frame, Value } from './value.ts';
import { NOTHING, sourced, union } from './value.ts';
import type { World } from './world.ts';

/** What a file gives to whoever includes it; undefined when it returns nothing, or is being evaluated already. */
export function returnedValue(world: World, number: number, frame: Frame): Value | undefined {
  const file = world.program.file(number);
  if (!file) return NOTHING;
  const main = file.functions[0];
  const step = main?.facts.steps.findLastIndex((candidate) => candidate.do === 'return') ?? -1;
  const statement = main?.facts.steps[step];
  if (!main || statement?.do !== 'return' || !statement.expr || world.active.has(statement)) return undefined;
  world.active.add(statement);
  const value = world.evaluate(statement.expr, { fn: main, step, depth: frame.depth + 1 });
  world.active.delete(statement);
  return value;
}

/** Of a file that is made at installation the sample from which it is made: `config.sample.php` beside `config.php`. */
function fileOrSample({ fileAt }: World, path: string): number | undefined {
  const own = fileAt.get(path);
  if (own !== undefined || !path.endsWith('.php')) return own;
  const name = path.slice(0, -'.php'.length);
  for (const word of ['sample', 'example', 'dist'])
    for (const mark of ['.', '-', '_']) {
      const sample = fileAt.get(`${name}${mark}${word}.php`);
      if (sample !== undefined) return sample;
    }
  return undefined;
}

/** What a file gives that is not at hand: settings, which are made at installation, or lie where only the site knows. */
const INCLUDED: Value = [sourced({ from: 'outside', origin: 'setting', label: 'the value of an included file' })];

/** The value of `require 'config.php'`: what the project's file of that path returns. */
export function includedValue(world: World, path: Expr, frame: Frame): Value {
  const values = world.evaluate(path, frame).flatMap((alt) => {
    const place = alt.is === 'text' ? placeOf(alt, world.knowledge) : undefined;
    const number = place?.place === 'app' ? fileOrSample(world, place.shown.replace(/^\//, '')) : undefined;
    const value = number === undefined ? undefined : returnedValue(world, number, frame);
    return value === undefined ? [] : [value];
  });
  return values.length > 0 ? union(values) : INCLUDED;
}
