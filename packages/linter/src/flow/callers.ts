import type { WiredValue } from '../container/wiring.ts';
import type { Arg, Expr } from '../php/facts.ts';
import { classKey, type CallSite, type Fn, type LoadedFile, shortName } from './code.ts';
import type { Frame } from './value.ts';
import type { World } from './world.ts';

/** Files beyond these numbers are not searched for callers; the finding then says how many were left out. */
const MAX_FUNCTION_FILES = 120;
const MAX_METHOD_FILES = 60;
/** A method name in more files than this needs a receiver of known type. */
const RARE_FILES = 10;

/** A place from which a function is entered, with the argument list it gets. */
export interface Caller {
  readonly site: CallSite;
  readonly args: readonly Arg[];
  /** Position in `args` of the callee's first parameter. */
  readonly offset: number;
}

/** An argument that configuration gives to a constructor. */
export interface WiredArgument {
  readonly index: number;
  readonly value: WiredValue;
}

export interface Callers {
  readonly callers: readonly Caller[];
  readonly wired: readonly WiredArgument[];
  /** Files that may hold further callers and were not searched. */
  readonly notFollowed: number;
}

const NONE: Callers = { callers: [], wired: [], notFollowed: 0 };

/**
 * Every production call of a function that can be found, in the order of files and lines.
 * @param limit files beyond this number are not searched; absent: as many as a path is worth
 */
export function callersOf(world: World, fn: Fn, limit?: number): Callers {
  switch (fn.facts.kind) {
    case 'function':
      return functionCallers(world, fn, limit ?? MAX_FUNCTION_FILES);
    case 'method':
      return fn.facts.name.toLowerCase() === '__construct' ? constructorCallers(world, fn) : methodCallers(world, fn, limit ?? MAX_METHOD_FILES);
    case 'closure':
    case 'arrow':
      return closureCallers(world, fn);
    default:
      return NONE;
  }
}

function asCaller(site: CallSite): Caller {
  return { site, args: 'args' in site.expr ? site.expr.args : [], offset: 0 };
}

function functionCallers(world: World, fn: Fn, limit: number): Callers {
  const { program } = world;
  const key = classKey(fn.facts.name);
  const short = shortName(fn.facts.name);
  const mentioned = new Set(program.index.filesWith(short));
  const indirect = [...program.index.filesCalling('call_user_func'), ...program.index.filesCalling('call_user_func_array')];
  const files = [...new Set([...program.index.filesCalling(short), ...indirect.filter((file) => mentioned.has(file))])].sort((a, b) => a - b);
  if (files.length > limit) return { ...NONE, notFollowed: files.length };
  const callers: Caller[] = [];
  for (const file of program.files(files)) {
    const calls = program.callsIn(file).functions;
    for (const site of calls.get(key) ?? []) callers.push(asCaller(site));
    for (const name of ['call_user_func', 'call_user_func_array']) {
      for (const site of calls.get(name) ?? []) {
        const [first, second] = site.expr.op === 'call' ? site.expr.args : [];
        if (first?.value.op !== 'lit' || classKey(String(first.value.value)) !== key || site.expr.op !== 'call') continue;
        if (name === 'call_user_func') callers.push({ site, args: site.expr.args, offset: 1 });
        else if (second?.value.op === 'array') {
          callers.push({ site, args: second.value.items.map((item) => ({ value: item.value })), offset: 0 });
        }
      }
    }
  }
  return { callers, wired: [], notFollowed: 0 };
}

function familyNames(world: World, cls: string): ReadonlySet<string> {
  return new Set([...world.program.ancestors(cls), ...world.program.heirs(cls)]);
}

/** Files that name one of the classes, namespace and all. */
function filesNaming(world: World, classes: Iterable<string>): ReadonlySet<number> {
  const files = new Set<number>();
  for (const cls of classes) for (const file of world.program.index.filesWith(cls)) files.add(file);
  return files;
}

