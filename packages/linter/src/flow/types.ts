import type { CallExpr, ClassRef, Expr, TypeFacts } from '../php/facts.ts';
import { reaching } from './definitions.ts';
import { enclosingClass } from './patterns.ts';
import { print } from './print.ts';
import { classKey, type Fn } from './code.ts';
import { isContainer, isRegistering, registeredTypes } from './registered-services.ts';
import type { Frame } from './value.ts';
import { literalOf } from './value.ts';
import { argumentAt } from './variables.ts';
import { MAX_DEPTH, type World } from './world.ts';

const MAX_TYPES = 6;

/** Methods and functions that hand out a service by its id or class, in every container there is. */
const CONTAINER_CALLS: ReadonlySet<string> = new Set([
  'get', 'make', 'makewith', 'service', 'app', 'resolve', 'makeinstance', 'createobject', 'getservice', 'getinstance',
  'instance', 'build', 'create', 'getclassinstance',
]);

function distinct(names: readonly string[]): readonly string[] {
  if (names.length < 2) return names;
  const seen = new Set<string>();
  const result: string[] = [];
  for (const name of names) {
    const key = classKey(name);
    if (seen.has(key)) continue;
    seen.add(key);
    result.push(name);
    if (result.length >= MAX_TYPES) break;
  }
  return result;
}

function declared(type: TypeFacts | undefined, own: string | undefined): readonly string[] {
  if (!type) return [];
  const names = type.classes.filter((name) => !/^(?:self|static|parent|\$this)$/i.test(name));
  const relative = [...type.builtins, ...type.classes].some((name) => /^(?:self|static|\$this)$/i.test(name));
  return relative && own ? [...names, own] : names;
}

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
          return known.length > 0 ? known.map((type) => type.gives.replace(/\[\]$/, '')) : classPropertyTypes(world, cls, expr.name, frame);
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
      return [world.wiring.services.get(expr.id)?.className ?? world.knowledge.services.get(expr.id.toLowerCase()) ?? expr.id];
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
      types.push(...(world.knowledge.types.get(`global $${name.toLowerCase()}`) ?? []).map((type) => type.gives));
    } else if (definition.by === 'value') types.push(...world.types(definition.value, at));
    else if (definition.by === 'compound' && definition.kind === '??=') types.push(...world.types(definition.value, at));
    else if (definition.by === 'foreach' && definition.part === 'value') types.push(...elementTypes(world, definition.source, at));
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
      }
    } else if (fn.facts.outer !== undefined && (fn.facts.kind === 'arrow' || fn.facts.uses?.some((use) => use.name === name))) {
      const outer = fn.file.functions[fn.facts.outer];
      if (outer) {
        types.push(...variableTypes(world, name, { fn: outer, step: fn.facts.outerStep ?? 0, self: frame.self, depth: frame.depth + 1 }));
      }
    }
  }
  return distinct(types);
}

/** A closure that makes a service is given the container it was registered with: `$this->app->singleton($id, fn ($app) => …)`. */
function containerGiven(world: World, fn: Fn, frame: Frame): readonly string[] {
  const outer = fn.facts.outer === undefined ? undefined : fn.file.functions[fn.facts.outer];
  const site = outer?.calls.find(({ expr }) => 'args' in expr && expr.args.some(({ value }) => value.op === 'closure' && value.fn === fn.id));
  if (!outer || site?.expr.op !== 'mcall' || typeof site.expr.name !== 'string' || !isRegistering(site.expr.name)) return [];
  return world.types(site.expr.base, { fn: outer, step: site.step, self: frame.self, depth: frame.depth + 1 });
}

/** What an `instanceof` around the statement, or one that left before it, says of a variable. */
function narrowedBy(world: World, name: string, frame: Frame): readonly string[] | undefined {
  const { blocks, steps } = frame.fn.facts;
  const around = new Set<number>();
  for (let id = steps[frame.step]?.block ?? 0; id >= 0; id = blocks[id]?.parent ?? -1) {
    around.add(id);
    const block = blocks[id];
    const cls = block?.test && block.arm === 'then' ? instanceTest(block.test, name, true) : undefined;
    if (cls) return world.className(cls, frame);
  }
  for (const block of blocks) {
    if (!block.leaves || !block.test || block.arm !== 'then' || block.end > frame.step || !around.has(block.parent)) continue;
    const cls = instanceTest(block.test, name, false);
    if (cls) return world.className(cls, frame);
  }
  return undefined;
}

