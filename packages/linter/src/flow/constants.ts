import type { Expr } from '../php/facts.ts';
import { type CallSite, shortName } from './code.ts';
import { lineOf } from './position.ts';
import { unlessActive } from './recursion.ts';
import type { Frame, Trace, Value } from './value.ts';
import { concatenate, NOTHING, sourced, text, union, unknown } from './value.ts';
import { argumentAt } from './variables.ts';
import { eachWithin, expressionsOf } from './walk.ts';
import type { World } from './world.ts';

/** https://www.php.net/manual/en/reserved.constants.php and dir.constants.php, as on the platforms this is about. */
const PHP_CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['directory_separator', '/'],
  ['ds', '/'],
  ['path_separator', ':'],
  ['php_eol', '\n'],
  ['php_os', 'Linux'],
  ['php_os_family', 'Linux'],
]);

const STREAM_CONSTANTS: ReadonlySet<string> = new Set(['stdin', 'stdout', 'stderr']);

/** A constant that more files define is read in these many. */
const MAX_DECLARING_FILES = 12;

/** A known place that is named by a constant, parameter or alias. */
export function knownPlace(world: World, key: string, frame: Frame): Value | undefined {
  const known = world.knowledge.paths.get(key.toLowerCase())?.[0];
  if (!known) return undefined;
  const trace = { path: frame.fn.file.path, line: lineOf(frame), message: `${known.label} is named here` };
  return [
    sourced(
      {
        from: 'place',
        place: known.place,
        label: known.label,
        base: known.base ?? (known.place === 'app' ? '' : undefined),
        unique: known.unique,
      },
      trace,
    ),
  ];
}

export function constantValue(world: World, expr: Extract<Expr, { op: 'const' }>, frame: Frame): Value {
  const name = expr.fallback ?? expr.name;
  const key = name.toLowerCase();
  if (key === 'null') return [{ is: 'scalar', value: null }];
  if (key === 'true' || key === 'false') return [{ is: 'scalar', value: key === 'true' }];
  const defined =
    definedValue(world, expr.name, frame) ?? (expr.fallback ? definedValue(world, expr.fallback, frame) : undefined);
  const known = defined && isCommonWord(world, key) ? undefined : knownPlace(world, `const ${key}`, frame);
  if (known) return defined && liesElsewhere(defined, known) ? defined : known;
  if (defined) return defined;
  const fixed = PHP_CONSTANTS.get(key);
  if (fixed !== undefined) return [text(fixed)];
  if (STREAM_CONSTANTS.has(key)) return [sourced({ from: 'place', place: 'stream', label: name })];
  if (namesDirectory(name)) {
    return [sourced({ from: 'outside', origin: 'setting', label: `the constant ${shortName(name)}` })];
  }
  return unknown(`the constant ${name}`);
}

function isCommonWord(world: World, key: string): boolean {
  return world.knowledge.paths.get(`const ${key}`)?.[0]?.unlessDefined === true;
}

/** The project itself says that a constant of a framework's name is another directory of the release. */
function liesElsewhere(defined: Value, known: Value): boolean {
  const baseOf = (alt: Value[number] | undefined): string | undefined => {
    const head = alt?.is === 'text' ? alt.parts[0] : undefined;
    return typeof head === 'object' && head.from === 'place' && head.place === 'app' ? head.base : undefined;
  };
  const usual = baseOf(known[0]);
  return usual !== undefined && defined.length > 0 && defined.every((alt) => (baseOf(alt) ?? usual) !== usual);
}

const DIRECTORY_WORDS: ReadonlySet<string> = new Set(
  'dir directory path root folder rootdir basedir rootpath basepath docroot'.split(' '),
);
const OTHER_WORDS: ReadonlySet<string> = new Set(
  'tmp temp tempdir url uri http https web separator info mode perm perms chmod ext max min len length level'.split(
    ' ',
  ),
);

/** A constant that no file defines, as `DIR_STORAGE` of a `config.php` that the installer writes, is set on each node. */
export function namesDirectory(name: string): boolean {
  const words = shortName(name).toLowerCase().split('_');
  return words.some((word) => DIRECTORY_WORDS.has(word)) && !words.some((word) => OTHER_WORDS.has(word));
}

