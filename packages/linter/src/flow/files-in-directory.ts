/** What is gone through when a loop goes through the files of a directory: objects that know their path. */
import type { Expr } from '../php/facts.ts';
import { mentions } from './carriers.ts';
import { classKey } from './code.ts';
import { listsFiles } from './listed-files.ts';
import { isParentConstructor } from './passed-on.ts';
import type { Frame, Value } from './value.ts';
import type { World } from './world.ts';

/** https://www.php.net/manual/en/class.directoryiterator.php and its heirs */
const ITERATORS: ReadonlySet<string> = new Set([
  'directoryiterator',
  'filesystemiterator',
  'recursivedirectoryiterator',
  'globiterator',
]);
/** Iterators over another one: https://www.php.net/manual/en/spl.iterators.php */
const AROUND =
  /^(?:recursive)?(?:iterator|callbackfilter|regex|limit|caching|cachingiterator)iterator$|^iteratoriterator$/;

const FILE = 'SplFileInfo';

/** Definitions of a variable that are looked at. */
const MAX_DEFINITIONS = 4;

/** The objects that `foreach ($source as $file)` gives; undefined where it goes through something else. */
export function filesGoneThrough(world: World, source: Expr, frame: Frame): Value | undefined {
  const directory = directoryBehind(world, source, frame, 0);
  if (!directory) return undefined;
  const path: Expr = { op: 'concat', parts: [directory.expr, { op: 'lit', value: '/' }, { op: 'other', parts: [] }] };
  return [{ is: 'object', cls: FILE, made: { args: [{ value: path }], frame: directory.frame } }];
}

/**
 * The paths of such objects, where a text is wanted of them: `str_replace($from, $to, $file)`.
 * https://www.php.net/manual/en/splfileinfo.tostring.php
 */
export function textsOfFiles(world: World, value: Value): Value {
  if (!value.some((alt) => alt.is === 'object' && alt.cls === FILE)) return value;
  return value.flatMap((alt): Value => {
    const path = alt.is === 'object' && alt.cls === FILE ? alt.made : undefined;
    const [first] = path?.args ?? [];
    return path && first ? world.evaluate(first.value, path.frame) : [alt];
  });
}

interface Directory {
  readonly expr: Expr;
  readonly frame: Frame;
}

function directoryBehind(world: World, expr: Expr, frame: Frame, hops: number): Directory | undefined {
  if (hops > 4) return undefined;
  const next = (inner: Expr | undefined, at: Frame = frame): Directory | undefined =>
    inner && directoryBehind(world, inner, at, hops + 1);
  switch (expr.op) {
    case 'new': {
      const [first] = expr.args;
      const name = 'name' in expr.cls ? classKey(expr.cls.name) : '';
      if (ITERATORS.has(name) || isOwnIterator(world, name)) return first && { expr: first.value, frame };
      return AROUND.test(name) ? next(first?.value) : undefined;
    }
    case 'call':
      return typeof expr.name === 'string' && /(?:^|\\)iterator_to_array$/i.test(expr.name)
        ? next(expr.args[0]?.value)
        : undefined;
    case 'scall':
    case 'mcall': {
      if (world.patternsOf(expr, frame).some(listsFiles)) return directoryOf(expr, frame);
      return expr.op === 'mcall' ? searchedBy(world, expr, frame) : undefined;
    }
    case 'var':
      return searchedBy(world, expr, frame) ?? assignedTo(expr.name, frame, next);
    default:
      return undefined;
  }
}

/** A class of the project that goes through the directory which it is given first, be it that its constructor tidies the path. */
function isOwnIterator({ program }: World, name: string): boolean {
  if (!program.declares(name) || !program.ancestors(name).some((ancestor) => ITERATORS.has(ancestor))) return false;
  const own = program.methodOf(name, '__construct');
  const [first] = own?.facts.params ?? [];
  if (!own) return true;
  return own.calls.some(
    ({ expr }) =>
      isParentConstructor(expr) &&
      'args' in expr &&
      first !== undefined &&
      expr.args[0] !== undefined &&
      mentions(expr.args[0].value, new Set([first.name])),
  );
}

function assignedTo(
  name: string,
  frame: Frame,
  next: (inner: Expr, at: Frame) => Directory | undefined,
): Directory | undefined {
  for (const definition of (frame.fn.definitions.variables.get(name) ?? []).slice(-MAX_DEFINITIONS)) {
    const found =
      definition.by === 'value' && definition.step <= frame.step && definition.value.op !== 'var'
        ? next(definition.value, { ...frame, step: definition.step })
        : undefined;
    if (found) return found;
  }
  return undefined;
}

/** `$finder->files()->in($directory)`, in one chain or with the directory named in a call of its own. */
function searchedBy(world: World, expr: Expr, frame: Frame): Directory | undefined {
  let at = expr;
  while (at.op === 'mcall') {
    const { base }: In = at;
    if (isIn(at)) return isFinder(world, base, frame) ? directoryOf(at, frame) : undefined;
    at = base;
  }
  if (at.op !== 'var') return undefined;
  const { name } = at;
  for (const site of frame.fn.calls) {
    if (site.step > frame.step || !isIn(site.expr)) continue;
    let root: Expr = site.expr;
    while (root.op === 'mcall') root = root.base;
    if (root.op === 'var' && root.name === name && isFinder(world, at, frame))
      return directoryOf(site.expr, { ...frame, step: site.step });
  }
  return undefined;
}

type In = Extract<Expr, { op: 'mcall' }>;
type Listing = Extract<Expr, { op: 'mcall' | 'scall' }>;

function isIn(expr: Expr): expr is In {
  return expr.op === 'mcall' && typeof expr.name === 'string' && expr.name.toLowerCase() === 'in';
}

function directoryOf(call: Listing, frame: Frame): Directory | undefined {
  const [first] = call.args;
  return first && { expr: first.value, frame };
}

function isFinder(world: World, expr: Expr, frame: Frame): boolean {
  return world.types(expr, frame).some((cls) => classKey(cls) === 'symfony\\component\\finder\\finder');
}
