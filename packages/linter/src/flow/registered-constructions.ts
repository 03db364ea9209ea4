/** Arguments of constructors that code gives to a container. */
import type { Arg, Expr } from '../php/facts.ts';
import type { Caller } from './caller.ts';
import { classKey, shortName } from './code.ts';
import type { World } from './world.ts';

/** How containers take a constructor's arguments: League, PHP-DI, Symfony's PHP configuration, Nette. */
const ONE_ARGUMENT: ReadonlySet<string> = new Set(['addargument', 'withargument']);

const ALL_ARGUMENTS: ReadonlySet<string> = new Set(['addarguments', 'witharguments', 'args', 'setarguments']);

/** Laravel's contextual binding: `->when(Writer::class)->needs('$directory')->give(storage_path('a'))`. */
const GIVING: ReadonlySet<string> = new Set(['give', 'giveconfig']);

/** Methods and functions that make an object with arguments by their names: `app(Writer::class, ['directory' => $path])`. */
const MAKING: ReadonlySet<string> = new Set(['make', 'makewith']);
const HELPERS: readonly string[] = ['app', 'resolve'];

/** Does a call of such a name only tell a container with what objects are to be made? Who runs these is another matter. */
export function tellsContainer(expr: Expr): boolean {
  if (expr.op !== 'mcall' || typeof expr.name !== 'string') return false;
  const method = expr.name.toLowerCase();
  return ONE_ARGUMENT.has(method) || ALL_ARGUMENTS.has(method) || GIVING.has(method);
}

/** What such a call makes the object with; nothing for other calls. */
function namedArguments(expr: Extract<Expr, { op: 'mcall' | 'scall' | 'call' }>): readonly Arg[] {
  if (typeof expr.name !== 'string') return [];
  const name = shortName(expr.name).toLowerCase();
  const [, list] = expr.args;
  if (!(expr.op === 'call' ? HELPERS.includes(name) : MAKING.has(name)) || list?.value.op !== 'array') return [];
  return list.value.items.flatMap(({ key, value }) => (key?.op === 'lit' ? [{ name: String(key.value), value }] : []));
}

/** The argument that `needs()` names, with what it is given. */
function givenArgument({ base, args, span }: Extract<Expr, { op: 'mcall' }>, method: string): readonly Arg[] {
  const needed = base.op === 'mcall' ? base.args[0]?.value : undefined;
  const given = args[0]?.value;
  if (needed?.op !== 'lit' || !given || !String(needed.value).startsWith('$')) return [];
  const called: Expr = { op: 'call', name: method === 'giveconfig' ? 'config' : given, args: [], span };
  const value = method === 'giveconfig' ? { ...called, args } : given.op === 'closure' ? called : given;
  return [{ name: String(needed.value).slice(1), value }];
}

/** `$container->add('id', Writer::class)->addArgument($path)`: the container enters the constructor. */
export function registeredConstructions(world: World, classes: readonly string[]): readonly Caller[] {
  const { program } = world;
  const methods = [...ONE_ARGUMENT, ...ALL_ARGUMENTS, ...GIVING, ...MAKING, 'constructor'];
  const fluent = new Set([
    ...methods.flatMap((method) => [...program.index.filesCallingMethod(method)]),
    ...HELPERS.flatMap((name) => [...program.index.filesCalling(name)]),
  ]);
  if (fluent.size === 0) return [];
  const found = new Set(classes.flatMap((name) => program.index.filesWith(name).filter((file) => fluent.has(file))));
  const callers: Caller[] = [];
  for (const file of program.files([...found].sort((a, b) => a - b))) {
    const calls = program.callsIn(file);
    const sites = [
      ...methods.map((method) => calls.ofMethod(method)),
      ...HELPERS.map((name) => calls.ofFunction(name)),
    ];
    for (const site of sites.flat()) {
      const args = registeredArguments(site.expr, classes);
      if (args && args.length > 0) callers.push({ site, args, offset: 0 });
    }
  }
  // Of a chain that adds one argument after another the last call has them all.
  return callers.filter(
    (caller) =>
      !callers.some(
        (other) =>
          other !== caller &&
          other.site.step === caller.site.step &&
          other.site.fn === caller.site.fn &&
          other.args.length > caller.args.length,
      ),
  );
}

function registeredArguments(expr: Expr, classes: readonly string[]): readonly Arg[] | undefined {
  if (expr.op !== 'mcall' && expr.op !== 'scall' && expr.op !== 'call') return undefined;
  const names = expr.args.some(
    (arg) =>
      arg.value.op === 'classConst' &&
      arg.value.name.toLowerCase() === 'class' &&
      'name' in arg.value.cls &&
      classes.includes(classKey(arg.value.cls.name)),
  );
  if (names) return namedArguments(expr);
  if (expr.op !== 'mcall' || typeof expr.name !== 'string') return undefined;
  const before = registeredArguments(expr.base, classes);
  if (!before) return undefined;
  const method = expr.name.toLowerCase();
  if (ONE_ARGUMENT.has(method)) return [...before, ...expr.args.slice(0, 1)];
  if (method === 'constructor') return expr.args;
  if (GIVING.has(method)) return [...before, ...givenArgument(expr, method)];
  const [list] = expr.args;
  if (!ALL_ARGUMENTS.has(method) || list?.value.op !== 'array') return before;
  return [...before, ...list.value.items.map((item) => ({ value: item.value }))];
}
