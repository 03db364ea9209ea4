import type { Expr } from '../php/facts.ts';
import { besideTrait } from './beside-trait.ts';
import { classKey, type Fn, type LoadedFile, shortName } from './code.ts';
import { configuredValues } from './configured-property.ts';
import { filledByName } from './filled-by-name.ts';
import { getterValue } from './getter-properties.ts';
import { keepsSettings } from './kept-properties.ts';
import { namesByCallers } from './named-by-callers.ts';
import { lineOf } from './position.ts';
import { print } from './print.ts';
import { declaredDefault, heirsDefaults } from './property-defaults.ts';
import { isWriteTo, localWrites, writeValue } from './property-writes.ts';
import type { BoundArgs, Frame, ObjectAlt, Value } from './value.ts';
import { firstLiteral, isUnknown, NOTHING, sourced, union, unknown } from './value.ts';
import { parameterOf } from './variables.ts';
import { MAX_DEPTH, type World } from './world.ts';

/** Heirs and outsiders beyond these numbers are not asked what they assign. */
const MAX_HEIRS = 24;
const MAX_OUTSIDERS = 14;

export function propertyValue(world: World, expr: Extract<Expr, { op: 'prop' }>, frame: Frame): Value {
  const { cuts } = world;
  const name = typeof expr.name === 'string' ? expr.name : firstLiteral(world.evaluate(expr.name, frame));
  if (!name) return computedProperty(world, expr, frame);
  const local = localWrites(world, expr.base, name, frame);
  if (local?.complete) return local.value;
  const open = openParameter(expr.base, frame);
  if (open !== undefined && !local && isFilledFromOutside(world, expr.base, name, frame)) {
    return [sourced({ from: 'param', fn: frame.fn, index: open, keys: [`->${name}`] })];
  }
  const classes = world.types(expr.base, frame);
  const values: Value[] = local ? [local.value] : [];
  for (const cls of classes) {
    const known = knownProperty(world, cls, name, frame);
    if (known) return known;
  }
  const objects =
    expr.base.op === 'var' && expr.base.name === 'this' ? [frame.self] : madeObjects(world, expr.base, frame);
  for (const cls of classes) {
    const self = objects.find((object) => object && classKey(object.cls) === classKey(cls));
    values.push(getterValue(world, cls, name, frame, self) ?? classPropertyValue(world, cls, name, frame, self));
  }
  const result = union(values);
  if (!world.program.incomplete && result.every(isUnknown) && classes.some((cls) => isColumn(world, cls, name))) {
    const trace = { path: frame.fn.file.path, line: lineOf(frame), message: `$${name} is a column of the database` };
    return [sourced({ from: 'outside', origin: 'database', label: `the stored $${name}` }, trace)];
  }
  if (result.length > 0 || world.program.incomplete) return result;
  const head = world.evaluate(expr.base, frame)[0];
  if (head?.is === 'text' && head.parts.length === 1) {
    const [part] = head.parts;
    if (part && typeof part !== 'string' && part.from === 'outside') {
      return [{ ...head, parts: [{ ...part, label: `${part.label}->${name}` }] }];
    }
  }
  if (keepsSettings(world, expr.base, name, classes, frame)) {
    const trace = { path: frame.fn.file.path, line: lineOf(frame), message: `$${name} is read here` };
    const label = classes.length === 0 ? print(expr) : `$${name}`;
    return [sourced({ from: 'outside', origin: 'setting', label }, trace)];
  }
  // `$this->path = filter($this->path)` says nothing of its own.
  if (world.cuts > cuts) return NOTHING;
  return unknown(
    classes.length > 0 ? `the property ${shortName(classes[0] as string)}::$${name}` : `the property $${name}`,
  );
}

/** `$this->$place`, where callers name the property. */
function computedProperty(world: World, expr: Extract<Expr, { op: 'prop' }>, frame: Frame): Value {
  if (typeof expr.name === 'string' || expr.base.op !== 'var' || expr.base.name !== 'this' || world.active.has(expr))
    return unknown('a computed property');
  world.active.add(expr);
  const values = namesByCallers(world, expr.name, frame).map((name) => propertyValue(world, { ...expr, name }, frame));
  world.active.delete(expr);
  const known = union(values).filter((alt) => !isUnknown(alt));
  return known.length > 0 ? known : unknown('a computed property');
}

/** `#[ORM\Column]`: the property's value comes out of the database. doctrine/orm: src/Mapping/Column.php */
function isColumn(world: World, cls: string, name: string): boolean {
  const attributes = world.program.propertyOf(cls, name)?.facts.attributes ?? [];
  return attributes.some((attribute) => classKey(attribute.name) === 'doctrine\\orm\\mapping\\column');
}

