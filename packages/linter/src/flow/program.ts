import type { ProjectIndex } from '../index/record.ts';
import type {
  CallExpr,
  ClassFacts,
  Expr,
  FileFacts,
  FunctionFacts,
  FunctionId,
  ParamFacts,
  PropertyFacts,
} from '../php/facts.ts';
import { scopedNames, unscopedName } from './scoped-name.ts';
import { definitionsOf, type FunctionDefinitions, type PropertyWrite, propertyWritesOf } from './definitions.ts';
import { eachWithin, expressionsOf, isCall } from './walk.ts';

/** A file whose facts are at hand. */
export interface LoadedFile {
  /** Position in the project's list of files. */
  readonly number: number;
  readonly path: string;
  readonly facts: FileFacts;
  readonly functions: readonly Fn[];
  readonly classes: readonly Cls[];
}

export interface Cls {
  readonly file: LoadedFile;
  readonly facts: ClassFacts;
  /** Resolved name; for an anonymous class a name that no PHP name can be. */
  readonly name: string;
}

/** A call with the function and statement it stands in. */
export interface CallSite {
  readonly fn: Fn;
  readonly step: number;
  readonly expr: CallExpr;
}

/** A function of a loaded file, with its tables made on first use. */
export class Fn {
  readonly file: LoadedFile;
  readonly id: FunctionId;
  readonly facts: FunctionFacts;
  readonly cls: Cls | undefined;
  #definitions: FunctionDefinitions | undefined;
  #calls: readonly CallSite[] | undefined;

  constructor(file: LoadedFile, id: FunctionId, facts: FunctionFacts, cls: Cls | undefined) {
    this.file = file;
    this.id = id;
    this.facts = facts;
    this.cls = cls;
  }

  get definitions(): FunctionDefinitions {
    this.#definitions ??= definitionsOf(this);
    return this.#definitions;
  }

  /** Every call in the body, in source order; calls inside closures belong to the closure. */
  get calls(): readonly CallSite[] {
    if (!this.#calls) {
      const calls: CallSite[] = [];
      this.facts.steps.forEach((step, number) => {
        for (const expr of expressionsOf(step)) {
          eachWithin(expr, (inner) => {
            if (isCall(inner)) calls.push({ fn: this, step: number, expr: inner });
          });
        }
      });
      this.#calls = calls;
    }
    return this.#calls;
  }

  param(name: string): number {
    return this.facts.params.findIndex((param) => param.name === name);
  }

  /** `Class::method`, `function`, or the file's name for top-level code. */
  get symbol(): string {
    if (this.facts.kind === 'main') return '{main}';
    const name = this.facts.name || '{closure}';
    return this.cls ? `${this.cls.name}::${name}` : name;
  }
}

/** A file's calls by lower-case name: function, method (bare) or `new` of a class. */
export interface FileCalls {
  readonly functions: ReadonlyMap<string, readonly CallSite[]>;
  readonly methods: ReadonlyMap<string, readonly CallSite[]>;
  readonly instantiations: ReadonlyMap<string, readonly CallSite[]>;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** What a class is called in lower case, without a leading backslash. */
export function classKey(name: string): string {
  return (name.charCodeAt(0) === 92 ? name.slice(1) : name).toLowerCase();
}

/** Last segment of a namespaced name. */
export function shortName(name: string): string {
  const at = name.lastIndexOf('\\');
  return at < 0 ? name : name.slice(at + 1);
}

/**
 * The linked program: facts by file, loaded on demand. Asking for a file whose facts are not at hand notes the wish
 * and answers with nothing; the driver loads what was wished for and asks again, so that no answer depends on timing.
 */
export class Program {
  readonly index: ProjectIndex;
  readonly paths: readonly string[];
  readonly #loaded = new Map<number, LoadedFile>();
  readonly #calls = new Map<number, FileCalls>();
  readonly #writes = new Map<number, ReadonlyMap<string, readonly PropertyWrite[]>>();
  readonly #wanted = new Set<number>();
  readonly #parents: ReadonlyMap<string, readonly string[]>;
  readonly #ancestors = new Map<string, readonly string[]>();
  readonly #heirs = new Map<string, readonly string[]>();
  #scopedNames: ReadonlyMap<string, readonly string[]> | undefined;
  readonly #members = new Map<string, { readonly found: unknown }>();
  /** Set when an answer lacked facts that were not at hand. */
  incomplete = false;

