import type { WiredValue } from '../container/wiring.ts';
import type { Arg, Expr, ParamFacts } from '../php/facts.ts';
import { MAKER_METHODS } from '../php/made-by-name.ts';
import {
  asCaller,
  type Caller,
  type Callers,
  MAX_FUNCTION_FILES,
  MAX_METHOD_FILES,
  NONE,
  type WiredArgument,
} from './caller.ts';
import { classKey, type Fn, type LoadedFile, shortName } from './code.ts';
import { madeStatically, makersOf } from './static-makers.ts';
import type { World } from './world.ts';

export function constructorCallers(world: World, fn: Fn): Callers {
  const cls = fn.cls?.name;
  if (cls === undefined) return NONE;
  const { program } = world;
  const classes = [classKey(cls), ...program.heirs(cls).filter((heir) => program.methodOf(heir, '__construct') === fn)];
  const callers: Caller[] = [];
  const files = new Set<number>();
  const byName = MAKER_METHODS.flatMap((method) => [...program.index.filesCallingMethod(method)]);
  const wired: WiredArgument[] = [];
  let notFollowed = 0;
  const makers = new Map(classes.map((name) => [name, makersOf(world, name)] as const));
  for (const name of classes) {
    const short = shortName(name);
    const statically = (makers.get(name) ?? []).flatMap(({ method }) => [...program.index.filesCallingMethod(method)]);
    const making = new Set([
      ...program.index.filesCalling(short),
      ...program.index.filesRenaming(short),
      ...byName,
      ...statically,
    ]);
    const found = program.index.filesWith(name).filter((file) => making.has(file));
    if (found.length > MAX_FUNCTION_FILES) notFollowed += found.length;
    else for (const file of found) files.add(file);
    wired.push(...wiredConstructor(world, fn, name));
  }
  const delegating = new Set(program.index.filesCallingMethod('__construct'));
  const heirFiles = program
    .heirs(cls)
    .flatMap((heir) => program.index.declaring(heir))
    .filter((file) => delegating.has(file));
  if (heirFiles.length <= MAX_METHOD_FILES) for (const file of heirFiles) files.add(file);
  // `new static` stands where the class's own name does not.
  files.add(fn.file.number);
  for (const file of program.files([...files].sort((a, b) => a - b))) {
    const calls = program.callsIn(file);
    for (const name of classes) for (const site of calls.ofClass(name)) callers.push(asCaller(site));
    for (const [name, made] of makers) callers.push(...madeStatically(world, file, name, made));
    for (const site of calls.ofMethod('__construct')) {
      if (site.expr.op !== 'scall' || !('relative' in site.expr.cls) || site.expr.cls.relative !== 'parent') continue;
      const own = site.fn.cls?.name;
      if (
        own !== undefined &&
        classKey(own) !== classKey(cls) &&
        program.methodOf(program.ancestors(own)[1] ?? '', '__construct') === fn
      ) {
        callers.push(asCaller(site));
      }
    }
    relativeInstantiations(file, classes, callers);
  }
  if (callers.length === 0 && wired.length === 0) callers.push(...registrations(world, classes));
  return { callers, wired, notFollowed };
}

/** How containers take a constructor's arguments: League, PHP-DI, Symfony's PHP configuration, Nette. */
const ONE_ARGUMENT: ReadonlySet<string> = new Set(['addargument', 'withargument']);

const ALL_ARGUMENTS: ReadonlySet<string> = new Set(['addarguments', 'witharguments', 'args', 'setarguments']);

