import { isClassLike } from '../index/project-index.ts';
import type { DeclaredSymbol, ProjectIndex } from '../index/record.ts';
import type { Expr, FileFacts, ParamFacts, PropertyFacts } from '../php/facts.ts';
import type { Found, NotedThings } from './asked.ts';
import { type Cls, classKey, type Fn, shortName } from './code.ts';
import { inverted } from './inverted.ts';
import { type KeptAnswer, LoadedCode } from './loaded-code.ts';
import { scopedNames, unscopedName } from './scoped-name.ts';

/**
 * A class without a namespace that a comment of namespaced code names without a backslash: classes that are older than
 * namespaces have underscores in their names (`WP_Filesystem_Base`).
 */
const OLD_CLASS = /\\[a-z0-9]+_\w+$/;

/** The linked program: loaded code with the class hierarchy and its members. */
export class Program extends LoadedCode {
  readonly #parents: ReadonlyMap<string, readonly string[]>;
  #outsideHeirs: ReadonlyMap<string, readonly string[]> | undefined;
  readonly #aliases: ReadonlyMap<string, string>;
  readonly #namesOf: ReadonlyMap<string, readonly string[]>;
  readonly #ancestors = new Map<string, Found<readonly string[]>>();
  readonly #heirs = new Map<string, Found<readonly string[]>>();
  #scopedNames: ReadonlyMap<string, readonly string[]> | undefined;
  readonly #members = new Map<string, KeptAnswer<unknown>>();

  /**
   * @param relations class → parents for classes outside the project that first-party classes build on
   * @param remembered facts of a file that are at hand without parsing, if they are
   * @param aliases further names of classes, without a namespace and in lower case → the class
   * @param noted what is to be known of answers afterwards
   */
  constructor(
    index: ProjectIndex,
    paths: readonly string[],
    relations: ReadonlyMap<string, readonly string[]>,
    remembered: (number: number) => FileFacts | undefined = () => undefined,
    aliases: ReadonlyMap<string, string> = new Map(),
    noted: NotedThings = 'everything',
  ) {
    super(index, paths, remembered, noted);
    this.#parents = relations;
    this.#aliases = aliases;
    const names = new Map<string, string[]>();
    for (const [alias, cls] of aliases) names.set(classKey(cls), [...(names.get(classKey(cls)) ?? []), alias]);
    this.#namesOf = names;
  }

  /** The class that the project gives this further name, if no class of its own bears it. */
  aliased(name: string): string | undefined {
    const cls = this.#aliases.get(classKey(name));
    return cls !== undefined && !this.declares(name) ? cls : undefined;
  }

  /** Parents, interfaces and traits, nearest first, the class itself in front, all in lower case. */
  ancestors(name: string): readonly string[] {
    const key = classKey(name);
    return this.#always(this.#ancestors, key, () => this.#findAncestors(key));
  }