  /**
   * @param relations class → parents for classes outside the project that first-party classes build on
   */
  constructor(index: ProjectIndex, paths: readonly string[], relations: ReadonlyMap<string, readonly string[]>) {
    this.index = index;
    this.paths = paths;
    this.#parents = relations;
  }

  load(number: number, facts: FileFacts): void {
    const functions: Fn[] = [];
    const classes: Cls[] = [];
    const file: LoadedFile = { number, path: this.paths[number] ?? '', facts, functions, classes };
    facts.classes.forEach((cls, id) => {
      classes.push({ file, facts: cls, name: cls.name || `class@${number}:${id}` });
    });
    facts.functions.forEach((fn, id) => {
      functions.push(new Fn(file, id, fn, fn.cls === undefined ? undefined : classes[fn.cls]));
    });
    this.#loaded.set(number, file);
    this.#wanted.delete(number);
  }

  isLoaded(number: number): boolean {
    return this.#loaded.has(number);
  }

  get loadedFiles(): Iterable<LoadedFile> {
    return this.#loaded.values();
  }

  /** The file if it is at hand; else it is noted as wanted. */
  file(number: number): LoadedFile | undefined {
    const file = this.#loaded.get(number);
    if (!file) {
      this.#wanted.add(number);
      this.incomplete = true;
    }
    return file;
  }

  /** Files of the list that are at hand; the others are noted as wanted. */
  files(numbers: readonly number[]): readonly LoadedFile[] {
    const result: LoadedFile[] = [];
    for (const number of numbers) {
      const file = this.file(number);
      if (file) result.push(file);
    }
    return result;
  }

