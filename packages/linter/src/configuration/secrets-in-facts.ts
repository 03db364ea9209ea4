/** Finds credentials among the literals of PHP code, by the names that they are given. */
import type { Arg, Expr, FileFacts, FunctionFacts } from '../php/facts.ts';
import { credentialCall, literalText } from './credential-argument.ts';
import { type Judgement, judge } from './literal-secret.ts';
import type { Secret } from './secret.ts';
import { isFirstPassword } from './secret-names.ts';
import { isPlaceholder } from './secret-value.ts';
import {
  carriedBy,
  headerIn,
  isConnection,
  isPasswordKey,
  passwordInConnection,
  passwordOfService,
  writtenPassword,
} from './written-password.ts';

/** Tests, translations (those of Yii: https://www.yiiframework.com/doc/guide/2.0/en/tutorial-i18n) and made-up data. */
const NO_SETTINGS =
  /(?:^|\/)(?:translations?|lang(?:uages?)?|locales?|messages\/[a-z]{2,3}(?:[-_]\w+)?|i18n|tests?|fixtures|_?stubs|docs?|examples?|vendor|seed(?:er)?s|factories|testing)\/|(?:Test|TestCase|Seeder|SeederCommand|Factory|Fixtures?)\.php$|(?:^|\/)(?:seed|demo)[\w-]*\.php$/i;

const TEMPLATE = /(?:^|[._/-])(?:example|sample|dist|template|default|stub)(?:[._-]|$)/i;

/** Calls that take a name and what it is given: position of both. */
const NAMED_BY_ARGUMENT: ReadonlySet<string> = new Set([
  'define',
  'env',
  'putenv',
  'set',
  'setparameter',
  'update_option',
  'config',
]);

/**
 * The credentials that stand in a PHP file, each once.
 * @param text Gives the file's text, asked for only to place constants of classes, whose facts have no lines.
 */
export function secretsInFacts(facts: FileFacts, path: string, text?: () => string | undefined): readonly Secret[] {
  return NO_SETTINGS.test(path) ? [] : new Search(facts, path, text).found();
}

class Search {
  readonly #facts: FileFacts;
  readonly #path: string;
  readonly #text: (() => string | undefined) | undefined;
  readonly #found: Secret[] = [];
  readonly #seen = new Set<string>();
  #line = 1;

  constructor(facts: FileFacts, path: string, text: (() => string | undefined) | undefined) {
    this.#facts = facts;
    this.#path = path;
    this.#text = text;
  }

  found(): readonly Secret[] {
    for (const { name, value, line } of this.#facts.constants) this.#constant(name, value, line);
    for (const cls of this.#facts.classes) {
      for (const [name, value] of Object.entries(cls.constants)) this.#constant(name, value, undefined, cls.span[0]);
      for (const { name, default: value, line } of cls.properties) {
        this.#line = line;
        if (value) this.#walk(value, name);
      }
    }
    for (const fn of this.#facts.functions) this.#function(fn);
    return this.#found.sort((a, b) => a.line - b.line);
  }

  #function(fn: FunctionFacts): void {
    this.#line = fn.span[0];
    for (const { name, default: value } of fn.params) if (value) this.#walk(value, name);
    for (const step of fn.steps) {
      this.#line = step.line;
      if ('expr' in step && step.expr) this.#walk(step.expr, undefined);
      else if (step.do === 'static' && step.value) this.#walk(step.value, step.name);
    }
  }

  /** A constant is meant to stay: the first password of an installation is one however weak it is. */
  #constant(name: string, value: Expr, line: number | undefined, near = 1): void {
    const text = literalText(value);
    if (text !== undefined) {
      const judged = passwordOfService(name, text) ?? judge(text, name) ?? firstPassword(name, text);
      if (judged) this.#add(judged, name, text, line ?? this.#lineOfConstant(name, near));
      return;
    }
    this.#line = line ?? near;
    this.#walk(value, name);
  }

