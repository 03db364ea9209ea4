import type { Expr, TypeFacts } from '../php/facts.ts';
import { callTypes, serviceType } from './call-types.ts';
import type { Fn } from './code.ts';
import { componentTypes } from './component-types.ts';
import { declared, distinct } from './declared-types.ts';
import { reaching } from './definitions.ts';
import { typesGivenInFile } from './given-types.ts';
import { globalTypes } from './globals.ts';
import { instancesKept } from './kept-instances.ts';
import { given, isMadeByMethod, typesReturned } from './made-by-method.ts';
import { fromRoot, isMisnamed, isOutdated } from './misnamed-types.ts';
import { narrowedBy } from './narrowing.ts';
import { isOwnObject } from './own-objects.ts';
import { enclosingClass } from './patterns.ts';
import { print } from './print.ts';
import { isRegistering, registeredTypes } from './registered-services.ts';
import { targetsOf } from './targets.ts';
import type { BoundArgs, Frame } from './value.ts';
import { argumentAt } from './variables.ts';
import { MAX_DEPTH, type World } from './world.ts';

/** Classes that use a trait beyond this number are not asked. */
const MAX_USERS = 8;

/** Class names that the value of an expression may have; empty when unknown. */
export function typesOf(world: World, expr: Expr, frame: Frame): readonly string[] {
  if (frame.depth > MAX_DEPTH || world.budget <= 0) return [];
  world.budget -= 1;
  switch (expr.op) {
    case 'var':
      return variableTypes(world, expr.name, frame);
    case 'new':
      return world.className(expr.cls, frame);
    case 'prop':
      return propertyTypes(world, expr, frame);
    case 'sprop':
      return distinct(
        world.className(expr.cls, frame).flatMap((cls) => {
          const known = world.program
            .ancestors(cls)
            .flatMap((ancestor) => world.knowledge.types.get(`${ancestor}::$${expr.name.toLowerCase()}`) ?? []);
          return known.length > 0
            ? known.map((type) => type.gives.replace(/\[\]$/, ''))
            : classPropertyTypes(world, cls, expr.name, frame);
        }),
      );
    case 'call':
    case 'mcall':
    case 'scall':
      return distinct(callTypes(world, expr, frame));
    case 'assign':
      return world.types(expr.value, frame);
    case 'clone':
      return world.types(expr.expr, frame);
    case 'cast':
      return expr.kind === 'object' ? [] : world.types(expr.expr, frame);
    case 'unary':
      return expr.kind === '@' ? world.types(expr.expr, frame) : [];
    case 'ternary':
      return distinct([...world.types(expr.then ?? expr.test, frame), ...world.types(expr.else, frame)]);
    case 'coalesce':
      return distinct([...world.types(expr.left, frame), ...world.types(expr.right, frame)]);
    case 'match':
      return distinct(expr.arms.flatMap((arm) => world.types(arm.value, frame)));
    case 'index':
      return indexTypes(world, expr, frame);
    case 'service':
      return [
        world.wiring.services.get(expr.id)?.className ?? world.knowledge.services.get(expr.id.toLowerCase()) ?? expr.id,
      ];
    default:
      return [];
  }
}

function variableTypes(world: World, name: string, frame: Frame): readonly string[] {
  const { fn } = frame;
  if (name === 'this') {
    const cls = frame.self?.cls ?? enclosingClass(frame);
    return cls ? [cls] : [];
  }
  const annotated = fn.facts.varTypes?.[name];
  if (annotated && annotated.classes.length > 0) return declared(annotated, enclosingClass(frame));
  const narrowed = narrowedBy(world, name, frame);
  if (narrowed) return narrowed;
  const all = fn.definitions.variables.get(name) ?? [];
  const { definitions, complete } = reaching(fn, all, frame.step);
  const types: string[] = [];
  const useful = definitions.length > 0 ? definitions : all.filter((definition) => definition.step === frame.step);
  for (const definition of useful) {
    if (world.active.has(definition)) continue;
    world.active.add(definition);
    const at: Frame = { ...frame, step: definition.step };
    if (definition.by === 'global') {
      const told = (world.knowledge.types.get(`global $${name.toLowerCase()}`) ?? []).map((type) => type.gives);
      types.push(...(told.length > 0 ? told : globalTypes(world, name)));
    } else if (definition.by === 'value') types.push(...world.types(definition.value, at));
    else if (definition.by === 'compound' && definition.kind === '??=')
      types.push(...world.types(definition.value, at));
    else if (definition.by === 'foreach' && definition.part === 'value')
      types.push(...elementTypes(world, definition.source, at));
    world.active.delete(definition);
  }
  if (!complete) {
    const index = fn.param(name);
    const param = fn.facts.params[index];
    if (param) {
      const named = declared(param.type, enclosingClass(frame));
      const documented = named.length > 0 ? named : declared(param.docType, enclosingClass(frame));
      types.push(...documented);
      if (documented.length === 0 && index === 0) types.push(...containerGiven(world, fn, frame));
      if (documented.length === 0 && frame.bound) {
        const argument = argumentAt(frame.bound.args, index, param.name, frame.bound.offset);
        if (argument && argument !== 'spread') types.push(...world.types(argument.value, frame.bound.frame));
      } else if (documented.length === 0 && !param.type) types.push(...typesGivenInFile(world, fn, index, frame));
    } else if (
      fn.facts.outer !== undefined &&
      (fn.facts.kind === 'arrow' || fn.facts.uses?.some((use) => use.name === name))
    ) {
      const outer = fn.file.functions[fn.facts.outer];
      if (outer) {
        types.push(
          ...variableTypes(world, name, {
            fn: outer,
            step: fn.facts.outerStep ?? 0,
            self: frame.self,
            depth: frame.depth + 1,
          }),
        );
      }
    }
  }
  return distinct(types);
}