  /** The files wished for since the last call, ascending. */
  takeWanted(): readonly number[] {
    const wanted = [...this.#wanted].sort((a, b) => a - b);
    this.#wanted.clear();
    return wanted;
  }

  callsIn(file: LoadedFile): FileCalls {
    let calls = this.#calls.get(file.number);
    if (!calls) {
      const functions = new Map<string, CallSite[]>();
      const methods = new Map<string, CallSite[]>();
      const instantiations = new Map<string, CallSite[]>();
      for (const fn of file.functions) {
        for (const site of fn.calls) {
          const { expr } = site;
          if (expr.op === 'call' && typeof expr.name === 'string') {
            add(functions, classKey(expr.name), site);
            if (expr.fallback) add(functions, classKey(expr.fallback), site);
          } else if ((expr.op === 'mcall' || expr.op === 'scall') && typeof expr.name === 'string') {
            add(methods, expr.name.toLowerCase(), site);
          } else if (expr.op === 'new' && 'name' in expr.cls) {
            add(instantiations, classKey(expr.cls.name), site);
          }
        }
      }
      calls = { functions, methods, instantiations };
      this.#calls.set(file.number, calls);
    }
    return calls;
  }

  /** Assignments to properties in a file, by property name. */
  propertyWritesIn(file: LoadedFile): ReadonlyMap<string, readonly PropertyWrite[]> {
    let writes = this.#writes.get(file.number);
    if (!writes) {
      writes = propertyWritesOf(file);
      this.#writes.set(file.number, writes);
    }
    return writes;
  }

  /** Classes of this name that are at hand; files that declare it are wanted. */
  classes(name: string): readonly Cls[] {
    const key = classKey(name);
    const anonymous = /^class@(\d+):(\d+)$/.exec(name);
    if (anonymous) {
      const cls = this.#loaded.get(Number(anonymous[1]))?.classes[Number(anonymous[2])];
      return cls ? [cls] : [];
    }
    const result: Cls[] = [];
    for (const number of this.index.declaring(key)) {
      const file = this.file(number);
      if (!file) continue;
      for (const cls of file.classes) if (classKey(cls.name) === key) result.push(cls);
    }
    return result;
  }

  /** As {@link classes}, without loading files that do not hold the identifier of the member that is looked for. */
  classesHolding(name: string, member: string): readonly Cls[] {
    if (name.startsWith('class@')) return this.classes(name);
    const holding = this.index.declaring(classKey(name)).some((number) => this.index.holds(number, member));
    return holding ? this.classes(name) : [];
  }

  declares(className: string): boolean {
    return this.index.declaring(classKey(className)).length > 0;
  }

  /** Functions of this name outside classes. */
  functionsNamed(name: string): readonly Fn[] {
    const key = classKey(name);
    const result: Fn[] = [];
    for (const number of this.index.declaringFunction(key)) {
      const file = this.file(number);
      if (!file) continue;
      for (const fn of file.functions) {
        if (fn.facts.kind === 'function' && classKey(fn.facts.name) === key) result.push(fn);
      }
    }
    return result;
  }

  /** Parents, interfaces and traits, nearest first, the class itself in front, all in lower case. */
  ancestors(name: string): readonly string[] {
    const key = classKey(name);
    const known = this.#ancestors.get(key);
    if (known) return known;
    const result = [key];
    for (let at = 0; at < result.length && result.length < 200; at += 1) {
      for (const parent of this.#parentsOf(result[at] as string)) {
        if (!result.includes(parent)) result.push(parent);
      }
    }
    this.#ancestors.set(key, result);
    return result;
  }

  #parentsOf(key: string): readonly string[] {
    const anonymous = /^class@(\d+):(\d+)$/.exec(key);
    if (anonymous) {
      const facts = this.#loaded.get(Number(anonymous[1]))?.classes[Number(anonymous[2])]?.facts;
      return facts ? [...facts.extends, ...facts.traits, ...facts.implements].map(classKey) : [];
    }
    const result: string[] = [];
    for (const number of this.index.declaring(key)) {
      for (const symbol of this.index.records[number]?.symbols ?? []) {
        if (symbol.kind === 'function' || symbol.kind === 'constant' || classKey(symbol.name) !== key) continue;
        result.push(...[...symbol.extends, ...symbol.traits, ...symbol.implements].map(classKey));
      }
    }
    if (result.length > 0) return result;
    const known = this.#parents.get(key);
    if (known) return known;
    const original = unscopedName(key);
    return original === undefined ? [] : [original];
  }

  /** Every class below this one, without it, in lower case and sorted. */
  heirs(name: string): readonly string[] {
    const key = classKey(name);
    const known = this.#heirs.get(key);
    if (known) return known;
    const result: string[] = [];
    const queue = [key];
    for (let at = 0; at < queue.length && queue.length < 400; at += 1) {
      const scoped = (this.#scopedNames ??= scopedNames(this.index)).get(queue[at] as string) ?? [];
      for (const heir of [queue[at] as string, ...scoped].flatMap((name) => this.index.heirsOf(name))) {
        const heirKey = classKey(heir);
        if (heirKey === key || queue.includes(heirKey)) continue;
        queue.push(heirKey);
        result.push(heirKey);
      }
    }
    result.sort();
    this.#heirs.set(key, result);
    return result;
  }

  isA(name: string, ancestor: string): boolean {
    return this.ancestors(name).includes(classKey(ancestor));
  }

  /** The method that a call on this class reaches: its own, then its traits' and parents'. */
  methodOf(className: string, method: string): Fn | undefined {
    return this.#once(`m ${className} ${method}`, () =>
      this.#findMethod(className, method, (fn) => !fn.facts.abstract && fn.cls?.facts.kind !== 'interface'),
    );
  }

