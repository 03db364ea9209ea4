/** Which methods of an object can run that a function makes for itself and gives to nobody else. */
import type { Expr } from '../php/facts.ts';
import type { Entry } from './caller.ts';
import type { CallSite, Fn } from './code.ts';
import { isParentConstructor } from './passed-on.ts';
import { eachChild, eachWithin, expressionsOf, isThis } from './walk.ts';
import type { World } from './world.ts';

/** Methods that run without being called. https://www.php.net/manual/en/language.oop5.magic.php */
const UNCALLED: readonly string[] = ['__construct', '__destruct', '__tostring', '__get', '__set', '__call', '__invoke'];

/** Methods followed from one another beyond this number are taken to reach everything. */
const MAX_METHODS = 60;

/**
 * Can a method of the object run that is made here? It can unless the object stays in a variable of the function, and
 * nothing that is called on it leads to the method: what only reads writes to no path that it was made with.
 */
export function mayRun(world: World, made: CallSite, method: Fn): boolean {
  const [cls] =
    made.expr.op === 'new' ? world.className(made.expr.cls, { fn: made.fn, step: made.step, depth: 0 }) : [];
  if (cls === undefined || method.cls === undefined || method.facts.outer !== undefined) return true;
  const called = calledOn(world, made);
  if (called === undefined) return true;
  const { program } = world;
  const reached = new Set<Fn>();
  const queue = [...called, ...UNCALLED];
  const seen = new Set<string>();
  while (queue.length > 0) {
    const name = queue.pop() as string;
    if (seen.has(name)) continue;
    seen.add(name);
    if (seen.size > MAX_METHODS) return true;
    const fn = program.methodOf(cls, name);
    if (!fn || reached.has(fn)) continue;
    // Magic methods lead wherever the name does that is asked for.
    if (name === '__call' || name === '__get') return true;
    reached.add(fn);
    if (fn === method) return true;
    for (const inner of bodiesOf(fn)) {
      for (const { expr } of inner.calls) {
        if (expr.op !== 'mcall' && expr.op !== 'scall' && expr.op !== 'call') continue;
        if (typeof expr.name !== 'string') return true;
        if (expr.op !== 'call') queue.push(expr.name.toLowerCase());
        else if (/^call_user_func/i.test(expr.fallback ?? expr.name)) return true;
      }
    }
  }
  return false;
}

/**
 * Do these ways, the innermost first, lead through a method that the made object lacks? The constructor that is entered last
 * calls methods of its own object: of `new A`, and of an object whose class calls `parent::__construct()`, none has what
 * another heir of the parent adds.
 */
export function runsInOtherHeir(world: World, made: CallSite, ways: readonly Entry[], innermost: Fn): boolean {
  const { expr, fn: maker } = made;
  const isExact = expr.op === 'new' && 'name' in expr.cls;
  const cls = isExact ? expr.cls.name : isParentConstructor(expr) ? maker.cls?.name : undefined;
  if (cls === undefined) return false;
  const { program } = world;
  const isLacking = ({ cls: own }: Fn): boolean => {
    if (!own || own.facts.kind !== 'class' || program.isA(cls, own.name)) return false;
    return isExact ? program.isA(own.name, cls) : !program.isA(own.name, cls);
  };
  for (const { fn, caller } of ways.toReversed()) {
    if (isLacking(fn)) return true;
    const { expr: call } = caller.site;
    const isOwn = call.op === 'mcall' ? isThis(call.base) : call.op === 'scall' && 'relative' in call.cls;
    if (!isOwn) return false;
  }
  return isLacking(innermost);
}

/** Are all calls on the object that is made here to be seen: on the spot, or on the variable or property that holds it? */
export function isOnlyCalledHere(world: World, made: CallSite): boolean {
  return (
    made.fn.calls.some(({ expr }) => expr.op === 'mcall' && expr.base === made.expr) ||
    calledOn(world, made) !== undefined
  );
}

/** A function and the closures in it. */
function bodiesOf(fn: Fn): readonly Fn[] {
  const bodies = [fn];
  for (const body of bodies) {
    for (const other of fn.file.functions) if (other.facts.outer === body.id) bodies.push(other);
  }
  return bodies;
}