/** `$container->add('id', Writer::class)->addArgument($path)`: the container enters the constructor. */
function registrations(world: World, classes: readonly string[]): readonly Caller[] {
  const { program } = world;
  const methods = [...ONE_ARGUMENT, ...ALL_ARGUMENTS, 'constructor'];
  const fluent = new Set(methods.flatMap((method) => [...program.index.filesCallingMethod(method)]));
  if (fluent.size === 0) return [];
  const found = new Set(classes.flatMap((name) => program.index.filesWith(name).filter((file) => fluent.has(file))));
  const callers: Caller[] = [];
  for (const file of program.files([...found].sort((a, b) => a - b))) {
    for (const method of methods) {
      for (const site of program.callsIn(file).ofMethod(method)) {
        const args = registeredArguments(site.expr, classes);
        if (args) callers.push({ site, args, offset: 0 });
      }
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
  if (names) return [];
  if (expr.op !== 'mcall' || typeof expr.name !== 'string') return undefined;
  const before = registeredArguments(expr.base, classes);
  if (!before) return undefined;
  const method = expr.name.toLowerCase();
  if (ONE_ARGUMENT.has(method)) return [...before, ...expr.args.slice(0, 1)];
  if (method === 'constructor') return expr.args;
  const [list] = expr.args;
  if (!ALL_ARGUMENTS.has(method) || list?.value.op !== 'array') return before;
  return [...before, ...list.value.items.map((item) => ({ value: item.value }))];
}

/** `new self`, `new static` inside the family. */
function relativeInstantiations(file: LoadedFile, classes: readonly string[], callers: Caller[]): void {
  for (const fn of file.functions) {
    if (!fn.cls || !fn.mentions('new') || !classes.includes(classKey(fn.cls.name))) continue;
    for (const site of fn.calls) {
      if (site.expr.op === 'new' && 'relative' in site.expr.cls && site.expr.cls.relative !== 'parent')
        callers.push(asCaller(site));
    }
  }
}

function wiredConstructor(world: World, fn: Fn, cls: string): readonly WiredArgument[] {
  const result: WiredArgument[] = [];
  for (const definition of world.wiring.definitionsOf(cls)) {
    definition.args.forEach((value, index) => {
      result.push({ index, value });
    });
    for (const [name, value] of Object.entries(definition.namedArgs)) {
      const index = fn.param(name);
      if (index >= 0) result.push({ index, value });
    }
  }
  fn.facts.params.forEach((param, index) => {
    const injected = attributeValue(param.attributes, fn);
    if (injected) result.push({ index, value: injected });
    const bind = world.wiring.binds.get(param.name);
    if (bind && !injected && !result.some((argument) => argument.index === index)) result.push({ index, value: bind });
  });
  return result;
}

/** `#[Autowire('%kernel.cache_dir%')]`, `#[Autowire(param: 'x')]`, `#[Config('app.path')]`, `#[Storage]` and the like. */
function attributeValue(attributes: ParamFacts['attributes'], fn: Fn): WiredValue | undefined {
  for (const attribute of attributes ?? []) {
    const name = shortName(attribute.name).toLowerCase();
    const at = (expr: Expr): WiredValue => ({ expr, path: fn.file.path, line: fn.facts.span[0] });
    if (name === 'autowire') {
      const param = attribute.args.find((arg) => arg.name === 'param')?.value;
      if (param?.op === 'lit') return at({ op: 'parameter', name: String(param.value) });
      const env = attribute.args.find((arg) => arg.name === 'env')?.value;
      if (env?.op === 'lit') return at({ op: 'env', name: String(env.value) });
      const value = attribute.args.find((arg) => arg.name === 'value' || arg.name === undefined)?.value;
      if (value?.op === 'lit' && typeof value.value === 'string') return at(parameterText(value.value));
      if (value) return at(value);
    }
    if (name === 'config' && attribute.args[0]) {
      return at({
        op: 'call',
        name: 'config',
        args: attribute.args.map((arg) => ({ value: arg.value })),
        span: fn.facts.span,
      });
    }
  }
  return undefined;
}

/** `%kernel.project_dir%/var/x` as an expression. */
export function parameterText(value: string): Expr {
  const parts: Expr[] = [];
  let at = 0;
  for (const match of value.matchAll(/%([\w.-]+)%/g)) {
    if (match.index > at) parts.push({ op: 'lit', value: value.slice(at, match.index) });
    parts.push({ op: 'parameter', name: match[1] ?? '' });
    at = match.index + match[0].length;
  }
  if (at < value.length) parts.push({ op: 'lit', value: value.slice(at) });
  return parts.length === 1 ? (parts[0] as Expr) : { op: 'concat', parts };
}
