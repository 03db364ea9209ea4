/** Conditions that an object's maker decides: `new Export('browser', $name)` around `if ($this->target === 'file')`. */
import type { Expr } from '../php/facts.ts';
import type { Fn } from './code.ts';
import { eachWithin } from './walk.ts';
import type { World } from './world.ts';

/** A property of a class with more heirs may be written anywhere. */
const MAX_HEIRS = 24;

/** Files beside the family's that may write to a property which anybody can see, beyond this number are not looked at. */
const MAX_OUTSIDERS = 12;

/**
 * The condition as the constructor would ask it, with its parameters in the place of the properties that keep them;
 * undefined where the condition asks for anything else.
 */
export function askedOfMaker(world: World, constructor: Fn, test: Expr): Expr | undefined {
  let asked = 0;
  let own = 0;
  let isKept = true;
  eachWithin(test, (inner) => {
    if (inner.op === 'var') {
      if (inner.name === 'this') own += 1;
      else isKept = false;
    } else if (inner.op === 'prop') {
      if (keptParameter(world, constructor, inner) === undefined) isKept = false;
      else asked += 1;
    }
  });
  // The object itself, handed to a function, may be asked for anything.
  return isKept && asked > 0 && asked === own ? withParameters(world, constructor, test) : undefined;
}

function withParameters(world: World, constructor: Fn, test: Expr): Expr {
  const inner = (expr: Expr): Expr => withParameters(world, constructor, expr);
  switch (test.op) {
    case 'prop': {
      const name = keptParameter(world, constructor, test);
      return name === undefined ? test : { op: 'var', name };
    }
    case 'unary':
    case 'empty':
      return { ...test, expr: inner(test.expr) };
    case 'isset':
      return { ...test, exprs: test.exprs.map(inner) };
    case 'bin':
      return { ...test, left: inner(test.left), right: inner(test.right) };
    default:
      return test;
  }
}

/** The parameter of the constructor that the property of `$this` holds as long as the object lives. */
function keptParameter(
  world: World,
  constructor: Fn,
  { base, name }: Extract<Expr, { op: 'prop' }>,
): string | undefined {
  const cls = constructor.cls?.name;
  if (cls === undefined || typeof name !== 'string' || base.op !== 'var' || base.name !== 'this') return undefined;
  return world.settled(
    `${constructor.file.number}:${constructor.id} keeps $${name}`,
    () => findParameter(world, constructor, cls, name),
    undefined,
  );
}

function findParameter(world: World, constructor: Fn, cls: string, name: string): string | undefined {
  const { program } = world;
  const heirs = program.heirs(cls);
  if (heirs.length > MAX_HEIRS) return undefined;
  const family = [...program.ancestors(cls), ...heirs];
  if (family.some((member) => program.classesNamingByVariable(member).length > 0)) return undefined;
  const files = new Set(family.flatMap((member) => program.index.declaring(member)));
  const declared = program.propertyOf(cls, name)?.facts.visibility ?? 'public';
  if (declared === 'public') {
    // Whoever has the object may write to it.
    const others = program.index.filesWith(name);
    if (others.length > MAX_OUTSIDERS) return undefined;
    for (const file of others) files.add(file);
  }
  const writes = program
    .files([...files].sort((a, b) => a - b))
    .flatMap((file) => program.propertyWritesIn(file, name))
    .filter(({ base }) => declared === 'public' || (base.op === 'var' && base.name === 'this'));
  const promoted = program.promotedOf(cls, name);
  if (promoted) return promoted.fn === constructor && writes.length === 0 ? name : undefined;
  const [only, ...more] = writes;
  if (!only || more.length > 0 || only.fn !== constructor || only.kind !== '=' || only.keys.length > 0)
    return undefined;
  const { facts, definitions } = constructor;
  const isAlways =
    facts.steps[only.step]?.block === 0 &&
    !facts.blocks.some(({ leaves, end }) => leaves === 'return' && end <= only.step);
  if (!isAlways || only.value.op !== 'var' || constructor.param(only.value.name) < 0) return undefined;
  return definitions.variables.has(only.value.name) ? undefined : only.value.name;
}