/** The variable that holds the object, where it holds nothing but objects that are made on the spot. */
function holderOf({ fn, expr: made }: CallSite): string | undefined {
  for (const [variable, definitions] of fn.definitions.variables) {
    if (!definitions.some((definition) => definition.by === 'value' && definition.value === made)) continue;
    const isMadeHere = definitions.every(
      (each) => each.by === 'value' && (each.value === made || each.value.op === 'new'),
    );
    return isMadeHere ? variable : undefined;
  }
  return undefined;
}

/** Lower-case names of the methods that are called on the object; undefined when it may be used elsewhere. */
function calledOn(world: World, site: CallSite): ReadonlySet<string> | undefined {
  const { fn } = site;
  const name = holderOf(site);
  if (name === undefined) return calledOnProperty(world, site);
  if (fn.facts.kind === 'main') return undefined;
  if (fn.file.functions.some((other) => other.facts.outer === fn.id)) return undefined;
  const called = new Set<string>();
  const given = givenOn(fn);
  let escapes = false;
  const visit = (expr: Expr, step: number): void => {
    const visitChild = (child: Expr): void => visit(child, step);
    if (expr.op === 'var') {
      if (expr.name === name) escapes = true;
      return;
    }
    if (expr.op === 'mcall' && typeof expr.name === 'string' && rootOf(expr) === name) {
      called.add(expr.name.toLowerCase());
      if (expr.base.op !== 'var') visitChild(expr.base);
      for (const arg of expr.args) visitChild(arg.value);
      return;
    }
    if (expr.op === 'assign' && expr.target.op === 'var' && expr.target.name === name) {
      if (expr.value === site.expr && given.has(expr)) escapes = true;
      visitChild(expr.value);
      return;
    }
    // What it knows is not the object itself, unless it is another object that knows the path as well.
    if (expr.op === 'prop' && typeof expr.name === 'string' && expr.base.op === 'var' && expr.base.name === name) {
      if (world.types(expr, { fn, step, depth: 0 }).length > 0) escapes = true;
      return;
    }
    eachChild(expr, visitChild);
  };
  fn.facts.steps.forEach((step, number) => {
    for (const expr of expressionsOf(step)) visit(expr, number);
  });
  return escapes ? undefined : called;
}

/** As {@link calledOn} for an object that is kept in a property which no other class can see. */
function calledOnProperty(world: World, { fn, expr: made }: CallSite): ReadonlySet<string> | undefined {
  const kept = fn.definitions.properties.find(({ value, keys }) => value === made && keys.length === 0);
  if (!kept || !isThis(kept.base) || fn.cls === undefined) return undefined;
  const { name } = kept;
  const visibility = fn.cls.facts.properties.find((each) => each.name === name)?.visibility ?? 'public';
  // Code of a trait is the class's own, and stands elsewhere.
  if (fn.cls.facts.traits.length > 0) return undefined;
  const isOwn =
    visibility === 'private' || (visibility === 'protected' && world.program.heirs(fn.cls.name).length === 0);
  if (!isOwn) return undefined;
  const called = new Set<string>();
  const given = givenOn(fn);
  let escapes = false;
  const visit = (expr: Expr): void => {
    if (expr.op === 'prop' && expr.name === name) {
      escapes = true;
      return;
    }
    if (expr.op === 'mcall' && typeof expr.name === 'string' && expr.base.op === 'prop' && expr.base.name === name) {
      called.add(expr.name.toLowerCase());
      for (const arg of expr.args) visit(arg.value);
      return;
    }
    if (expr.op === 'assign' && expr.target.op === 'prop' && expr.target.name === name) {
      if (expr.value === made && given.has(expr)) escapes = true;
      visit(expr.value);
    } else eachChild(expr, visit);
  };
  for (const other of fn.file.functions) {
    for (const step of other.facts.steps) for (const expr of expressionsOf(step)) visit(expr);
  }
  return escapes ? undefined : called;
}

/** Assignments whose value is used once more: `return $this->store ??= new Store($path)`, `$first = $second = new Store($path)`. */
function givenOn(fn: Fn): ReadonlySet<Expr> {
  const given = new Set<Expr>();
  for (const step of fn.facts.steps) {
    for (const expr of expressionsOf(step)) {
      if (step.do === 'return' && expr.op === 'assign') given.add(expr);
      eachWithin(expr, (inner) => {
        if (inner !== expr && inner.op === 'assign') given.add(inner);
      });
    }
  }
  return given;
}

/** The variable at the head of a chain of calls. */
function rootOf(expr: Expr): string | undefined {
  let at = expr;
  while (at.op === 'mcall') at = at.base;
  return at.op === 'var' ? at.name : undefined;
}
