import type { WiredValue } from '../container/wiring.ts';
import type { Expr, ParamFacts } from '../php/facts.ts';
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
import { registeredConstructions } from './registered-constructions.ts';
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
  if (callers.length === 0 && wired.length === 0) callers.push(...registeredConstructions(world, classes));
  return { callers, wired, notFollowed };
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
