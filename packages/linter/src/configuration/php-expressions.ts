import type { ArrayItem, Expr, FunctionFacts } from '../php/facts.ts';
import { functionSetting } from './php-functions.ts';
import type { PhpSource } from './php-source.ts';
import { type Placed, ROOT, type Setting, type SettingEntry } from './setting.ts';
import { isConditional, keysOf, type MutableMap, put } from './setting-assignments.ts';
import { joined, lastOf, variableSetting } from './setting-text.ts';

/** Expressions inside expressions that are followed. */
const DEEPEST = 60;

/** Functions that read a variable of the environment: name, then what it falls back to. */
const READS_ENVIRONMENT: ReadonlySet<string> = new Set(['env', 'getenv']);

/** What a web server tells of a request in `$_SERVER`. https://www.php.net/manual/en/reserved.variables.server.php */
const OF_REQUEST =
  /^(?:HTTPS?(?:_.*)?|(?:REQUEST|REMOTE|SERVER|SCRIPT|PATH|ORIG_PATH|REDIRECT)_.*|DOCUMENT_ROOT|QUERY_STRING|PHP_SELF|PHP_AUTH_.*|argv|argc)$/;

/** Evaluates expressions of one function's body to settings. Calls that it does not know are `unknown`. */
export class PhpExpressions {
  readonly #source: PhpSource;
  readonly #fn: FunctionFacts;
  /** What a variable holds: by the statement that assigned it, then by the one that asks. */
  readonly #held = new Map<number, Map<number, Setting>>();
  #depth = 0;

  constructor(source: PhpSource, fn: FunctionFacts) {
    this.#source = source;
    this.#fn = fn;
  }

  /** @param step The statement in which the expression stands: variables have what was assigned before it. */
  setting(expr: Expr, at: Placed, step: number): Setting {
    if (this.#depth >= DEEPEST) return { kind: 'unknown', ...at };
    this.#depth += 1;
    try {
      return this.#evaluate(expr, at, step);
    } finally {
      this.#depth -= 1;
    }
  }

  #evaluate(expr: Expr, at: Placed, step: number): Setting {
    const unknown: Setting = { kind: 'unknown', ...at };
    const text = (value: string): Setting => ({ kind: 'value', value, ...at });
    switch (expr.op) {
      case 'lit':
        return { kind: 'value', value: expr.value, ...at };
      case 'magic':
        return this.#magic(expr.name, at);
      case 'const':
        return this.#constant(expr.fallback ?? expr.name, at);
      case 'classConst':
        if (expr.name !== 'class' || !('name' in expr.cls)) return this.#known(constantName(expr), at) ?? unknown;
        return text(expr.cls.name);
      case 'concat':
        return joined(
          expr.parts.map((part) => this.setting(part, at, step)),
          at,
        );
      case 'array':
        return this.#array(expr.items, at, step);
      case 'var':
        return this.#variable(expr.name, at, step);
      case 'index':
        return this.#element(expr, at, step);
      case 'coalesce':
        return lastOf(this.setting(expr.left, at, step), this.setting(expr.right, at, step), at);
      case 'ternary':
        return lastOf(this.setting(expr.then ?? expr.test, at, step), this.setting(expr.else, at, step), at);
      case 'cast':
      case 'unary':
        return this.#unary(expr, at, step);
      case 'assign':
        return this.setting(expr.value, at, step);
      case 'bin':
        return this.#binary(expr, at, step);
      case 'new':
        return this.#object(expr, at, step);
      case 'closure':
        return this.#closure(this.#source.facts.functions[expr.fn], at);
      case 'call':
      case 'scall':
      case 'mcall':
        return this.#call(expr, at, step);
      default:
        return unknown;
    }
  }

