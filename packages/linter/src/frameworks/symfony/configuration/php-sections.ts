/** Container configuration written in PHP, as settings in the shape of YAML. Nothing of it is run. */
import { PhpExpressions } from '../../../configuration/php-expressions.ts';
import { returnedSetting } from '../../../configuration/php-settings.ts';
import type { CallMeaning, PhpSource } from '../../../configuration/php-source.ts';
import type { Placed, Setting, SettingEntry, SettingMap } from '../../../configuration/setting.ts';
import type { Expr, FunctionFacts, Step } from '../../../php/facts.ts';
import type { KernelEnvironment } from './kernel-environment.ts';

/** Calls in one chain that are followed, through variables too. */
const LONGEST_CHAIN = 100;

type MethodCall = Extract<Expr, { op: 'mcall' }>;

/**
 * The file as one map. Understood: `$container->extension('framework', […])`, `loadFromExtension`, `import`,
 * `parameters()->set`, `setParameter`, `FrameworkConfig $framework` builders, `return App::config([…])` and returned arrays.
 */
export function phpSections(source: PhpSource, environment: KernelEnvironment = 'prod'): SettingMap {
  const entries: SettingEntry[] = [];
  const root: SettingMap = { kind: 'map', path: source.path, line: 1, entries };
  const known: PhpSource = { ...source, meaning: meaningOf };
  for (const fn of source.facts.functions) {
    if (fn.kind !== 'main' && fn.kind !== 'closure' && !isKernelMethod(fn)) continue;
    const expressions = new PhpExpressions(known, fn);
    fn.steps.forEach((step, number) => {
      if (step.do !== 'expr' && step.do !== 'return') return;
      if (!runsIn(environment, fn, step) || !step.expr || step.expr.op !== 'mcall') return;
      const found = new ConfiguringCall(known, fn, expressions, number).entry(step.expr, step.line);
      if (found) entries.push(found);
    });
  }
  const returned = returnedSetting(known);
  if (returned?.kind === 'map') entries.push(...returned.entries);
  return root;
}

/** `configureContainer` and the like of a kernel or bundle class. */
function isKernelMethod(fn: FunctionFacts): boolean {
  return fn.kind === 'method' && /^(?:configureContainer|prepend|prependExtension|loadExtension)$/.test(fn.name);
}

/** `App::config([...])` gives its argument, `env('X')` the placeholder of YAML, `param('x')` that of a parameter. */
const meaningOf: CallMeaning = ({ name, args, path, line }) => {
  const [first] = args;
  if (/(?:^|\\)app::config$/.test(name)) return first;
  if (first?.kind !== 'value') return undefined;
  const last = name.slice(name.lastIndexOf('\\') + 1);
  if (last === 'env') return { kind: 'value', value: `%env(${first.value})%`, path, line };
  if (last === 'param' || last === '->getparameter') return { kind: 'value', value: `%${first.value}%`, path, line };
  return last === 'service' ? { kind: 'value', value: String(first.value), path, line } : undefined;
};

/** One statement that configures something. */
class ConfiguringCall {
  readonly #source: PhpSource;
  readonly #fn: FunctionFacts;
  readonly #expressions: PhpExpressions;
  readonly #step: number;

  constructor(source: PhpSource, fn: FunctionFacts, expressions: PhpExpressions, step: number) {
    this.#source = source;
    this.#fn = fn;
    this.#expressions = expressions;
    this.#step = step;
  }

  entry(call: MethodCall, line: number): SettingEntry | undefined {
    const at: Placed = { path: this.#source.path, line: call.nameLine ?? line };
    const [first, second] = call.args.map((arg) => this.#expressions.setting(arg.value, at, this.#step));
    const name = typeof call.name === 'string' ? call.name.toLowerCase() : '';
    const key = first?.kind === 'value' ? String(first.value) : undefined;
    if ((name === 'extension' || name === 'loadfromextension' || name === 'prependextensionconfig') && key && second) {
      return { key, ...at, value: second };
    }
    if (name === 'import' && key) {
      const resource: Setting = {
        kind: 'map',
        ...at,
        entries: [{ key: 'resource', ...at, value: { kind: 'value', ...at, value: key } }],
      };
      return { key: 'imports', ...at, value: { kind: 'list', ...at, items: [resource] } };
    }
    const isParameter = name === 'setparameter' || (name === 'set' && this.#isOnParameters(call.base));
    if (isParameter && key && second) {
      return { key: 'parameters', ...at, value: { kind: 'map', ...at, entries: [{ key, ...at, value: second }] } };
    }
    return this.#built(call, line);
  }

  #isOnParameters(base: Expr): boolean {
    if (base.op === 'var') {
      return this.#fn.steps.some(({ do: what, ...step }) => {
        const expr = what === 'expr' && 'expr' in step ? step.expr : undefined;
        if (expr?.op !== 'assign' || expr.target.op !== 'var' || expr.target.name !== base.name) return false;
        return expr.value.op === 'mcall' && expr.value.name === 'parameters';
      });
    }
    if (base.op !== 'mcall') return false;
    return base.name === 'parameters' || this.#isOnParameters(base.base);
  }