function methodCallers(world: World, fn: Fn, limit: number): Callers {
  const cls = fn.cls?.name;
  if (cls === undefined) return NONE;
  const { program } = world;
  const { name } = fn.facts;
  const all = program.index.filesCallingMethod(name);
  const family = familyNames(world, cls);
  const naming = filesNaming(world, family);
  const isRare = all.length <= RARE_FILES;
  const files = isRare ? all : all.filter((file) => file === fn.file.number || naming.has(file));
  if (files.length > limit) return { ...NONE, notFollowed: files.length };
  const callers: Caller[] = [];
  for (const file of program.files(files)) {
    for (const site of program.callsIn(file).methods.get(name.toLowerCase()) ?? []) {
      if (reaches(world, site, fn, family, isRare || naming.has(file.number))) callers.push(asCaller(site));
    }
  }
  const wired = [...wiredSetter(world, fn, cls), ...(callers.length === 0 ? boundByName(world, fn) : [])];
  return { callers, wired, notFollowed: 0 };
}

/** Values that the container gives to parameters of this name: constructors, and actions that nothing else calls. */
function boundByName(world: World, fn: Fn): readonly WiredArgument[] {
  return fn.facts.params.flatMap((param, index) => {
    const value = world.wiring.binds.get(param.name);
    return value ? [{ index, value }] : [];
  });
}

function wiredSetter(world: World, fn: Fn, cls: string): readonly WiredArgument[] {
  return world.wiring
    .definitionsOf(cls)
    .flatMap((definition) =>
      definition.calls
        .filter((call) => call.method.toLowerCase() === fn.facts.name.toLowerCase())
        .flatMap((call) => call.args.map((value, index) => ({ index, value }))),
    );
}

/** Does a call give at least the arguments without which the function could not be entered? */
function hasArguments(args: readonly Arg[], fn: Fn): boolean {
  const needed = fn.facts.params.filter((param) => !param.default && !param.variadic).length;
  return args.length >= needed || args.some((arg) => arg.spread);
}

/** Can this call enter this method? */
function reaches(world: World, site: CallSite, fn: Fn, family: ReadonlySet<string>, trustUntyped: boolean): boolean {
  const { program } = world;
  const frame: Frame = { fn: site.fn, step: site.step, depth: 0 };
  const { expr } = site;
  if (expr.op !== 'mcall' && expr.op !== 'scall') return false;
  if (!hasArguments(expr.args, fn)) return false;
  const classes = expr.op === 'scall' ? world.className(expr.cls, frame) : world.types(expr.base, frame);
  // A static method is hardly ever called on an object, still less on one of which nothing is known.
  if (classes.length === 0) return trustUntyped && expr.op === 'mcall' && fn.facts.static !== true;
  const method = fn.facts.name;
  return classes.some((cls) => {
    const key = classKey(cls);
    if (!family.has(key)) return program.ancestors(cls).some((ancestor) => ancestor === classKey(fn.cls?.name ?? ''));
    const target = program.methodOf(cls, method);
    if (target === fn) return true;
    if (target === undefined || target.facts.abstract || target.cls?.facts.kind === 'interface') return true;
    // A call on a parent class may meet this override at run time.
    return program.isA(fn.cls?.name ?? '', cls) && classKey(fn.cls?.name ?? '') !== key;
  });
}