  #magic(name: string, at: Placed): Setting {
    const { path } = this.#source;
    const directory = path.includes('/') ? `${ROOT}/${path.slice(0, path.lastIndexOf('/'))}` : ROOT;
    if (name === '__DIR__') return { kind: 'value', value: directory, ...at };
    return name === '__FILE__' ? { kind: 'value', value: `${ROOT}/${path}`, ...at } : { kind: 'unknown', ...at };
  }

  #constant(name: string, at: Placed): Setting {
    if (/^(?:\\?)(?:DIRECTORY|PATH)_SEPARATOR$/.test(name)) {
      return { kind: 'value', value: name.startsWith('PATH') ? ':' : '/', ...at };
    }
    const defined = this.#source.facts.constants.find((constant) => constant.name === name);
    if (defined) return this.setting(defined.value, at, 0);
    return this.#known(name, at) ?? { kind: 'unknown', ...at };
  }

  #known(name: string, at: Placed): Setting | undefined {
    const value = this.#source.known?.get(name);
    return value === undefined ? undefined : { kind: 'value', value, ...at };
  }

  #array(items: readonly ArrayItem[], at: Placed, step: number): Setting {
    let line = at.line;
    const values: Setting[] = [];
    const entries: SettingEntry[] = [];
    for (const item of items) {
      line = item.line ?? line;
      const here: Placed = { path: at.path, line };
      const value = this.setting(item.value, here, step);
      if (item.spread) {
        if (value.kind === 'map') entries.push(...value.entries);
        else if (value.kind === 'list') values.push(...value.items);
      } else if (item.key === undefined) values.push(value);
      else {
        const key = this.setting(item.key, here, step);
        if (key.kind === 'value') entries.push({ key: String(key.value), ...here, value });
      }
    }
    if (entries.length === 0) return { kind: 'list', items: values, ...at };
    const numbered = values.map((value, number): SettingEntry => {
      return { key: String(number), path: value.path, line: value.line, value };
    });
    return { kind: 'map', entries: [...numbered, ...entries], ...at };
  }

  #variable(name: string, at: Placed, step: number): Setting {
    const known = this.#known(`$${name}`, at);
    if (known) return known;
    const number = this.#assignment(name, step);
    const before = this.#fn.steps[number ?? -1];
    if (number === undefined || before?.do !== 'expr' || before.expr.op !== 'assign') return { kind: 'unknown', ...at };
    const held = this.#held.get(number) ?? new Map<number, Setting>();
    this.#held.set(number, held);
    // Asked again and again, an array that is filled from its own elements would double the work with each of them.
    const made = held.get(step);
    if (made) return made;
    const value = this.setting(before.expr.value, { path: at.path, line: before.line }, number);
    const filled = this.#filled(name, value, number + 1, step);
    held.set(step, filled);
    return filled;
  }

  /** The last assignment before a statement that is sure to run with it, else the last one at all. */
  #assignment(name: string, step: number): number | undefined {
    let perhaps: number | undefined;
    for (let number = Math.min(step, this.#fn.steps.length) - 1; number >= 0; number -= 1) {
      const before = this.#fn.steps[number];
      if (before?.do !== 'expr' || before.expr.op !== 'assign' || before.expr.kind !== '=') continue;
      const { target } = before.expr;
      if (target.op !== 'var' || target.name !== name) continue;
      if (before.block === this.#fn.steps[step]?.block || !isConditional(this.#fn, before)) return number;
      perhaps ??= number;
    }
    return perhaps;
  }

  /** A map with what `$name['a']['b'] = …` adds to it between two statements. */
  #filled(name: string, base: Setting, first: number, end: number): Setting {
    if (base.kind !== 'map' && (base.kind !== 'list' || base.items.length > 0)) return base;
    const map: MutableMap = { ...base, kind: 'map', entries: base.kind === 'map' ? [...base.entries] : [] };
    for (let number = first; number < Math.min(end, this.#fn.steps.length); number += 1) {
      const step = this.#fn.steps[number];
      if (step?.do !== 'expr' || step.expr.op !== 'assign' || step.expr.kind !== '=') continue;
      const [variable, ...keys] = keysOf(step.expr.target) ?? [];
      if (variable !== name || keys.length === 0) continue;
      const at: Placed = { path: base.path, line: step.line };
      const value = this.setting(step.expr.value, at, number);
      put(map, keys, { ...at, value, ...(isConditional(this.#fn, step) ? { isConditional: true as const } : {}) });
    }
    return base.kind === 'list' && map.entries.length === 0 ? base : map;
  }

  /** What a closure returns last: components are often made by one. */
  #closure(fn: FunctionFacts | undefined, at: Placed): Setting {
    const last = fn?.steps.findLastIndex(({ do: what }) => what === 'return') ?? -1;
    const step = fn?.steps[last];
    if (!fn || step?.do !== 'return' || !step.expr) return { kind: 'unknown', ...at };
    return new PhpExpressions(this.#source, fn).setting(step.expr, { path: at.path, line: step.line }, last);
  }

  #element(expr: Extract<Expr, { op: 'index' }>, at: Placed, step: number): Setting {
    const key = expr.key ? this.setting(expr.key, at, step) : undefined;
    if (expr.base.op === 'var' && (expr.base.name === '_ENV' || expr.base.name === '_SERVER')) {
      if (key?.kind === 'value' && !OF_REQUEST.test(String(key.value)))
        return variableSetting(this.#source.variables, String(key.value), undefined, at);
    }
    const base = this.setting(expr.base, at, step);
    if (base.kind === 'map' && key?.kind === 'value') {
      const found = base.entries.findLast((entry) => entry.key === String(key.value));
      if (found) return found.value;
    }
    if (base.kind === 'list' && key?.kind === 'value' && typeof key.value === 'number') {
      const item = base.items[key.value];
      if (item) return item;
    }
    return { kind: 'unknown', ...at };
  }

  #unary(expr: Extract<Expr, { op: 'cast' | 'unary' }>, at: Placed, step: number): Setting {
    const inner = this.setting(expr.expr, at, step);
    if (expr.op === 'cast' || expr.kind === '@') return inner;
    if (inner.kind === 'value' && expr.kind === '-' && typeof inner.value === 'number') {
      return { ...inner, value: -inner.value };
    }
    if (inner.kind === 'value' && expr.kind === '!' && inner.variable === undefined) {
      return { ...inner, value: !inner.value };
    }
    return { kind: 'unknown', ...at };
  }

  #binary(expr: Extract<Expr, { op: 'bin' }>, at: Placed, step: number): Setting {
    const [left, right] = [this.setting(expr.left, at, step), this.setting(expr.right, at, step)];
    // A union of arrays: what the first one says holds, whatever else the second one has.
    if (expr.kind === '+' && left.kind === 'map') {
      const more = right.kind === 'map' ? right.entries : [];
      const isNew = ({ key }: SettingEntry): boolean => !left.entries.some((entry) => entry.key === key);
      return { ...left, entries: [...left.entries, ...more.filter(isNew)] };
    }
    if (left.kind !== 'value' || right.kind !== 'value') return { kind: 'unknown', ...at };
    if (typeof left.value !== 'number' || typeof right.value !== 'number') return { kind: 'unknown', ...at };
    if (expr.kind === '*') return { kind: 'value', value: left.value * right.value, ...at };
    return expr.kind === '+' ? { kind: 'value', value: left.value + right.value, ...at } : { kind: 'unknown', ...at };
  }

  /** `new Handler($a, $b)` → `{ class: 'Handler', 0: a, 1: b }`. */
  #object(expr: Extract<Expr, { op: 'new' }>, at: Placed, step: number): Setting {
    if (!('name' in expr.cls)) return { kind: 'unknown', ...at };
    const place: Placed = { path: at.path, line: expr.span[0] };
    const entries: SettingEntry[] = [
      { key: 'class', ...place, value: { kind: 'value', value: expr.cls.name, ...place } },
      ...expr.args.map((arg, position): SettingEntry => {
        return { key: arg.name ?? String(position), ...place, value: this.setting(arg.value, place, step) };
      }),
    ];
    return { kind: 'map', entries, ...place };
  }

  #call(expr: Extract<Expr, { op: 'call' | 'scall' | 'mcall' }>, at: Placed, step: number): Setting {
    const unknown: Setting = { kind: 'unknown', ...at };
    if (typeof expr.name !== 'string') return unknown;
    const line = ('nameLine' in expr ? expr.nameLine : undefined) ?? (expr.op === 'mcall' ? at.line : expr.span[0]);
    const here: Placed = { path: at.path, line };
    const args = expr.args.map((arg) => this.setting(arg.value, here, step));
    const name = nameOfCall(expr);
    const meant = this.#source.meaning?.({ name, args, ...here });
    if (meant) return meant;
    if (expr.op === 'mcall') return this.#chain(expr, args, here, step);
    if (expr.op === 'call') return this.#function(name, args, here) ?? unknown;
    // The beginning of a chain: `GeneralConfig::create()`.
    return 'name' in expr.cls && expr.name.toLowerCase() === 'create'
      ? {
          kind: 'map',
          entries: [{ key: 'class', ...here, value: { kind: 'value', value: expr.cls.name, ...here } }],
          ...here,
        }
      : unknown;
  }

  /** `->devMode(true)` adds an entry to what the chain has so far. */
  #chain(expr: Extract<Expr, { op: 'mcall' }>, args: readonly Setting[], at: Placed, step: number): Setting {
    const base = this.setting(expr.base, { path: at.path, line: expr.span[0] }, step);
    if (base.kind !== 'map' || typeof expr.name !== 'string') return { kind: 'unknown', ...at };
    const value: Setting =
      args.length > 1 ? { kind: 'list', items: args, ...at } : (args[0] ?? { kind: 'value', value: true, ...at });
    return { ...base, entries: [...base.entries, { key: expr.name, ...at, value }] };
  }

  #function(name: string, args: readonly Setting[], at: Placed): Setting | undefined {
    const [first, second] = args;
    if (!READS_ENVIRONMENT.has(name)) return functionSetting(name, args, at);
    return first?.kind === 'value'
      ? variableSetting(this.#source.variables, String(first.value), second, at)
      : undefined;
  }
}

function constantName(expr: Extract<Expr, { op: 'classConst' }>): string {
  return 'name' in expr.cls ? `${expr.cls.name}::${expr.name}` : expr.name;
}

function nameOfCall(expr: Extract<Expr, { op: 'call' | 'scall' | 'mcall' }>): string {
  const written = expr.op === 'call' ? (expr.fallback ?? expr.name) : expr.name;
  const name = typeof written === 'string' ? written.toLowerCase() : '';
  if (expr.op === 'mcall') return `->${name}`;
  if (expr.op === 'call') return name;
  return 'name' in expr.cls ? `${expr.cls.name.toLowerCase()}::${name}` : `::${name}`;
}