function instanceTest(test: Expr, name: string, truth: boolean): ClassRef | undefined {
  if (test.op === 'instanceof') return truth && test.expr.op === 'var' && test.expr.name === name ? test.cls : undefined;
  if (test.op === 'unary' && test.kind === '!') return instanceTest(test.expr, name, !truth);
  if (test.op !== 'bin') return undefined;
  const and = test.kind === '&&' || test.kind === 'and';
  const or = test.kind === '||' || test.kind === 'or';
  if ((and && truth) || (or && !truth)) return instanceTest(test.left, name, truth) ?? instanceTest(test.right, name, truth);
  return undefined;
}

/** Types of the elements of a documented collection are the types the document names for it. */
function elementTypes(world: World, source: Expr, frame: Frame): readonly string[] {
  const own = enclosingClass(frame);
  const documented = (type: TypeFacts | undefined): readonly string[] => (type?.elements ? declared({ classes: type.elements, builtins: [] }, own) : []);
  if (source.op === 'call' || source.op === 'mcall' || source.op === 'scall') {
    const found = distinct(targetsOf(world, source, frame).flatMap(({ fn }) => [...documented(fn.facts.docReturns), ...documented(fn.facts.returns)]));
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
  return world.types(source, frame);
}

function propertyTypes(world: World, expr: Extract<Expr, { op: 'prop' }>, frame: Frame): readonly string[] {
  if (typeof expr.name !== 'string') return [];
  const { name } = expr;
  const result: string[] = [];
  for (const cls of world.types(expr.base, frame)) {
    const known = world.program
      .ancestors(cls)
      .flatMap((ancestor) => world.knowledge.types.get(`${ancestor}->$${name.toLowerCase()}`) ?? []);
    if (known.length > 0) result.push(...known.map((type) => type.gives.replace(/\[\]$/, '')));
    else result.push(...classPropertyTypes(world, cls, name, frame));
  }
  return distinct(result);
}

function classPropertyTypes(world: World, cls: string, name: string, frame: Frame): readonly string[] {
  const { program } = world;
  const property = program.propertyOf(cls, name);
  if (property) {
    const types = declared(property.facts.type, property.cls.name);
    const named = types.length > 0 ? types : declared(property.facts.docType, property.cls.name);
    if (named.length > 0) return named;
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
      for (const write of program.propertyWritesIn(found.file).get(name) ?? []) {
        if (write.keys.length > 0 || world.active.has(write)) continue;
        if (!(write.base.op === 'sprop' || (write.base.op === 'var' && write.base.name === 'this'))) continue;
        world.active.add(write);
        result.push(...world.types(write.value, { fn: write.fn, step: write.step, depth: frame.depth + 1 }));
        world.active.delete(write);
      }
    }
    if (result.length > 0) break;
  }
  return result;
}

function serviceType(world: World, id: string): string | undefined {
  const known = world.knowledge.services.get(id.toLowerCase());
  if (known) return known;
  let definition = world.wiring.services.get(id);
  for (let hops = 0; definition?.alias && hops < 5; hops += 1) {
    const next = world.wiring.services.get(definition.alias);
    if (!next) return definition.alias;
    definition = next;
  }
  if (definition?.className) return definition.className;
  return definition ? id : undefined;
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
  return world.types(expr.base, frame).filter((cls) => !world.program.isA(cls, 'ArrayAccess'));
}

function callTypes(world: World, call: Extract<CallExpr, { op: 'call' | 'mcall' | 'scall' }>, frame: Frame): readonly string[] {
  const patterns = world.patternsOf(call, frame);
  for (const pattern of patterns) {
    // `app()` is the container, `app($id)` what lies in it.
    if (pattern === 'app' && call.args.length > 0) continue;
    const known = world.knowledge.types.get(pattern);
    if (known) return known.flatMap((type) => given(world, type.gives, call, frame));
  }
  const name = typeof call.name === 'string' ? call.name.toLowerCase() : '';
  const [first] = call.args;
  if (first && CONTAINER_CALLS.has(name.slice(name.lastIndexOf('\\') + 1))) {
    if (first.value.op === 'classConst' && first.value.name.toLowerCase() === 'class') {
      return world.className(first.value.cls, frame);
    }
    const id = literalOf(world.evaluate(first.value, frame)[0] ?? { is: 'scalar', value: null });
    const type = id === undefined ? undefined : serviceType(world, id);
    if (type) return [type];
    if (id !== undefined && isContainer(world, call, frame)) {
      const registered = registeredTypes(world, id);
      if (registered.length > 0) return registered;
    }
    if (id?.includes('\\')) return [id.replace(/^\\/, '')];
  }
  const promised = promisedTypes(world, call, frame);
  if (promised.length > 0) return promised;
  const result: string[] = [];
  for (const { fn, receiver } of targetsOf(world, call, frame)) result.push(...returnTypes(world, fn, receiver, call, frame));
  if (result.length === 0 && call.op === 'mcall' && typeof call.name === 'string') {
    for (const cls of world.types(call.base, frame)) {
      for (const ancestor of world.program.ancestors(cls)) {
        for (const found of world.program.classesHolding(ancestor, call.name)) {
          const documented = found.facts.docMethods?.[call.name];
          if (documented) result.push(...declared(documented, cls));
        }
      }
    }
  }
  return result;
}