function constructorCallers(world: World, fn: Fn): Callers {
  const cls = fn.cls?.name;
  if (cls === undefined) return NONE;
  const { program } = world;
  const classes = [classKey(cls), ...program.heirs(cls).filter((heir) => program.methodOf(heir, '__construct') === fn)];
  const callers: Caller[] = [];
  const files = new Set<number>();
  const wired: WiredArgument[] = [];
  let notFollowed = 0;
  for (const name of classes) {
    const making = new Set(program.index.filesCalling(shortName(name)));
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
    for (const name of classes) for (const site of calls.instantiations.get(name) ?? []) callers.push(asCaller(site));
    for (const site of calls.methods.get('__construct') ?? []) {
      if (site.expr.op !== 'scall' || !('relative' in site.expr.cls) || site.expr.cls.relative !== 'parent') continue;
      const own = site.fn.cls?.name;
      if (own !== undefined && classKey(own) !== classKey(cls) && program.methodOf(program.ancestors(own)[1] ?? '', '__construct') === fn) {
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
      for (const site of program.callsIn(file).methods.get(method) ?? []) {
        const args = registeredArguments(site.expr, classes);
        if (args) callers.push({ site, args, offset: 0 });
      }
    }
  }
  // Of a chain that adds one argument after another the last call has them all.
  return callers.filter((caller) => !callers.some((other) => other !== caller && other.site.step === caller.site.step && other.site.fn === caller.site.fn && other.args.length > caller.args.length));
}

function registeredArguments(expr: Expr, classes: readonly string[]): readonly Arg[] | undefined {
  if (expr.op !== 'mcall' && expr.op !== 'scall' && expr.op !== 'call') return undefined;
  const names = expr.args.some((arg) => arg.value.op === 'classConst' && arg.value.name.toLowerCase() === 'class' && 'name' in arg.value.cls && classes.includes(classKey(arg.value.cls.name)));
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
    if (!fn.cls || !classes.includes(classKey(fn.cls.name))) continue;
    for (const site of fn.calls) {
      if (site.expr.op === 'new' && 'relative' in site.expr.cls && site.expr.cls.relative !== 'parent') callers.push(asCaller(site));
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
function attributeValue(attributes: import('../php/facts.ts').ParamFacts['attributes'], fn: Fn): WiredValue | undefined {
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
      return at({ op: 'call', name: 'config', args: attribute.args.map((arg) => ({ value: arg.value })), span: fn.facts.span });
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

/** Functions that hand the elements of an array to a callback. */
const ELEMENT_CALLBACKS: ReadonlyMap<string, { readonly callback: number; readonly array: number }> = new Map([
  ['array_map', { callback: 0, array: 1 }],
  ['array_walk', { callback: 1, array: 0 }],
  ['array_filter', { callback: 1, array: 0 }],
]);
const COLLECTION_CALLBACKS: ReadonlySet<string> = new Set(['map', 'each', 'filter', 'tap', 'transform', 'maptokeys', 'flatmap']);

function closureCallers(world: World, fn: Fn): Callers {
  const outer = fn.facts.outer === undefined ? undefined : fn.file.functions[fn.facts.outer];
  if (!outer) return NONE;
  void world;
  const callers: Caller[] = [];
  const isThis = (expr: Expr | undefined): boolean => expr?.op === 'closure' && expr.fn === fn.id;
  for (const site of outer.calls) {
    const { expr } = site;
    if (expr.op === 'call' && typeof expr.name === 'string') {
      const known = ELEMENT_CALLBACKS.get(classKey(expr.fallback ?? expr.name));
      const array = known ? expr.args[known.array]?.value : undefined;
      if (known && array && isThis(expr.args[known.callback]?.value)) {
        callers.push({ site, args: [{ value: { op: 'index', base: array } }], offset: 0 });
      }
    } else if (expr.op === 'mcall' && typeof expr.name === 'string' && COLLECTION_CALLBACKS.has(expr.name.toLowerCase()) && isThis(expr.args[0]?.value)) {
      callers.push({ site, args: [{ value: { op: 'index', base: expr.base } }], offset: 0 });
    } else if (expr.op === 'call' && typeof expr.name !== 'string' && expr.name.op === 'var') {
      const definition = outer.definitions.variables.get(expr.name.name)?.find((candidate) => candidate.by === 'value' && isThis(candidate.value));
      if (definition) callers.push(asCaller(site));
    }
  }
  return { callers, wired: [], notFollowed: 0 };
}
