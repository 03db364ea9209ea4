import type { ProjectIndex } from '../index/record.ts';
import { classKey, shortName } from './code.ts';
import { inverted } from './inverted.ts';
import { type KnowledgeBase, parsePattern } from './knowledge-base.ts';
import { type Program } from './program.ts';

/** Objects that hand out objects that hand out objects are followed this far. */
const MAX_HOPS = 3;
/** A method called in more files than this is looked for only where the receiver's class is in sight. */
const RARE_METHOD_FILES = 40;
/** A method called in no more files than this is looked at in all of them: its receiver may come from anywhere. */
const FEW_METHOD_FILES = 6;

type Files = ReadonlySet<number>;

/** Stands for every object that is made, among the words of calls that are looked at. */
export const MADE_OBJECT = 'new';
/** Stands for every call whose name is computed. */
export const COMPUTED_CALL = '$';
/** Functions that call what they are given. */
export const ROUNDABOUT: readonly string[] = ['call_user_func', 'call_user_func_array'];

/**
 * Files that may hold a sink, ascending, each with the words that its sinks can be called by: last segments of functions and
 * names of methods in lower case, {@link MADE_OBJECT}, {@link COMPUTED_CALL}. Undefined where any sink's name is looked at.
 */
export type Candidates = ReadonlyMap<number, ReadonlySet<string> | undefined>;

/**
 * The files that may hold a sink, read off the index: a function sink is called by name; a method sink is called where
 * an object of its class can be in sight (the class is named, an heir of the project is, or a call that hands one out).
 */
export function candidateFiles(program: Program, knowledge: KnowledgeBase): Candidates {
  const { index } = program;
  const sight = new Sight(program, knowledge);
  const files = new Map<number, Set<string>>();
  const add = (more: Iterable<number>, word: string): void => {
    for (const file of more) {
      const words = files.get(file);
      if (words) words.add(word);
      else files.set(file, new Set([word]));
    }
  };
  // Where a function is named, a computed call may be one of it, or a call under another name that it is imported as.
  const named: (readonly [string, readonly number[]])[] = [];
  const indirect = new Set(ROUNDABOUT.flatMap((name) => index.filesCalling(name)));
  for (const [pattern, sinks] of knowledge.sinks) {
    const { form, cls, name } = parsePattern(pattern);
    if (sinks.every((sink) => 'handle' in sink.path)) continue;
    if (form === 'function') {
      const naming = index.filesWith(name);
      named.push([shortName(name), naming]);
      add(index.filesCalling(shortName(name)), shortName(name));
      add(
        naming.filter((file) => indirect.has(file) || isDistinct(name)),
        COMPUTED_CALL,
      );
    } else if (form === 'new') add(sight.ofClass(cls), MADE_OBJECT);
    else {
      const calling = index.filesCallingMethod(name);
      if (calling.length === 0) continue;
      if (calling.length <= FEW_METHOD_FILES) {
        add(calling, name);
        continue;
      }
      const near = sight.of(cls);
      const hinted = new Set(sinks.flatMap((sink) => (sink.untyped ?? []).flatMap((hint) => index.filesWith(hint))));
      const inherited = calling.length <= RARE_METHOD_FILES ? sight.inheritedFrom(cls) : undefined;
      add(
        calling.filter((file) => near.has(file) || hinted.has(file) || inherited?.has(file) === true),
        name,
      );
    }
  }
  for (const [name, naming] of named) for (const file of naming) files.get(file)?.add(name).add(COMPUTED_CALL);
  return new Map([...files].sort(([a], [b]) => a - b));
}

/** A name that is nothing but this function's, so that a mention is as good as a call (`$write = 'file_put_contents'`). */
function isDistinct(name: string): boolean {
  return name.includes('_') && name.length > 12;
}

/** Where objects of a class can be in sight. */
class Sight {
  readonly #program: Program;
  readonly #index: ProjectIndex;
  readonly #services: ReadonlyMap<string, readonly string[]>;
  readonly #givers: ReadonlyMap<string, readonly string[]>;
  readonly #found = new Map<string, Files>();
  readonly #calling = new Map<number, Set<number>>();