  #findAncestors(key: string): readonly string[] {
    const result = [key];
    for (let at = 0; at < result.length && result.length < 200; at += 1) {
      for (const parent of this.#parentsOf(result[at] as string)) {
        if (!result.includes(parent)) result.push(parent);
      }
    }
    return result;
  }

  #parentsOf(key: string): readonly string[] {
    if (key.startsWith('class@')) {
      const facts = this.classes(key)[0]?.facts;
      return facts ? [...facts.extends, ...facts.traits, ...facts.implements].map(classKey) : [];
    }
    const result = this.#declared(key).flatMap((symbol) =>
      [...symbol.extends, ...symbol.traits, ...symbol.implements].map(classKey),
    );
    if (result.length > 0) return result;
    const meant = this.aliased(key);
    if (meant !== undefined) return [classKey(meant)];
    const known = this.#parents.get(key);
    if (known) return known;
    const original = unscopedName(key);
    if (original !== undefined) return [original];
    return this.index.declaring(key).length === 0 && OLD_CLASS.test(key) ? [shortName(key)] : [];
  }

  /** Every class below this one, and every further name of it, without itself, in lower case and sorted. */
  heirs(name: string): readonly string[] {
    const key = classKey(name);
    return this.#always(this.#heirs, key, () => this.#findHeirs(key));
  }

  #findHeirs(key: string): readonly string[] {
    const result: string[] = [];
    const queue = [key];
    for (let at = 0; at < queue.length && queue.length < 400; at += 1) {
      this.asked.note('scoped', queue[at] as string);
      const scoped = (this.#scopedNames ??= scopedNames(this.index)).get(queue[at] as string) ?? [];
      const further = this.#namesOf.get(queue[at] as string) ?? [];
      for (const heir of [
        ...[queue[at] as string, ...scoped].flatMap((name) => this.index.heirsOf(name)),
        ...further,
      ]) {
        const heirKey = classKey(heir);
        if (heirKey === key || queue.includes(heirKey)) continue;
        queue.push(heirKey);
        result.push(heirKey);
      }
    }
    return result.sort();
  }

  /** Classes outside the project that are known to be below this one, and their short names, in lower case. */
  outsideHeirs(name: string): readonly string[] {
    const heirs = (this.#outsideHeirs ??= inverted(
      [...this.#parents].flatMap(([child, parents]) => parents.map((parent) => [parent, child] as const)),
    ));
    const result = new Set(heirs.get(classKey(name)));
    for (const heir of result) for (const further of heirs.get(heir) ?? []) result.add(further);
    return [...result];
  }

  /** As what the name is declared; told without loading anything. */
  kindsOf(name: string): ReadonlySet<DeclaredSymbol['kind']> {
    return new Set(this.#declared(classKey(name)).map(({ kind }) => kind));
  }

  /** What the index knows of a class, in each file that declares it. */
  #declared(key: string): readonly DeclaredSymbol[] {
    return this.index
      .declaring(key)
      .flatMap((number) => this.index.records[number]?.symbols ?? [])
      .filter((symbol) => isClassLike(symbol) && classKey(symbol.name) === key);
  }

  /** Is the name declared, and nowhere as anything but an interface? */
  isInterface(name: string): boolean {
    const kinds = this.kindsOf(name);
    return kinds.size === 1 && kinds.has('interface');
  }

  isA(name: string, ancestor: string): boolean {
    return this.ancestors(name).includes(classKey(ancestor));
  }

  /** The method that a call on this class reaches: its own, then its traits' and parents'. */
  methodOf(className: string, method: string): Fn | undefined {
    return this.#once(`m ${className} ${method}`, () =>
      this.#findMethod(
        this.ancestors(className).filter((name) => !this.isInterface(name)),
        method,
        (fn) => !fn.facts.abstract,
      ),
    );
  }

  /** As {@link methodOf}, abstract ones and those of interfaces included: what is declared of the method. */
  declarationOf(className: string, method: string): Fn | undefined {
    return this.#once(`d ${className} ${method}`, () =>
      this.#findMethod(this.ancestors(className), method, () => true),
    );
  }

  /** As {@link declarationOf}, the first one that says which classes it gives: what implements an interface need not. */
  promiseOf(className: string, method: string): Fn | undefined {
    return this.#once(`r ${className} ${method}`, () =>
      this.#findMethod(
        this.ancestors(className),
        method,
        ({ facts }) => (facts.returns?.classes ?? facts.docReturns?.classes ?? []).length > 0,
      ),
    );
  }

  /** Answers from what is always at hand, the index. */
  #always<T>(memory: Map<string, Found<T>>, key: string, find: () => T): T {
    const known = memory.get(key);
    if (known) {
      this.asked.include(known.asked);
      return known.answer;
    }
    const found = this.asked.within(find);
    memory.set(key, found);
    return found.answer;
  }

  /** Looks a member up once; what lacked files is looked up again when more are loaded. */
  #once<T>(key: string, find: () => T): T {
    const known = this.#members.get(key);
    if (known && this.isKept(known)) return known.answer as T;
    const found = this.find(find);
    this.#members.set(key, found);
    return found.answer;
  }

  #findMethod(classes: readonly string[], method: string, fits: (fn: Fn) => boolean): Fn | undefined {
    for (const name of classes) {
      const found = this.#methodsIn(name, method).find(fits);
      if (found) return found;
    }
    return undefined;
  }

  /** Methods of this name that the class itself declares: several where it is declared several times. */
  #methodsIn(className: string, method: string): readonly Fn[] {
    const wanted = method.toLowerCase();
    return this.classesDeclaring(className, method).flatMap((cls) =>
      cls.facts.methods.flatMap((id) => {
        const fn = cls.file.functions[id];
        return fn?.facts.name.toLowerCase() === wanted ? [fn] : [];
      }),
    );
  }

  /**
   * As {@link methodOf}, or where only an abstract one is found, the implementations below, if there are at most `limit`. What
   * an abstract class does itself its heirs may do otherwise, and every object is one of theirs.
   */
  implementationsOf(className: string, method: string, limit = 6): readonly Fn[] {
    return this.#once(`i ${className} ${method} ${limit}`, () => {
      const own = this.methodOf(className, method);
      const isDefault = own?.cls?.facts.abstract === true && own.cls.name === className;
      if (own && !isDefault) return [own];
      const heirs = this.#projectHeirs(className).filter((heir) =>
        this.index.declaring(heir).some((number) => this.index.holds(number, method)),
      );
      const result: Fn[] = own ? [own] : [];
      if (this.kindsOf(className).has('trait')) {
        // `$this` in a trait is an object of a class that uses it, whose parents may bring the method along.
        for (const heir of this.heirs(className).slice(0, limit * 2)) {
          const fn = this.methodOf(heir, method);
          if (fn && !result.includes(fn)) result.push(fn);
        }
        return result.length > limit ? [] : result;
      }
      if (heirs.length > limit * 2) return result;
      for (const heir of heirs) {
        if (!this.isInterface(heir)) result.push(...this.#methodsIn(heir, method).filter((fn) => !fn.facts.abstract));
      }
      return result.length > limit ? result.slice(0, own ? 1 : 0) : result;
    });
  }

  /** Classes of the project below this one; of a framework's contract also those that extend what fulfils it there. */
  #projectHeirs(className: string): readonly string[] {
    const direct = this.heirs(className);
    if (direct.length > 0 || this.declares(className)) return direct;
    return [...new Set(this.outsideHeirs(className).flatMap((heir) => this.heirs(heir)))];
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