/** The parameter that a variable stands for, when the caller is not known and nothing else is assigned to it. */
function openParameter(base: Expr, frame: Frame): number | undefined {
  if (base.op !== 'var' || frame.bound || frame.fn.definitions.variables.has(base.name)) return undefined;
  const index = frame.fn.param(base.name);
  return index < 0 ? undefined : index;
}

/** A public property of a first-party object that its own class never fills: the caller does. */
function isFilledFromOutside(world: World, base: Expr, name: string, frame: Frame): boolean {
  const [cls] = world.types(base, frame);
  if (cls === undefined || !world.program.declares(cls)) return false;
  const property = world.program.propertyOf(cls, name);
  if (!property || (property.facts.visibility ?? 'public') !== 'public') return false;
  if (world.program.promotedOf(cls, name)) return false;
  const { default: initial } = property.facts;
  if (
    initial &&
    !(initial.op === 'lit' && (initial.value === null || initial.value === '')) &&
    !(initial.op === 'const')
  )
    return false;
  return !world.program
    .ancestors(cls)
    .flatMap((ancestor) => world.program.classes(ancestor))
    .some((found) =>
      world.program
        .propertyWritesIn(found.file, name)
        .some((write) => write.base.op === 'var' && write.base.name === 'this'),
    );
}

function madeObjects(world: World, base: Expr, frame: Frame): readonly (ObjectAlt | undefined)[] {
  if (base.op !== 'var' && base.op !== 'new') return [];
  return world.evaluate(base, frame).map((alt) => (alt.is === 'object' && alt.made ? alt : undefined));
}

function knownProperty(world: World, cls: string, name: string, frame: Frame): Value | undefined {
  const trace = { path: frame.fn.file.path, line: lineOf(frame), message: '' };
  for (const ancestor of world.program.ancestors(cls)) {
    const key = `${ancestor}->$${name.toLowerCase()}`;
    const wildcard = world.knowledge.origins.get(`${ancestor}->$*`)?.[0];
    if (wildcard && !world.program.propertyOf(cls, name))
      return [
        sourced(
          { from: 'outside', origin: wildcard.origin, label: wildcard.label },
          { ...trace, message: wildcard.label },
        ),
      ];
    // Yii's objects answer `$path->storagePath` with `getStoragePath()`.
    const place = (world.knowledge.paths.get(key) ??
      (world.program.propertyOf(cls, name)
        ? undefined
        : world.knowledge.paths.get(`${ancestor}->get${name.toLowerCase()}`)))?.[0];
    if (place) {
      return [
        sourced(
          { from: 'place', place: place.place, label: place.label, base: place.base ?? '' },
          { ...trace, message: `${place.label} is named here` },
        ),
      ];
    }
    const origin = world.knowledge.origins.get(key)?.[0];
    if (origin)
      return [
        sourced({ from: 'outside', origin: origin.origin, label: origin.label }, { ...trace, message: origin.label }),
      ];
  }
  return undefined;
}

/** With what a constructor is entered when the object is made: by `new` itself, or by the heirs' `parent::__construct`. */
function constructorArguments(world: World, constructor: Fn, self: ObjectAlt | undefined): BoundArgs | undefined {
  if (!self?.made) return undefined;
  let entered = world.program.methodOf(self.cls, '__construct');
  let bound: BoundArgs = { args: self.made.args, frame: self.made.frame, offset: 0 };
  for (let hops = 0; entered && hops < 4; hops += 1) {
    if (entered === constructor) return bound;
    const above = entered.calls.find(
      ({ expr }) =>
        expr.op === 'scall' && 'relative' in expr.cls && expr.cls.relative === 'parent' && expr.name === '__construct',
    );
    const parent = world.program.ancestors(entered.cls?.name ?? '')[1];
    if (above?.expr.op !== 'scall' || parent === undefined) return undefined;
    bound = {
      args: above.expr.args,
      frame: { fn: entered, step: above.step, bound, self, depth: bound.frame.depth + 1 },
      offset: 0,
    };
    entered = world.program.methodOf(parent, '__construct');
  }
  return undefined;
}

/** Everything that the project assigns to a property of a class, its parents or its heirs. */
export function classPropertyValue(world: World, cls: string, name: string, frame: Frame, self?: ObjectAlt): Value {
  // Without the arguments that made the object the answer is the same for every object of the class.
  if (self?.made) return assignedValue(world, cls, name, frame, self);
  const own: ObjectAlt = { is: 'object', cls };
  return world.settled(
    `${classKey(cls)}->$${name}`,
    () => assignedValue(world, cls, name, { ...frame, depth: 0 }, own),
    NOTHING,
  );
}