/** What `define()` and `const` statements of the project give a constant. */
function definedValue(world: World, name: string, frame: Frame): Value | undefined {
  const declaring = world.program.index.declaringConstant(name);
  if (declaring.length === 0) return tabledValue(world, name, frame);
  // Each page of an old application defines its root anew; the first few speak for all.
  const files = declaring.slice(0, MAX_DECLARING_FILES);
  const values: Value[] = [];
  for (const file of world.program.files(files)) {
    const main = file.functions[0];
    if (!main) continue;
    for (const site of world.program.callsIn(file).ofFunction('define')) {
      const [first, second] = site.expr.op === 'call' ? site.expr.args : [];
      if (first?.value.op !== 'lit' || !second || String(first.value.value).toLowerCase() !== name.toLowerCase())
        continue;
      values.push(unlessActive(world, second.value, { fn: site.fn, step: site.step, depth: frame.depth + 1 }));
    }
    if (values.length > 0) continue;
    for (const constant of file.facts.constants) {
      if (constant.name.toLowerCase() !== name.toLowerCase()) continue;
      values.push(
        unlessActive(world, constant.value, {
          fn: main,
          step: Math.max(0, main.facts.steps.length - 1),
          depth: frame.depth + 1,
        }),
      );
    }
  }
  return values.length > 0 ? union(values) : world.program.incomplete ? NOTHING : undefined;
}

/** A name that is made of more than its text: `foreach (['NAME' => value] as $name => $value) define($name, $value)`. */
function tabledValue(world: World, name: string, frame: Frame): Value | undefined {
  const { program } = world;
  const mentioned = program.index.filesWith(name);
  if (mentioned.length > 60) return undefined;
  const defining = new Set(program.index.filesCalling('define'));
  const values: Value[] = [];
  for (const file of program.files(mentioned.filter((number) => defining.has(number)))) {
    const sites = program
      .callsIn(file)
      .ofFunction('define')
      .filter(({ expr }) => expr.op === 'call' && expr.args[0]?.value.op === 'var');
    if (sites.length === 0) continue;
    values.push(...sites.flatMap((site) => valuesByCallers(world, site, name, frame)));
    for (const fn of file.functions) {
      fn.facts.steps.forEach((step, number) => {
        for (const expr of expressionsOf(step)) {
          eachWithin(expr, (inner) => {
            if (inner.op !== 'array') return;
            for (const item of inner.items) {
              if (item.key?.op === 'lit' && item.key.value === name)
                values.push(unlessActive(world, item.value, { fn, step: number, depth: frame.depth + 1 }));
            }
          });
        }
      });
    }
  }
  return values.length > 0 ? union(values) : undefined;
}

/**
 * A function that defines what it is told to, for the calls with this name: `$define('NAME', $value)`. What it does with
 * its parameters is asked without the call: the value may be made of another constant that it defines.
 */
function valuesByCallers(world: World, { fn, step, expr }: CallSite, name: string, { depth }: Frame): readonly Value[] {
  const [first, second] = expr.op === 'call' ? expr.args : [];
  const index = first?.value.op === 'var' ? fn.param(first.value.name) : -1;
  if (index < 0 || !second) return [];
  const calls = world.callers(fn).callers.filter(({ args, offset }) => {
    const argument = argumentAt(args, index, fn.facts.params[index]?.name, offset);
    return (
      argument !== undefined && argument !== 'spread' && argument.value.op === 'lit' && argument.value.value === name
    );
  });
  if (calls.length === 0) return [];
  const value = unlessActive(world, second.value, { fn, step, depth: depth + 1 });
  return calls.flatMap(({ site, args, offset }) => {
    const at: Frame = { fn: site.fn, step: site.step, depth: depth + 1 };
    return value.map((alt): Value => {
      if (alt.is !== 'text') return [alt];
      const parts = alt.parts.map((part): Value => {
        if (typeof part === 'string') return [text(part)];
        if (part.from !== 'param' || part.fn !== fn || part.keys || part.up) return [{ ...alt, parts: [part] }];
        const argument = argumentAt(args, part.index, fn.facts.params[part.index]?.name, offset);
        return argument === undefined || argument === 'spread' ? NOTHING : unlessActive(world, argument.value, at);
      });
      return parts.length === 1 ? (parts[0] ?? NOTHING) : concatenate(parts);
    });
  });
}

/** What configuration says is not named in the code for which it is evaluated. */
export function namedElsewhere(trace: Trace | undefined, { fn }: Frame): Trace | undefined {
  return trace?.path === fn.file.path ? undefined : trace;
}

/** A container parameter such as `kernel.cache_dir`. */
export function parameterValue(world: World, name: string, frame: Frame): Value {
  const known = knownPlace(world, `parameter ${name}`, frame);
  if (known) return known;
  const wired = world.wiring.parameters.get(name);
  const setting = /^config\((.*)\)$/.exec(name)?.[1];
  const shown = setting === undefined ? `parameter ${name}` : `setting ${setting}`;
  if (!wired || world.active.has(wired)) {
    return [sourced({ from: 'outside', origin: 'setting', label: `the ${shown}` })];
  }
  world.active.add(wired);
  const trace = { path: wired.path, line: wired.line, message: shown };
  const value = world
    .evaluate(wired.expr, frame)
    .map((alt) =>
      alt.is === 'text' ? { ...alt, trace: { ...trace, earlier: namedElsewhere(alt.trace, frame) } } : alt,
    );
  world.active.delete(wired);
  return value;
}
