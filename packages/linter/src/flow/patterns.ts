import type { CallExpr, ClassRef, Expr } from '../php/facts.ts';
import { classKey } from './code.ts';
import { behindFacade } from './facades.ts';
import { behindCalls } from './forwarded-calls.ts';
import { registeredAlias } from './registered-aliases.ts';
import { inPattern } from './text-functions.ts';
import type { Frame } from './value.ts';
import { literalOf } from './value.ts';
import type { World } from './world.ts';

/**
 * Names of functions or classes that a variable is given as text in this very function. What comes from farther away is
 * a matter of frameworks' own factories, and following it costs more than it tells.
 */
function writtenNames(world: World, expr: Expr, frame: Frame): readonly string[] {
  switch (expr.op) {
    case 'lit':
      return typeof expr.value === 'string' && /^[\\\w]+$/.test(expr.value) ? [expr.value.replace(/^\\/, '')] : [];
    case 'classConst':
      return expr.name.toLowerCase() === 'class' && !('dynamic' in expr.cls) ? world.className(expr.cls, frame) : [];
    case 'ternary':
      return [...(expr.then ? writtenNames(world, expr.then, frame) : []), ...writtenNames(world, expr.else, frame)];
    case 'var': {
      if (expr.name === 'this') return world.types(expr, frame);
      if (frame.fn.param(expr.name) >= 0) return [];
      const definitions = frame.fn.definitions.variables.get(expr.name) ?? [];
      return definitions.flatMap((definition) =>
        definition.by === 'value' && definition.value.op !== 'var'
          ? writtenNames(world, definition.value, { ...frame, step: definition.step })
          : [],
      );
    }
    default:
      return [];
  }
}

/** Functions of PHP that an array names under a key written out: `$format['save']($image, $file)`. */
function namesUnderKey(world: World, expr: Expr, frame: Frame): readonly string[] {
  if (expr.op !== 'index' || expr.key?.op !== 'lit' || world.active.has(expr)) return [];
  world.active.add(expr);
  const names = world.evaluate(expr, frame).map(literalOf);
  world.active.delete(expr);
  return names.flatMap((name) => (name !== undefined && /^\w+$/.test(name) ? [name] : []));
}

/** A pattern that more classes of the project fit tells nothing. */
const MAX_COMPOSED = 8;

/** Classes of the same file whose name is put together: `'image_' . $library`. */
function composedClasses(expr: Expr, frame: Frame): readonly string[] {
  const written =
    expr.op === 'var'
      ? (frame.fn.definitions.variables.get(expr.name) ?? []).flatMap((definition) =>
          definition.by === 'value' ? [definition.value] : [],
        )
      : [expr];
  return written.flatMap((each) => {
    if (each.op !== 'concat') return [];
    const literals = each.parts.map((part) => (part.op === 'lit' ? String(part.value) : undefined));
    if (literals.join('').length < 4) return [];
    const pattern = literals.map((part) => (part === undefined ? '\\w*' : inPattern(part))).join('');
    const fits = new RegExp(`^${pattern.replace(/^(?:\\\\)+/, '')}$`, 'i');
    const found = frame.fn.file.classes.map((cls) => cls.name).filter((name) => fits.test(name));
    return found.length > MAX_COMPOSED ? [] : found;
  });
}

/**
 * Classes below that of a static method, by whose names this very call has it make an object: `Base::make('Log')` around
 * `new $name()`. Without the call it may be any class, and what makes others of every kind leads everywhere.
 */
function toldClasses(world: World, expr: Expr, frame: Frame): readonly string[] {
  const own = frame.fn.facts.static ? enclosingClass(frame) : undefined;
  if (own === undefined || (!frame.bound && !frame.self) || world.program.heirs(own).length === 0) return [];
  const value = world.evaluate(expr, frame);
  if (value.length > MAX_COMPOSED) return [];
  const names = value.map(literalOf);
  if (names.includes(undefined)) return [];
  const told = names.flatMap((name) => (name && world.program.declares(name) ? [name.replace(/^\\/, '')] : []));
  return told.filter((name) => world.program.isA(name, own));
}

/** The class in which a function stands, through closures. */
export function enclosingClass(frame: Frame): string | undefined {
  let { fn } = frame;
  for (let hops = 0; hops < 8; hops += 1) {
    if (fn.cls) return fn.cls.name;
    const outer = fn.facts.outer === undefined ? undefined : fn.file.functions[fn.facts.outer];
    if (!outer) return undefined;
    fn = outer;
  }
  return undefined;
}

/** The classes that a class reference may mean. A global alias such as `File` stands for its facade. */
export function classNames(world: World, cls: ClassRef, frame: Frame): readonly string[] {
  if ('name' in cls) {
    const meant = world.program.aliased(cls.name) ?? cls.name;
    if (!meant.includes('\\') && !world.program.declares(meant)) {
      const registered = registeredAlias(world, meant);
      const alias = registered ?? world.knowledge.services.get(meant.toLowerCase());
      if (alias) return registered ? [registered, ...behindFacade(world, registered)] : [alias];
    }
    return [meant, ...behindFacade(world, meant)];
  }
  if ('anonymous' in cls) return [frame.fn.file.classes[cls.anonymous]?.name ?? ''];
  if ('dynamic' in cls) {
    const names = writtenNames(world, cls.dynamic, frame);
    if (names.length > 0) return names;
    const told = toldClasses(world, cls.dynamic, frame);
    return told.length > 0 ? told : composedClasses(cls.dynamic, frame);
  }
  // Values of constants and properties stand in no function: `const FILE = self::DIRECTORY . '/state.json'`.
  const own = enclosingClass(frame) ?? frame.self?.cls;
  if (!own) return [];
  if (cls.relative === 'parent') {
    const parent = world.program.ancestors(own)[1];
    return parent ? [parent] : [];
  }
  if (cls.relative === 'static' && frame.self) return [frame.self.cls];
  return [own];
}

/** Lower-case call patterns that a call may match, most specific first. */
export function patternsOf(world: World, call: CallExpr, frame: Frame): readonly string[] {
  switch (call.op) {
    case 'call': {
      if (typeof call.name === 'string') {
        const name = classKey(call.name);
        return call.fallback ? [name, classKey(call.fallback)] : [name];
      }
      const names = writtenNames(world, call.name, frame);
      return (names.length > 0 ? names : namesUnderKey(world, call.name, frame)).map(classKey);
    }
    case 'mcall': {
      if (typeof call.name !== 'string') return [];
      const method = call.name.toLowerCase();
      const result: string[] = [];
      const classes = world.types(call.base, frame);
      for (const cls of [...classes, ...behindCalls(world, classes, method)]) {
        for (const ancestor of world.program.ancestors(cls))
          result.push(`${ancestor}->${method}`, `${ancestor}::${method}`);
      }
      return result;
    }
    case 'scall': {
      if (typeof call.name !== 'string') return [];
      const method = call.name.toLowerCase();
      const result: string[] = [];
      const classes = world.className(call.cls, frame);
      for (const cls of [...classes, ...behindCalls(world, classes, method)]) {
        for (const ancestor of world.program.ancestors(cls))
          result.push(`${ancestor}::${method}`, `${ancestor}->${method}`);
      }
      if (method === '__construct')
        result.push(
          ...result.flatMap((pattern) => (pattern.endsWith('::__construct') ? [`new ${pattern.slice(0, -13)}`] : [])),
        );
      return result;
    }
    case 'new':
      return world
        .className(call.cls, frame)
        .flatMap((cls) => world.program.ancestors(cls).map((ancestor) => `new ${ancestor}`));
    default:
      return [];
  }
}