function assignedValue(world: World, cls: string, name: string, frame: Frame, self: ObjectAlt): Value {
  if (frame.depth > MAX_DEPTH) {
    world.cuts += 1;
    return unknown(`the property $${name}`);
  }
  const { program } = world;
  const ancestors = program.ancestors(cls);
  const family = new Set(ancestors);
  const files = new Set<number>();
  for (const ancestor of ancestors) {
    for (const number of program.index.declaring(ancestor)) if (program.index.holds(number, name)) files.add(number);
  }
  let heirs = 0;
  for (const heir of program.heirs(cls)) {
    family.add(heir);
    for (const number of program.index.declaring(heir)) {
      if (heirs >= MAX_HEIRS || files.has(number) || !program.index.holds(number, name)) continue;
      heirs += 1;
      files.add(number);
    }
  }
  const declared = program.propertyOf(cls, name);
  const isPrivate = declared?.facts.visibility === 'private' || declared?.facts.visibility === 'protected';
  const values: Value[] = [];
  const depth = frame.depth + 1;
  const gather = (file: LoadedFile): void => {
    for (const write of program.propertyWritesIn(file, name)) {
      if (write.keys.length > 0 || !isWriteTo(world, write, family)) continue;
      // Who assigns from outside has a `$this` of its own.
      const own = write.fn.cls && family.has(classKey(write.fn.cls.name)) ? self : undefined;
      const inConstructor = write.fn.facts.name.toLowerCase() === '__construct';
      const bound = inConstructor && depth < MAX_DEPTH ? constructorArguments(world, write.fn, own) : undefined;
      const value = writeValue(world, write, { fn: write.fn, step: write.step, bound, self: own, depth });
      values.push(
        value.map((alt) =>
          alt.is === 'text' && alt.parts[0] !== ''
            ? {
                ...alt,
                handedOn: undefined,
                trace: {
                  path: file.path,
                  line: lineOf({ fn: write.fn, step: write.step, depth: 0 }),
                  message: `kept in $${name}`,
                  earlier: alt.trace,
                },
              }
            : alt,
        ),
      );
    }
  };
  for (const file of program.files([...files].sort((a, b) => a - b))) gather(file);
  if (values.length === 0) {
    const beside = besideTrait(program, cls, name);
    for (const other of beside.classes) family.add(other);
    for (const file of program.files(beside.files.filter((number) => !files.has(number)))) gather(file);
  }
  if (declared) {
    const boundOf = (fn: Fn): BoundArgs | undefined =>
      depth < MAX_DEPTH && fn.facts.name.toLowerCase() === '__construct'
        ? constructorArguments(world, fn, self)
        : undefined;
    values.push(...filledByName(world, cls, name, { self, depth, boundOf }));
  }
  if (!isPrivate && values.length === 0) {
    const short = shortName(cls);
    const outsiders = program.index
      .filesWith(name)
      .filter((number) => !files.has(number) && program.index.holds(number, short));
    if (outsiders.length <= MAX_OUTSIDERS) for (const file of program.files(outsiders)) gather(file);
  }
  const promoted = program.promotedOf(cls, name);
  if (promoted) {
    const bound = constructorArguments(world, promoted.fn, self);
    values.push(parameterOf(world, { fn: promoted.fn, step: 0, bound, self, depth }, promoted.index));
  }
  if (declared) values.push(declaredDefault(world, declared, depth));
  if (declared?.facts.visibility !== 'private' && values.every((value) => value.length === 0))
    values.push(...heirsDefaults(world, cls, name, depth));
  const known = values.filter((value) => value.length > 0);
  return union(known.length > 0 || isPrivate ? known : configuredValues(world, cls, name, depth));
}

export function staticPropertyValue(world: World, expr: Extract<Expr, { op: 'sprop' }>, frame: Frame): Value {
  const values: Value[] = [];
  for (const cls of world.className(expr.cls, frame)) {
    for (const ancestor of world.program.ancestors(cls)) {
      const place = world.knowledge.paths.get(`${ancestor}::$${expr.name.toLowerCase()}`)?.[0];
      if (place) return [sourced({ from: 'place', place: place.place, label: place.label, base: place.base ?? '' })];
    }
    values.push(classPropertyValue(world, cls, expr.name, frame));
  }
  const value = union(values);
  return value.length > 0 || world.program.incomplete ? value : unknown(`the static property $${expr.name}`);
}