  constructor(program: Program, knowledge: KnowledgeBase) {
    this.#program = program;
    this.#index = program.index;
    this.#services = inverted([...knowledge.services].map(([id, cls]) => [classKey(cls), id] as const));
    this.#givers = inverted(
      [...knowledge.types].flatMap(([pattern, types]) =>
        types.flatMap(({ gives, withArgument = gives }) =>
          [...new Set([gives, withArgument ?? gives])].map(
            (given) => [classKey(given.replace(/\[\]$/, '')), pattern] as const,
          ),
        ),
      ),
    );
  }

  /** Files that name the class, one below it, or a further name of either. */
  ofClass(cls: string): Files {
    const files = new Set<number>();
    for (const name of [cls, ...this.#program.outsideHeirs(cls)])
      for (const heir of [name, ...this.#program.heirs(name)])
        for (const file of this.#index.filesWith(heir)) files.add(file);
    for (const id of this.#services.get(cls) ?? [])
      if (!/[.\\]/.test(id)) for (const file of this.#index.filesWith(id)) files.add(file);
    return files;
  }

  /** As {@link ofClass}, and files in which a call or service hands out an object of the class. */
  of(cls: string, hop = 0): Files {
    const known = this.#found.get(cls);
    if (known) return known;
    const files = new Set(this.ofClass(cls));
    if (hop === 0) this.#found.set(cls, files);
    for (const id of this.#services.get(cls) ?? []) for (const file of this.#index.filesWith(id)) files.add(file);
    if (hop === 0) for (const file of this.#fromFactories([...files])) files.add(file);
    if (hop < MAX_HOPS) {
      for (const pattern of this.#givers.get(cls) ?? []) {
        const { form, cls: giver, name } = parsePattern(pattern);
        const bare = name.replace(/^\$/, '').replace(/\(.*$/, '');
        const held = bare.replace(/^global \$/, '');
        if (form === 'function') {
          const holding = this.#index.filesWith(held);
          for (const file of holding) files.add(file);
          if (held !== bare) for (const file of this.#namingClassesOf(holding)) files.add(file);
        } else if (form === 'method' || form === 'static') {
          const near = this.of(giver, hop + 1);
          for (const file of bare === '*' ? near : this.#index.filesWith(bare)) if (near.has(file)) files.add(file);
        }
      }
    }
    return files;
  }

  /** Files that call a function of the project in whose file the class is named: it may hand one out. */
  #fromFactories(naming: readonly number[]): Files {
    const files = new Set<number>();
    for (const number of naming) for (const file of this.#callingInto(number)) files.add(file);
    return files;
  }

  /** Files that name a class which one of these files declares: it may hand out what is kept in a global variable. */
  #namingClassesOf(holding: readonly number[]): Files {
    const files = new Set<number>();
    for (const number of holding) {
      for (const { kind, name } of this.#index.records[number]?.symbols ?? []) {
        if (kind === 'class') for (const file of this.#index.filesWith(shortName(name))) files.add(file);
      }
    }
    return files;
  }

  /** Files that call a function which this file declares. */
  #callingInto(number: number): Iterable<number> {
    let files = this.#calling.get(number);
    if (!files) {
      files = new Set();
      for (const symbol of this.#index.records[number]?.symbols ?? []) {
        if (symbol.kind !== 'function') continue;
        for (const file of this.#index.filesCalling(shortName(symbol.name))) files.add(file);
      }
      this.#calling.set(number, files);
    }
    return files;
  }

  /** Files whose classes inherit from a class in whose file objects of `cls` are in sight: properties come down to them. */
  inheritedFrom(cls: string): Files {
    const files = new Set<number>();
    for (const file of this.of(cls)) {
      for (const symbol of this.#index.records[file]?.symbols ?? []) {
        if (symbol.kind !== 'class' && symbol.kind !== 'trait') continue;
        for (const heir of this.#program.heirs(symbol.name))
          for (const number of this.#index.declaring(heir)) files.add(number);
      }
    }
    return files;
  }
}