/** A closure that makes a service is given the container it was registered with: `$this->app->singleton($id, fn ($app) => …)`. */
function containerGiven(world: World, fn: Fn, frame: Frame): readonly string[] {
  const outer = fn.facts.outer === undefined ? undefined : fn.file.functions[fn.facts.outer];
  const site = outer?.calls.find(
    ({ expr }) => 'args' in expr && expr.args.some(({ value }) => value.op === 'closure' && value.fn === fn.id),
  );
  if (!outer || site?.expr.op !== 'mcall' || typeof site.expr.name !== 'string' || !isRegistering(site.expr.name))
    return [];
  return world.types(site.expr.base, { fn: outer, step: site.step, self: frame.self, depth: frame.depth + 1 });
}

/** Types of the elements of a documented collection are the types the document names for it. */
function elementTypes(world: World, source: Expr, frame: Frame): readonly string[] {
  const own = enclosingClass(frame);
  const documented = (type: TypeFacts | undefined): readonly string[] =>
    type?.elements ? declared({ classes: type.elements, builtins: [] }, own) : [];
  if (source.op === 'call' || source.op === 'mcall' || source.op === 'scall') {
    const found = distinct(
      targetsOf(world, source, frame).flatMap(({ fn }) => [
        ...documented(fn.facts.docReturns),
        ...documented(fn.facts.returns),
      ]),
    );
    if (found.length > 0) return found;
  } else if (source.op === 'prop' && typeof source.name === 'string') {
    const { name } = source;
    const found = distinct(
      world.types(source.base, frame).flatMap((cls) => {
        const property = world.program.propertyOf(cls, name)?.facts;
        return [...documented(property?.docType), ...documented(property?.type)];
      }),
    );
    if (found.length > 0) return found;
  } else if (source.op === 'var') {
    const param = frame.fn.facts.params[frame.fn.param(source.name)];
    const found = [...documented(param?.docType), ...documented(frame.fn.facts.varTypes?.[source.name])];
    if (found.length > 0) return found;
  }
  const types = world.types(source, frame);
  // An object that is gone through gives what its iterator gives.
  const iterated = types.flatMap((cls) =>
    world.program.ancestors(cls).flatMap((ancestor) => world.knowledge.types.get(`${ancestor}->getiterator`) ?? []),
  );
  return iterated.length > 0 ? distinct(iterated.map(({ gives }) => gives.replace(/\[\]$/, ''))) : types;
}

function propertyTypes(world: World, expr: Extract<Expr, { op: 'prop' }>, frame: Frame): readonly string[] {
  if (typeof expr.name !== 'string') return [];
  const { name } = expr;
  const result: string[] = [];
  for (const cls of world.types(expr.base, frame)) {
    const known = world.program
      .ancestors(cls)
      .flatMap((ancestor) => world.knowledge.types.get(`${ancestor}->$${name.toLowerCase()}`) ?? []);
    // A component of the project's own may hide what is made by a method.
    const hides = known.every(({ gives }) => isMadeByMethod(gives));
    const own = hides ? classPropertyTypes(world, cls, name, frame) : [];
    const found = own.length > 0 ? own : known.flatMap(({ gives }) => given(world, gives, [cls], frame));
    result.push(...(found.length > 0 || world.program.declares(cls) ? found : magicallyGiven(world, cls)));
  }
  return distinct(result);
}

