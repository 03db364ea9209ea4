import { isClassLike } from '../index/project-index.ts';
import type { ProjectIndex } from '../index/record.ts';
import { classKey, shortName } from './code.ts';
import { FileSet } from './file-set.ts';
import { MAGIC } from './forwarded-calls.ts';
import { inverted } from './inverted.ts';
import { type KnowledgeBase, parsePattern } from './knowledge-base.ts';
import { type Program } from './program.ts';

/** Objects that hand out objects that hand out objects are followed this far. */
const MAX_HOPS = 3;
/** A method called in more files than this is looked for only where the receiver's class is in sight. */
const RARE_METHOD_FILES = 40;
/** A method called in no more files than this is looked at in all of them: its receiver may come from anywhere. */
const FEW_METHOD_FILES = 6;

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
      const hinted = new Set(
        sinks.flatMap((sink) =>
          [...(sink.untyped ?? []), ...(sink.untypedWithin ?? [])].flatMap((hint) => index.filesWith(hint)),
        ),
      );
      const isRare = calling.length <= RARE_METHOD_FILES;
      add(
        calling.filter((file) => near.has(file) || hinted.has(file) || (isRare && sight.isInherited(file, cls))),
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
  /** By class, and by class for each hop on the way to another one. */
  readonly #found = new Map<string, FileSet>();
  readonly #onTheWay = Array.from({ length: MAX_HOPS + 1 }, () => new Map<string, FileSet>());
  readonly #ofClass = new Map<string, FileSet>();
  readonly #calling = new Map<number, readonly number[]>();
  readonly #parents = new Map<number, readonly number[]>();

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
  #naming(cls: string): FileSet {
    const known = this.#ofClass.get(cls);
    if (known) return known;
    const files = this.#none();
    for (const name of [cls, ...this.#program.outsideHeirs(cls)])
      for (const heir of [name, ...this.#program.heirs(name)]) files.addAll(this.#index.filesWith(heir));
    for (const id of this.#services.get(cls) ?? []) if (!/[.\\]/.test(id)) files.addAll(this.#index.filesWith(id));
    this.#ofClass.set(cls, files);
    return files;
  }

  /** As {@link Sight.#naming}, for those that want no more. */
  ofClass(cls: string): readonly number[] {
    return this.#naming(cls).files;
  }

  /** Files that name the class, and files in which a call or service hands out an object of it. */
  of(cls: string, hop = 0): FileSet {
    const known = this.#found.get(cls) ?? this.#onTheWay[hop]?.get(cls);
    if (known) return known;
    const files = this.#none();
    files.addAll(this.#naming(cls).files);
    for (const id of this.#services.get(cls) ?? []) files.addAll(this.#index.filesWith(id));
    if (hop === 0) for (const number of files.files.slice()) files.addAll(this.#callingInto(number));
    if (hop === 0) for (const number of this.#naming(cls).files) this.#addForwarding(files, number);
    if (hop < MAX_HOPS) for (const pattern of this.#givers.get(cls) ?? []) this.#addGiven(files, pattern, hop);
    // Kept once it is whole: a class may be handed out by what it hands out itself.
    (hop === 0 ? this.#found : this.#onTheWay[hop])?.set(cls, files);
    return files;
  }

  /** Adds the files in which an object is handed out by what the pattern says. */
  #addGiven(files: FileSet, pattern: string, hop: number): void {
    const { form, cls: giver, name } = parsePattern(pattern);
    const bare = name.replace(/^\$/, '').replace(/\(.*$/, '');
    const held = bare.replace(/^global \$/, '');
    if (form === 'function') {
      const holding = this.#index.filesWith(held);
      files.addAll(holding);
      if (held !== bare) this.#addNamingClassesOf(files, holding);
    } else if (form === 'method' || form === 'static') {
      const near = this.of(giver, hop + 1);
      if (bare === '*') files.addAll(near.files);
      else for (const file of this.#index.filesWith(bare)) if (near.has(file)) files.add(file);
    }
  }

  /** Adds the files in which objects are in sight that may hand their calls on to what their own file names. */
  #addForwarding(files: FileSet, number: number): void {
    if (!MAGIC.some((magic) => this.#index.declaresMethod(number, magic))) return;
    for (const { kind, name } of this.#index.records[number]?.symbols ?? []) {
      if (kind !== 'class') continue;
      const near = this.#naming(classKey(name)).files;
      files.addAll(near);
      for (const other of near) files.addAll(this.#callingInto(other));
    }
  }

  #none(): FileSet {
    return new FileSet(this.#index.records.length);
  }

  /** Adds files that name a class which one of these files declares: it may hand out what is kept in a global variable. */
  #addNamingClassesOf(files: FileSet, holding: readonly number[]): void {
    for (const number of holding) {
      for (const { kind, name } of this.#index.records[number]?.symbols ?? []) {
        if (kind === 'class') files.addAll(this.#index.filesWith(shortName(name)));
      }
    }
  }

  /** Files that call a function which this file declares: where this one names a class, it may hand out an object of it. */
  #callingInto(number: number): readonly number[] {
    let files = this.#calling.get(number);
    if (!files) {
      files = (this.#index.records[number]?.symbols ?? []).flatMap(({ kind, name }) =>
        kind === 'function' ? this.#index.filesCalling(shortName(name)) : [],
      );
      this.#calling.set(number, files);
    }
    return files;
  }

  /** Does a class of the file inherit from one in whose file objects of `cls` are in sight? Properties come down to it. */
  isInherited(file: number, cls: string): boolean {
    const near = this.of(cls);
    return this.#declaringParents(file).some((number) => near.has(number));
  }

  /** Files that declare classes and traits from which a class of this file inherits. */
  #declaringParents(file: number): readonly number[] {
    let files = this.#parents.get(file);
    if (!files) {
      files = (this.#index.records[file]?.symbols ?? [])
        .filter(isClassLike)
        .flatMap(({ name }) => this.#program.ancestors(name).slice(1))
        .filter((ancestor) => !this.#program.isInterface(ancestor))
        .flatMap((ancestor) => this.#index.declaring(ancestor));
      this.#parents.set(file, files);
    }
    return files;
  }
}