  #lineOfConstant(name: string, near: number): number {
    const lines = this.#text?.()?.split('\n') ?? [];
    const declares = new RegExp(`\\bconst\\b[^=;]*\\b${name}\\s*=|^\\s*${name}\\s*=`);
    const at = lines.findIndex((line, number) => number + 1 >= near && declares.test(line));
    return at < 0 ? near : at + 1;
  }

  #add(judged: Judgement, name: string | undefined, value: string, line: number): void {
    if (this.#seen.has(value)) return;
    this.#seen.add(value);
    const isTemplate = TEMPLATE.test(this.#path.slice(this.#path.lastIndexOf('/') + 1));
    this.#found.push({
      ...judged,
      ...(name === undefined ? {} : { name }),
      path: this.#path,
      line,
      ...(isTemplate ? { isTemplate } : {}),
    });
  }

  /** @param name What the expression's value is given to. */
  #walk(expr: Expr, name: string | undefined): void {
    switch (expr.op) {
      case 'lit':
        if (typeof expr.value === 'string') {
          const judged = judgeLiteral(expr.value, name);
          if (judged) this.#add(judged, name, expr.value, this.#line);
        }
        return;
      case 'concat':
        // Of a text that is put together only what tells by itself counts.
        for (const part of expr.parts) this.#walk(part, undefined);
        return;
      case 'assign':
        return this.#assignment(expr);
      case 'array':
        return this.#array(expr);
      case 'ternary':
        if (expr.then) this.#walk(expr.then, name);
        return this.#walk(expr.else, name);
      case 'coalesce':
        this.#walk(expr.left, undefined);
        return this.#walk(expr.right, name ?? nameOf(expr.left));
      case 'cast':
      case 'unary':
        return this.#walk(expr.expr, name);
      case 'call':
      case 'scall':
      case 'mcall':
      case 'new':
        return this.#call(expr);
      case 'bin':
        this.#walk(expr.left, undefined);
        // A password that the code itself asks for opens a back door.
        return this.#walk(expr.right, /^[=!]==?$/.test(expr.kind) ? nameOf(expr.left) : undefined);
      default:
        return;
    }
  }

  #assignment({ target, value }: Extract<Expr, { op: 'assign' }>): void {
    this.#walk(value, nameOf(target));
  }

  #array({ items }: Extract<Expr, { op: 'array' }>): void {
    const before = this.#line;
    const keys = items.map(({ key }) => (key?.op === 'lit' ? String(key.value) : undefined));
    const connects = isConnection(keys.filter((key) => key !== undefined));
    items.forEach(({ value, line }, at) => {
      this.#line = line ?? this.#line;
      const key = keys[at];
      const text = connects && isPasswordKey(key) ? literalText(value) : undefined;
      if (text === undefined) this.#walk(value, key);
      else this.#given(key, text, writtenPassword(text));
    });
    this.#line = before;
  }

  #call(expr: Extract<Expr, { op: 'call' | 'scall' | 'mcall' | 'new' }>): void {
    const before = this.#line;
    this.#line = ('nameLine' in expr ? expr.nameLine : undefined) ?? expr.span[0];
    if (expr.op === 'mcall') this.#walk(expr.base, undefined);
    this.#arguments(calledName(expr), expr.args, calledOn(expr));
    this.#line = before;
  }

  #arguments(called: string, args: readonly Arg[], on: string | undefined): void {
    const setter = /^set_?(\w+)$/i.exec(called)?.[1];
    const [first] = args;
    const given =
      NAMED_BY_ARGUMENT.has(called.toLowerCase()) && first?.value.op === 'lit' ? String(first.value.value) : undefined;
    const credential = credentialCall(called, on, args);
    args.forEach(({ value, name }, position) => {
      if (position === credential?.position) this.#given(credential.name, credential.value, credential.judged);
      else if (name !== undefined) this.#walk(value, name);
      else if (position === 1 && given !== undefined) this.#setting(given, value, called);
      else this.#walk(value, args.length === 1 ? setter : undefined);
    });
  }

  /** What is defined is a constant like one that is declared; what a variable falls back to is used where it is not set. */
  #setting(name: string, value: Expr, called: string): void {
    if (called.toLowerCase() === 'define') return this.#constant(name, value, this.#line);
    const text = literalText(value);
    const judged = text === undefined ? undefined : passwordOfService(name, text);
    if (text !== undefined && judged) this.#add(judged, name, text, this.#line);
    else this.#walk(value, name);
  }

  #given(name: string | undefined, value: string, judged: Judgement | undefined): void {
    if (judged) this.#add(judged, name, value, this.#line);
  }
}

/** The name of the object or class that a method is called on; undefined for functions and objects that are made. */
function calledOn(expr: Extract<Expr, { op: 'call' | 'scall' | 'mcall' | 'new' }>): string | undefined {
  if (expr.op === 'mcall') return nameOf(expr.base) ?? '';
  return expr.op === 'scall' && 'name' in expr.cls ? expr.cls.name : undefined;
}

function judgeLiteral(value: string, name: string | undefined): Judgement | undefined {
  const header = headerIn(value) ?? (name === undefined ? undefined : carriedBy(name, value));
  const carried = header && judge(header.value, header.name);
  return carried ?? judge(value, name) ?? passwordInConnection(value);
}

function firstPassword(name: string, value: string): Judgement | undefined {
  if (!isFirstPassword(name) || value.length < 6 || isPlaceholder(value) || /\s|pass|^[a-z]+[_.:-]/i.test(value))
    return undefined;
  return { what: 'password', confidence: 'likely' };
}

/** The last word of what is written to: `$this->config['api_key']` → `api_key`. */
function nameOf(expr: Expr): string | undefined {
  switch (expr.op) {
    case 'var':
    case 'sprop':
      return expr.name;
    case 'prop':
      return typeof expr.name === 'string' ? expr.name : undefined;
    case 'index':
      return expr.key?.op === 'lit' ? String(expr.key.value) : undefined;
    case 'call': {
      const [first] = expr.args;
      return /^(?:getenv|env)$/i.test(calledName(expr)) && first?.value.op === 'lit'
        ? String(first.value.value)
        : undefined;
    }
    default:
      return undefined;
  }
}

function calledName(expr: Extract<Expr, { op: 'call' | 'scall' | 'mcall' | 'new' }>): string {
  if (expr.op === 'new') return 'name' in expr.cls ? expr.cls.name : '';
  const name = expr.op === 'call' ? (expr.fallback ?? expr.name) : expr.name;
  return typeof name === 'string' ? name : '';
}