  /** As {@link methodOf}, abstract ones and those of interfaces included: what is declared of the method. */
  declarationOf(className: string, method: string): Fn | undefined {
    return this.#once(`d ${className} ${method}`, () => this.#findMethod(className, method, () => true));
  }

  /** Looks a member up once; what was missing files is looked up again. */
  #once<T>(key: string, find: () => T): T {
    const known = this.#members.get(key);
    if (known) return known.found as T;
    const before = this.incomplete;
    this.incomplete = false;
    const found = find();
    if (!this.incomplete) this.#members.set(key, { found });
    this.incomplete ||= before;
    return found;
  }

  #findMethod(className: string, method: string, fits: (fn: Fn) => boolean): Fn | undefined {
    const wanted = method.toLowerCase();
    for (const name of this.ancestors(className)) {
      for (const cls of this.classesHolding(name, method)) {
        for (const id of cls.facts.methods) {
          const fn = cls.file.functions[id];
          if (fn && fn.facts.name.toLowerCase() === wanted && fits(fn)) return fn;
        }
      }
    }
    return undefined;
  }

  /** As {@link methodOf}, or where only an abstract one is found, the implementations below, if there are at most `limit`. */
  implementationsOf(className: string, method: string, limit = 6): readonly Fn[] {
    return this.#once(`i ${className} ${method} ${limit}`, () => {
      const own = this.methodOf(className, method);
      if (own) return [own];
      const heirs = this.heirs(className).filter((heir) =>
        this.index.declaring(heir).some((number) => this.index.holds(number, method)),
      );
      const result: Fn[] = [];
      if (this.classes(className).some((cls) => cls.facts.kind === 'trait')) {
        // `$this` in a trait is an object of a class that uses it, whose parents may bring the method along.
        for (const heir of this.heirs(className).slice(0, limit * 2)) {
          const fn = this.methodOf(heir, method);
          if (fn && !result.includes(fn)) result.push(fn);
        }
        return result.length > limit ? [] : result;
      }
      if (heirs.length > limit * 2) return [];
      for (const heir of heirs) {
        for (const cls of this.classes(heir)) {
          for (const id of cls.facts.methods) {
            const fn = cls.file.functions[id];
            if (fn && fn.facts.name.toLowerCase() === method.toLowerCase() && !fn.facts.abstract) result.push(fn);
          }
        }
      }
      return result.length > limit ? [] : result;
    });
  }

  propertyOf(className: string, property: string): { cls: Cls; facts: PropertyFacts } | undefined {
    return this.#once(`p ${className} ${property}`, () => {
      for (const name of this.ancestors(className)) {
        for (const cls of this.classesHolding(name, property)) {
          const facts = cls.facts.properties.find((candidate) => candidate.name === property);
          if (facts) return { cls, facts };
        }
      }
      return undefined;
    });
  }

  promotedOf(className: string, property: string): { fn: Fn; index: number; facts: ParamFacts } | undefined {
    return this.#once(`o ${className} ${property}`, () => {
      for (const name of this.ancestors(className)) {
        for (const cls of this.classesHolding(name, property)) {
          for (const id of cls.facts.methods) {
            const fn = cls.file.functions[id];
            if (fn?.facts.name.toLowerCase() !== '__construct') continue;
            const index = fn.facts.params.findIndex((param) => param.promoted && param.name === property);
            const facts = fn.facts.params[index];
            if (facts) return { fn, index, facts };
          }
        }
      }
      return undefined;
    });
  }

  constantOf(className: string, constant: string): { cls: Cls; expr: Expr } | undefined {
    return this.#once(`c ${className} ${constant}`, () => {
      for (const name of this.ancestors(className)) {
        for (const cls of this.classesHolding(name, constant)) {
          const expr = cls.facts.constants[constant];
          if (expr) return { cls, expr };
        }
      }
      return undefined;
    });
  }
}