/** What a class outside the project gives for a property or an element that it does not have. */
function magicallyGiven(world: World, cls: string): readonly string[] {
  return world.program
    .ancestors(cls)
    .flatMap((ancestor) => world.knowledge.types.get(`${ancestor}->$*`) ?? [])
    .map(({ gives }) => gives.replace(/\[\]$/, ''));
}

function classPropertyTypes(world: World, cls: string, name: string, frame: Frame): readonly string[] {
  const { program } = world;
  const property = program.propertyOf(cls, name);
  let doubted: readonly string[] = [];
  if (property) {
    const types = declared(property.facts.type, property.cls.name);
    const named = types.length > 0 ? types : declared(property.facts.docType, property.cls.name);
    const own = property.cls.name;
    const isDoubtful = (type: string): boolean => isMisnamed(world, type, own) || isOutdated(world, type, own, name);
    if (types.length === 0 && named.every(isDoubtful)) doubted = named;
    else return named;
  }
  const promoted = program.promotedOf(cls, name);
  if (promoted) {
    const types = declared(promoted.facts.type, cls);
    if (types.length > 0) return types;
  }
  for (const ancestor of program.ancestors(cls)) {
    for (const found of program.classesHolding(ancestor, name)) {
      const documented = found.facts.docProperties?.[name];
      if (documented && documented.classes.length > 0) return declared(documented, cls);
    }
  }
  const result: string[] = [];
  for (const ancestor of program.ancestors(cls)) {
    for (const found of program.classesHolding(ancestor, name)) {
      for (const write of program.propertyWritesIn(found.file, name)) {
        if (write.keys.length > 0 || world.active.has(write)) continue;
        if (write.base.op !== 'sprop' && !isOwnObject(write.base, write.fn)) continue;
        world.active.add(write);
        result.push(...world.types(write.value, { fn: write.fn, step: write.step, depth: frame.depth + 1 }));
        world.active.delete(write);
      }
    }
    if (result.length > 0) break;
  }
  if (result.length === 0 && doubted.length > 0)
    return doubted.map((type) => fromRoot(world, type, property?.cls.name ?? '') ?? type);
  if (result.length > 0 || property || promoted) return result;
  const used = usersTypes(world, cls, name, frame);
  if (used.length > 0) return used;
  const components = componentTypes(world, cls, name);
  return components.length > 0 ? components : magicTypes(world, cls, name, frame);
}

/** A trait may use a property that only the classes declare which use the trait, and so may an abstract class its heirs'. */
function usersTypes(world: World, cls: string, name: string, frame: Frame): readonly string[] {
  const { program } = world;
  if (!program.classes(cls).some(({ facts }) => facts.kind === 'trait' || facts.abstract)) return [];
  for (const user of program.heirs(cls).slice(0, MAX_USERS)) {
    const types = program.propertyOf(user, name) ? classPropertyTypes(world, user, name, frame) : [];
    if (types.length > 0) return types;
  }
  return [];
}

/** What `__get()` of the project gives for a property that nothing declares or writes. */
function magicTypes(world: World, cls: string, name: string, frame: Frame): readonly string[] {
  const magic = world.program.methodOf(cls, '__get');
  if (!magic) return [];
  const bound: BoundArgs = { args: [{ value: { op: 'lit', value: name } }], frame, offset: 0 };
  return distinct(typesReturned(world, magic, { bound, self: { is: 'object', cls }, depth: frame.depth + 1 }));
}

/** A Pimple-like container: `$this->container['mailer']`. */
function indexTypes(world: World, expr: Extract<Expr, { op: 'index' }>, frame: Frame): readonly string[] {
  if (expr.key?.op === 'lit' && typeof expr.key.value === 'string') {
    const type = serviceType(world, expr.key.value);
    if (type) return [type];
    if (/container|pimple|^\$(?:this|app|c|di)$/i.test(print(expr.base))) {
      const registered = registeredTypes(world, expr.key.value);
      if (registered.length > 0) return registered;
    }
  }
  const kept = instancesKept(world, expr.base, frame);
  if (kept.length > 0) return kept;
  return world.types(expr.base, frame).flatMap((cls) => {
    if (world.program.isA(cls, 'ArrayAccess')) return [];
    const elements = magicallyGiven(world, cls);
    return elements.length > 0 ? elements : [cls];
  });
}
