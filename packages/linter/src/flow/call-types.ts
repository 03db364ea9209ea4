import type { CallExpr } from '../php/facts.ts';
import type { ValueCall } from './call-arguments.ts';
import type { Fn } from './code.ts';
import { declared } from './declared-types.ts';
import { given, isMadeByMethod } from './made-by-method.ts';
import { isMisnamed } from './misnamed-types.ts';
import { isContainer, registeredTypes } from './registered-services.ts';
import { receiverClasses, targetsOf } from './targets.ts';
import { type Frame, firstLiteral } from './value.ts';
import { MAX_DEPTH, type World } from './world.ts';

/** Methods and functions that hand out a service by its id or class, in every container there is. */
const CONTAINER_CALLS: ReadonlySet<string> = new Set([
  'get',
  'make',
  'makewith',
  'service',
  'app',
  'resolve',
  'makeinstance',
  'createobject',
  'getservice',
  'getinstance',
  'instance',
  'build',
  'create',
  'getclassinstance',
]);

export function serviceType(world: World, id: string): string | undefined {
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

export function callTypes(world: World, call: ValueCall, frame: Frame): readonly string[] {
  const patterns = world.patternsOf(call, frame);
  for (const pattern of patterns) {
    const known = world.knowledge.types.get(pattern);
    const told = known?.flatMap(
      ({ gives, withArgument = gives }) => (call.args.length > 0 ? withArgument : gives) ?? [],
    );
    if (!told || told.length === 0) continue;
    const receivers = call.op === 'call' ? [] : receiverClasses(world, call, frame);
    const types = told.flatMap((gives) => given(world, gives, receivers, frame));
    if (types.length > 0 || !told.some(isMadeByMethod)) return types;
  }
  const name = typeof call.name === 'string' ? call.name.toLowerCase() : '';
  const [first] = call.args;
  if (first && CONTAINER_CALLS.has(name.slice(name.lastIndexOf('\\') + 1))) {
    if (first.value.op === 'classConst' && first.value.name.toLowerCase() === 'class') {
      return world.className(first.value.cls, frame);
    }
    const id = firstLiteral(world.evaluate(first.value, frame));
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
  const fluent = fluentTypes(world, call, frame);
  if (fluent.length > 0) return fluent;
  const result: string[] = [];
  for (const { fn, receiver } of targetsOf(world, call, frame))
    result.push(...returnTypes(world, fn, receiver, call, frame));
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
  if (result.length > 0) return result;
  const inherited = inheritedPromise(world, call, frame);
  return inherited.length > 0 ? inherited : promisedTypes(world, call, frame, true);
}

/** What an interface or a parent says that the method gives, where its implementation says nothing. */
function inheritedPromise(world: World, call: ValueCall, frame: Frame): readonly string[] {
  if (call.op === 'call' || typeof call.name !== 'string') return [];
  const { name } = call;
  return receiverClasses(world, call, frame).flatMap((cls) => {
    const own = world.program.methodOf(cls, name);
    if (!own || own.facts.returns) return [];
    const promise = world.program.promiseOf(cls, name);
    return promise ? declaredReturn(promise, cls) : [];
  });
}

/** Static methods by whose names a library makes its objects, and methods that give something else than their object. */
const MAKES = /^(?:create|make|new|init|instance|getinstance|open|load|from|of|for|with|url|html|view|read|build)/i;
const GIVES_OTHER = /^(?:get|find|fetch|to[A-Z]|all$|first|last|save|write|store|run|exec|output|render)/;

/**
 * A library's class that writes is mostly used in a chain: `Sitemap::create($url)->shouldCrawl($f)->writeToFile($path)`.
 * What the tables do not tell of a link in it gives the object itself.
 */
function fluentTypes(world: World, call: ValueCall, frame: Frame): readonly string[] {
  if (call.op === 'call' || typeof call.name !== 'string') return [];
  const { name } = call;
  if (call.op === 'scall' ? !MAKES.test(name) : GIVES_OTHER.test(name)) return [];
  return receiverClasses(world, call, frame).filter(
    (cls) =>
      !world.program.declares(cls) &&
      world.program.ancestors(cls).some((ancestor) => world.knowledge.sinkOwners.has(ancestor)),
  );
}

/** What the declaration of the method promises, an interface's included, so that no implementation need be read. */
function promisedTypes(world: World, call: ValueCall, frame: Frame, evenDoubtful = false): readonly string[] {
  if (call.op === 'call' || typeof call.name !== 'string') return [];
  const { name } = call;
  return receiverClasses(world, call, frame).flatMap((cls) => {
    const fn = world.program.declarationOf(cls, name);
    if (!fn) return [];
    const named = declaredReturn(fn, cls);
    return !evenDoubtful && isDoubtful(world, fn, named) ? [] : named;
  });
}

/** A comment names a class that its namespace does not have, for want of an import: the body may say which one is meant. */
function isDoubtful(world: World, { cls, facts }: Fn, named: readonly string[]): boolean {
  if (cls === undefined || declared(facts.returns, cls.name).length > 0) return false;
  return named.length > 0 && named.every((type) => isMisnamed(world, type, cls.name));
}

/** @param own the class that `static` stands for */
function declaredReturn({ facts }: Fn, own: string | undefined): readonly string[] {
  const named = declared(facts.returns, own);
  return named.length > 0 ? named : declared(facts.docReturns, own);
}

function returnTypes(
  world: World,
  fn: Fn,
  receiver: string | undefined,
  call: CallExpr,
  frame: Frame,
): readonly string[] {
  const own = receiver ?? fn.cls?.name;
  const promised = declaredReturn(fn, own);
  if (promised.length > 0 && !isDoubtful(world, fn, promised)) return promised;
  if (fn.facts.returns && fn.facts.returns.classes.length === 0 && fn.facts.returns.builtins.length > 0) {
    if (!fn.facts.returns.builtins.some((name) => /^(?:mixed|object|iterable|array)$/i.test(name))) return [];
  }
  if (world.active.has(fn) || frame.depth + 1 > MAX_DEPTH) return promised;
  world.active.add(fn);
  const result: string[] = [];
  const bound = 'args' in call ? { args: call.args, frame, offset: 0 } : undefined;
  fn.facts.steps.forEach((step, number) => {
    if (step.do !== 'return' || !step.expr) return;
    const self = own ? { is: 'object' as const, cls: own } : undefined;
    result.push(...world.types(step.expr, { fn, step: number, bound, self, depth: frame.depth + 1 }));
  });
  world.active.delete(fn);
  return result.length > 0 ? result : promised;
}