/** What the declaration of the method promises, an interface's included, so that no implementation need be read. */
function promisedTypes(world: World, call: Extract<CallExpr, { op: 'call' | 'mcall' | 'scall' }>, frame: Frame): readonly string[] {
  if (call.op === 'call' || typeof call.name !== 'string') return [];
  const { name } = call;
  const classes = call.op === 'mcall' ? world.types(call.base, frame) : world.className(call.cls, frame);
  return classes.flatMap((cls) => {
    const fn = world.program.declarationOf(cls, name);
    if (!fn) return [];
    const named = declared(fn.facts.returns, cls);
    return named.length > 0 ? named : declared(fn.facts.docReturns, cls);
  });
}

/** `static` is the class that the call was made on; of an array its elements are meant. */
function given(world: World, gives: string, call: Extract<CallExpr, { op: 'call' | 'mcall' | 'scall' }>, frame: Frame): readonly string[] {
  if (gives !== 'static') return [gives.replace(/\[\]$/, '')];
  if (call.op === 'mcall') return world.types(call.base, frame);
  return call.op === 'scall' ? world.className(call.cls, frame) : [];
}

function returnTypes(world: World, fn: Fn, receiver: string | undefined, call: CallExpr, frame: Frame): readonly string[] {
  const own = receiver ?? fn.cls?.name;
  const named = declared(fn.facts.returns, own);
  if (named.length > 0) return named;
  const documented = declared(fn.facts.docReturns, own);
  if (documented.length > 0) return documented;
  if (fn.facts.returns && fn.facts.returns.classes.length === 0 && fn.facts.returns.builtins.length > 0) {
    if (!fn.facts.returns.builtins.some((name) => /^(?:mixed|object|iterable|array)$/i.test(name))) return [];
  }
  if (world.active.has(fn) || frame.depth + 1 > MAX_DEPTH) return [];
  world.active.add(fn);
  const result: string[] = [];
  const bound = 'args' in call ? { args: call.args, frame, offset: 0 } : undefined;
  fn.facts.steps.forEach((step, number) => {
    if (step.do !== 'return' || !step.expr) return;
    const self = own ? { is: 'object' as const, cls: own } : undefined;
    result.push(...world.types(step.expr, { fn, step: number, bound, self, depth: frame.depth + 1 }));
  });
  world.active.delete(fn);
  return result;
}

export interface CallTarget {
  readonly fn: Fn;
  /** Class of the object or class that is called. */
  readonly receiver?: string | undefined;
  readonly closureFrame?: Frame | undefined;
}

/** The first-party functions that a call may enter. */
export function targetsOf(world: World, call: CallExpr, frame: Frame): readonly CallTarget[] {
  const { program } = world;
  switch (call.op) {
    case 'call': {
      if (typeof call.name === 'string') {
        const own = program.functionsNamed(call.name);
        const found = own.length > 0 || !call.fallback ? own : program.functionsNamed(call.fallback);
        return found.length > 6 ? [] : found.map((fn) => ({ fn }));
      }
      return world
        .evaluate(call.name, frame)
        .flatMap((alt) => (alt.is === 'closure' ? [{ fn: alt.fn, closureFrame: alt.frame }] : []));
    }
    case 'scall': {
      if (typeof call.name !== 'string') return [];
      const { name } = call;
      return world.className(call.cls, frame).flatMap((cls) => {
        const fn = program.methodOf(cls, name);
        return fn ? [{ fn, receiver: 'relative' in call.cls && call.cls.relative === 'parent' ? enclosingClass(frame) : cls }] : [];
      });
    }
    case 'mcall': {
      if (typeof call.name !== 'string') return [];
      const { name } = call;
      const seen = new Set<Fn>();
      const result: CallTarget[] = [];
      for (const cls of world.types(call.base, frame)) {
        for (const fn of program.implementationsOf(cls, name)) {
          if (seen.has(fn)) continue;
          seen.add(fn);
          result.push({ fn, receiver: cls });
        }
      }
      return result;
    }
    case 'new':
      return world.className(call.cls, frame).flatMap((cls) => {
        const fn = program.methodOf(cls, '__construct');
        return fn ? [{ fn, receiver: cls }] : [];
      });
    default:
      return [];
  }
}
