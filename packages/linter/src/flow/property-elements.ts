/** Elements of arrays that properties hold. */
import type { Expr } from '../php/facts.ts';
import { type Fn, type LoadedFile, shortName } from './code.ts';
import { keyLiteral, mayBeKey } from './element-keys.ts';
import { isWriteTo, writeValue } from './property-writes.ts';
import { type Frame, NOTHING, union, type Value } from './value.ts';
import { MAX_DEPTH, type World } from './world.ts';

/** Files in which others than the class itself put something under a key of its static property. */
const MAX_OUTSIDERS = 14;

/** What the project puts into an array that a property holds: `$this->paths[$id] = …`, `$this->steps[$id]['path'] = …`. */
export function propertyElement(
  world: World,
  base: Extract<Expr, { op: 'prop' | 'sprop' }>,
  keys: readonly (string | undefined)[],
  frame: Frame,
): Value {
  const { name } = base;
  if (typeof name !== 'string' || frame.depth > MAX_DEPTH) return NOTHING;
  const classes = base.op === 'prop' ? world.types(base.base, frame) : world.className(base.cls, frame);
  const values: Value[] = classes.length === 0 ? localElements(world, base, keys, frame) : [];
  const isNested = keys.length > 1;
  for (const cls of classes) {
    // What a base class that is not at hand keeps in its arrays may be of another request.
    if (isNested && !world.program.propertyOf(cls, name)) continue;
    const family = new Set(world.program.ancestors(cls));
    const files = new Set(
      [...family].flatMap((ancestor) => world.program.classesHolding(ancestor, name).map(({ file }) => file)),
    );
    // Who is handed the object may keep things of its own in it: `$job->steps[$step]['file'] = $path`.
    files.add(frame.fn.file);
    // A static array stands open to all like a global one: `Context::$values['directory'] = …` in any class.
    if (base.op === 'sprop') for (const file of outsiders(world, cls, name, keys)) files.add(file);
    for (const file of files) {
      for (const write of world.program.propertyWritesIn(file, name)) {
        if (write.keys.length !== keys.length || write.kind !== '=' || !isWriteTo(world, write, family)) continue;
        const at: Frame = { fn: write.fn, step: write.step, depth: frame.depth + 1 };
        if (isUnder(world, write.keys, keys, at))
          values.push(putUnder(write.fn, write.keys, keys, writeValue(world, write, at)));
      }
    }
  }
  return union(values);
}

/** Files that name the class, its property and the keys; of too many none. */
function outsiders(
  world: World,
  cls: string,
  name: string,
  keys: readonly (string | undefined)[],
): readonly LoadedFile[] {
  const { program } = world;
  if (program.propertyOf(cls, name)?.facts.visibility === 'private') return [];
  const words = [shortName(cls), ...keys.filter((key) => key !== undefined && /^\w+$/.test(key))];
  const files = program.index
    .filesWith(name)
    .filter((file) => words.every((word) => word !== undefined && program.index.holds(file, word)));
  return files.length <= MAX_OUTSIDERS ? program.files(files) : [];
}

/** A value that is put under a key which a parameter names came from those alone who name this key. */
function putUnder(
  fn: Fn,
  written: readonly (Expr | undefined)[],
  keys: readonly (string | undefined)[],
  value: Value,
): Value {
  const [expr, key] = [written[0], keys[0]];
  if (written.length !== 1 || key === undefined || expr?.op !== 'var' || fn.definitions.variables.has(expr.name))
    return value;
  const index = fn.facts.params.findIndex(({ name }) => name === expr.name);
  if (index < 0) return value;
  return value.map((alt) => {
    const head = alt.is === 'text' ? alt.parts[0] : undefined;
    if (alt.is !== 'text' || typeof head !== 'object' || head.from !== 'param' || head.fn !== fn) return alt;
    return { ...alt, parts: [{ ...head, beside: { index, text: key } }, ...alt.parts.slice(1)] };
  });
}

/** May these keys be those? The last one names what is put there: of arrays within arrays it must be known. */
export function isUnder(
  world: World,
  written: readonly (Expr | undefined)[],
  keys: readonly (string | undefined)[],
  frame: Frame,
): boolean {
  return written.every((expr, level) => {
    const key = keys[level];
    const isName = keys.length > 1 && level === keys.length - 1;
    if (key === undefined || !expr) return !isName;
    const literal = keyLiteral(world, expr, frame);
    return mayBeKey(literal, key) && (literal !== undefined || !isName);
  });
}

/** What this function itself puts into the array of an object of which nothing else is known. */
function localElements(
  world: World,
  base: Extract<Expr, { op: 'prop' | 'sprop' }>,
  keys: readonly (string | undefined)[],
  frame: Frame,
): Value[] {
  if (base.op !== 'prop' || base.base.op !== 'var') return [];
  const object = base.base.name;
  return frame.fn.definitions.properties
    .filter(
      (write) =>
        write.name === base.name &&
        write.base.op === 'var' &&
        write.base.name === object &&
        write.keys.length === keys.length &&
        write.kind === '=' &&
        write.step <= frame.step &&
        isUnder(world, write.keys, keys, { ...frame, step: write.step }),
    )
    .map((write) => writeValue(world, write, { ...frame, step: write.step }));
}
