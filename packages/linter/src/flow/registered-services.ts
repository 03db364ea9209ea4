import type { Arg, CallExpr, Expr } from '../php/facts.ts';
import type { CallSite, LoadedFile } from './code.ts';
import { print } from './print.ts';
import { type Frame, firstLiteral } from './value.ts';
import { eachWithin } from './walk.ts';
import type { World } from './world.ts';

/** Methods by which code registers a service under an id: Laravel's container, League's, PHP-DI's, Pimple's, Slim's. */
const REGISTERING: readonly string[] = [
  'singleton',
  'singletonif',
  'bind',
  'bindif',
  'scoped',
  'instance',
  'addshared',
  'share',
  'factory',
];
/** Methods that have other uses besides: they count where a container is spoken of. */
const SOMETIMES: readonly string[] = ['add', 'set', 'register', 'service', 'extend', 'offsetset'];
/** What a container is called where its class does not tell. */
const CONTAINER = /contain|locator|inject|pimple|^\$?(?:app|c|di|services?)$|->(?:app|di)$|^app\(/i;
/** Words of which a file has one that registers something as an element: Pimple's and Silex's. */
const SPOKEN_OF: readonly string[] = ['container', 'pimple', 'silex', 'app'];
/** An id that more files mention is too common a word. */
const MAX_FILES = 12;

/** Does a method of this name register services, in whatever container? */
export function isRegistering(method: string): boolean {
  return REGISTERING.includes(method.toLowerCase());
}

/** Is a service asked of a container, by the look of the call? */
export function isContainer(
  world: World,
  call: Extract<CallExpr, { op: 'call' | 'mcall' | 'scall' }>,
  frame: Frame,
): boolean {
  switch (call.op) {
    case 'call':
      return typeof call.name === 'string' && /(?:^|\\)(?:app|resolve|service|container)$/i.test(call.name);
    case 'scall':
      return world.className(call.cls, frame).some((cls) => CONTAINER.test(cls));
    case 'mcall':
      return isCalledContainer(call.base) || world.types(call.base, frame).some((cls) => CONTAINER.test(cls));
  }
}

/** Is the object called what containers are called? */
export function isCalledContainer(object: Expr): boolean {
  return CONTAINER.test(print(object));
}

/** Classes of what the project's own code registers under an id; empty when nothing is found. */
export function registeredTypes(world: World, id: string): readonly string[] {
  if (!/^[\w.:-]+$/.test(id)) return [];
  return world.settled(`service ${id}`, () => findTypes(world, id), []);
}

function findTypes(world: World, id: string): readonly string[] {
  const { index } = world.program;
  const mentioning = index.filesWith(id);
  const calling = (methods: readonly string[]): readonly number[] => {
    const files = new Set(methods.flatMap((method) => [...index.filesCallingMethod(method)]));
    return mentioning.filter((file) => files.has(file));
  };
  const spoken = new Set(index.filesWith('container'));
  for (const files of [
    calling(REGISTERING),
    calling(SOMETIMES).filter((file) => spoken.has(file)),
    mentioning.filter((file) => spoken.has(file)),
  ]) {
    if (files.length === 0 || files.length > MAX_FILES) continue;
    const result = new Set<string>();
    for (const file of world.program.files(files)) {
      for (const { value, frame } of registrationsIn(world, file, id))
        for (const cls of madeBy(world, value, frame)) result.add(cls);
    }
    if (result.size > 0) return [...result].slice(0, 3);
  }
  return [];
}

/** Code that registers something under an id, as an element of the container or by its methods. */
export function registrationsOf(world: World, id: string): readonly Registration[] {
  const { index } = world.program;
  const spoken = new Set(SPOKEN_OF.flatMap((word) => index.filesWith(word)));
  const registers = (file: number): boolean => REGISTERING.some((method) => index.callsMethod(file, method));
  const files = index.filesWith(id).filter((file) => spoken.has(file) || registers(file));
  if (files.length > MAX_FILES) return [];
  return world.program.files(files).flatMap((file) => registrationsIn(world, file, id));
}

export interface Registration {
  /** The variable whose element is written; undefined where a method registers. */
  readonly holder?: string;
  readonly value: Expr;
  readonly frame: Frame;
}

function isId(world: World, expr: Expr | undefined, id: string, frame: Frame): boolean {
  if (expr?.op === 'classConst') return firstLiteral(world.evaluate(expr, frame)) === id;
  return expr?.op === 'lit' && expr.value === id;
}

function registrationsIn(world: World, file: LoadedFile, id: string): readonly Registration[] {
  const found: Registration[] = [];
  const calls = world.program.callsIn(file);
  const argsOf = (site: CallSite): readonly Arg[] => ('args' in site.expr ? site.expr.args : []);
  for (const method of [...REGISTERING, ...SOMETIMES]) {
    for (const site of calls.ofMethod(method)) {
      const [first, second] = argsOf(site);
      const frame: Frame = { fn: site.fn, step: site.step, depth: 0 };
      if (first && second && isId(world, first.value, id, frame)) found.push({ value: second.value, frame });
    }
  }
  for (const fn of file.functions) {
    for (const [holder, writes] of fn.definitions.elements) {
      for (const { keys, value, step } of writes) {
        const frame: Frame = { fn, step, depth: 0 };
        if (keys.length === 1 && isId(world, keys[0], id, frame)) found.push({ holder, value, frame });
      }
    }
  }
  return found;
}

/** The class that a registration makes: it is named, or a closure gives an object of it. */
export function madeBy(world: World, value: Expr, frame: Frame): readonly string[] {
  if (value.op === 'classConst' && value.name.toLowerCase() === 'class') return world.className(value.cls, frame);
  const closures: number[] = [];
  if (value.op === 'closure') closures.push(value.fn);
  else if (value.op !== 'new') {
    // `$container->factory(fn () => …)`, `static::share(function () { … })`.
    eachWithin(value, (inner) => {
      if (inner.op === 'closure') closures.push(inner.fn);
    });
  }
  if (closures.length === 0) return value.op === 'new' ? world.className(value.cls, frame) : [];
  return closures.flatMap((number) => {
    const fn = frame.fn.file.functions[number];
    if (!fn) return [];
    if (fn.facts.returns && fn.facts.returns.classes.length > 0) return fn.facts.returns.classes;
    return fn.facts.steps.flatMap((step, at) =>
      step.do === 'return' && step.expr ? world.types(step.expr, { fn, step: at, depth: 1 }) : [],
    );
  });
}