  /** `$framework->cache()->pool('x')->adapters([…])` → `framework: { cache: { pools: { x: { adapters: […] } } } }`. */
  #built(call: MethodCall, line: number): SettingEntry | undefined {
    const calls: MethodCall[] = [];
    let base: Expr = call;
    for (let depth = 0; depth < LONGEST_CHAIN; depth += 1) {
      if (base.op === 'mcall') {
        calls.unshift(base);
        base = base.base;
        continue;
      }
      const named: Expr | undefined = base.op === 'var' ? this.#assignedTo(base.name) : undefined;
      if (!named) break;
      base = named;
    }
    const extension = base.op === 'var' ? this.#extensionOf(base.name) : undefined;
    if (!extension) return undefined;
    const at: Placed = { path: this.#source.path, line };
    const root: MutableMap = { kind: 'map', ...at, entries: [] };
    let into = root;
    for (const { name, args, nameLine } of calls) {
      if (typeof name !== 'string') return undefined;
      const here: Placed = { path: at.path, line: nameLine ?? line };
      const values = args.map((arg) => this.#expressions.setting(withoutProcessors(arg.value), here, this.#step));
      const [first, second] = values;
      const key = snake(name);
      if (first === undefined) into = inner(into, key, here);
      else if (PLURALS[key] && first.kind === 'value') {
        const items = inner(into, PLURALS[key], here);
        if (second) items.entries.push({ key: String(first.value), ...here, value: second });
        else into = inner(items, String(first.value), here);
      } else into.entries.push({ key, ...here, value: first });
    }
    return { key: extension, ...at, value: root };
  }

  /** The builder that a variable stands for: `$dbal = $doctrine->dbal();`. */
  #assignedTo(name: string): Expr | undefined {
    for (const step of this.#fn.steps) {
      if (step.do !== 'expr' || step.expr.op !== 'assign') continue;
      const { target, value } = step.expr;
      if (target.op === 'var' && target.name === name && value.op === 'mcall') return value;
    }
    return undefined;
  }

  #extensionOf(variable: string): string | undefined {
    const type = this.#fn.params.find(({ name }) => name === variable)?.type?.classes[0];
    const name = /^Symfony\\Config\\(\w+)Config$/.exec(type ?? '')?.[1];
    return name === undefined ? undefined : snake(name);
  }
}

/** `env('X')->resolve()` as `env('X')`: these processors keep what the variable says. */
function withoutProcessors(expr: Expr): Expr {
  let inner = expr;
  while (
    inner.op === 'mcall' &&
    /^(?:resolve|string|int|bool|float|trim)$/.test(typeof inner.name === 'string' ? inner.name : '')
  )
    inner = inner.base;
  return inner.op === 'call' ? inner : expr;
}

interface MutableMap extends SettingMap {
  readonly entries: SettingEntry[];
}

/** Methods of builders that take the name of an item. */
const PLURALS: Readonly<Record<string, string>> = {
  handler: 'handlers',
  pool: 'pools',
  connection: 'connections',
  transport: 'transports',
  storage: 'storages',
  limiter: 'limiters',
  mappings: 'mappings',
  resource: 'resources',
};

function inner(map: MutableMap, key: string, at: Placed): MutableMap {
  const known = map.entries.findLast((entry) => entry.key === key)?.value;
  if (known?.kind === 'map') return known as MutableMap;
  const made: MutableMap = { kind: 'map', ...at, entries: [] };
  map.entries.push({ key, ...at, value: made });
  return made;
}

function snake(name: string): string {
  return name.replace(/(?<=[a-z\d])([A-Z])/g, '_$1').toLowerCase();
}

/** Runs a statement in this environment? Not when it stands in a branch for another one. */
function runsIn(environment: KernelEnvironment, fn: FunctionFacts, step: Step): boolean {
  for (let block = fn.blocks[step.block]; block && block.parent >= 0; block = fn.blocks[block.parent]) {
    const names = (block.test ? literalsOf(block.test) : []).filter((name) => /^(?:dev|test|prod)$/.test(name));
    const isNamed = names.includes(environment);
    if (block.arm === 'then' && names.length > 0 && !isNamed) return false;
    if (block.arm === 'else' && isNamed) return false;
  }
  return true;
}

function literalsOf(expr: Expr): readonly string[] {
  if (expr.op === 'lit') return typeof expr.value === 'string' ? [expr.value] : [];
  if (expr.op === 'bin') return [...literalsOf(expr.left), ...literalsOf(expr.right)];
  return expr.op === 'call' || expr.op === 'mcall' ? expr.args.flatMap(({ value }) => literalsOf(value)) : [];
}
