import type { Expr } from '../php/facts.ts';
import { type Cls, type Fn, shortName } from './code.ts';
import { type Alt, literalOf } from './value.ts';
import type { World } from './world.ts';

/** Classes below a base of commands that are looked at: what it does they do under their names. */
const MAX_HEIRS = 24;

/** The class of a method, with the classes below it, which do the same where they do not do otherwise. */
export function commandClasses({ program }: World, fn: Fn): readonly Cls[] {
  if (fn.cls === undefined) return [];
  const heirs = program.heirs(fn.cls.name);
  // Of a base with more heirs than can be looked at, its own name tells.
  return heirs.length > MAX_HEIRS ? [fn.cls] : [fn.cls, ...heirs.flatMap((heir) => program.classes(heir))];
}

/** The names by which a command's class says that it is run: `$signature`, `#[AsCommand]`, `setName()`. */
export function commandNames(world: World, cls: Cls): readonly string[] {
  const names: string[] = [];
  const add = (name: string | undefined): void => {
    if (name) names.push(name);
  };
  for (const property of cls.facts.properties ?? []) {
    if (/^(?:signature|name|defaultName)$/.test(property.name) && property.default)
      add(firstWord(world, cls, property.default));
  }
  for (const attribute of cls.facts.attributes ?? []) {
    if (shortName(attribute.name).toLowerCase() !== 'ascommand') continue;
    const first = attribute.args.find((arg) => arg.name === 'name' || arg.name === undefined)?.value;
    if (first) add(firstWord(world, cls, first));
  }
  const configure = cls.file.functions.find(
    (other) => other.cls === cls && other.facts.name.toLowerCase() === 'configure',
  );
  for (const { expr } of configure?.calls ?? []) {
    if (expr.op !== 'mcall' || typeof expr.name !== 'string' || expr.name.toLowerCase() !== 'setname') continue;
    const [name] = expr.args;
    if (name) add(firstWord(world, cls, name.value));
  }
  return names;
}

/** The name stands in front of what the command takes: `self::NAME . ' {file : what is read}'`. */
function firstWord(world: World, cls: Cls, expr: Expr): string | undefined {
  if (expr.op === 'lit') return wordOf(String(expr.value));
  const [main] = cls.file.functions;
  if (!main) return undefined;
  const [value] = world.evaluate(expr, { fn: main, step: 0, self: { is: 'object', cls: cls.name }, depth: 1 });
  return value && wordOf(beginning(value));
}

function wordOf(text: string): string | undefined {
  return text.trim().split(/\s/)[0];
}

/** What is known of a text before the first thing that is not, if a blank ends it; all of it where everything is known. */
function beginning(value: Alt): string {
  const whole = literalOf(value);
  if (whole !== undefined) return whole;
  const head = value.is === 'text' ? value.parts[0] : undefined;
  return typeof head === 'string' && /\S\s/.test(head) ? head : '';
}
