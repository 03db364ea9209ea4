import { createHash } from 'node:crypto';
import { VARIABLE_MEMBER } from '../index/name-hash.ts';
import type { ProjectIndex } from '../index/record.ts';
import type { FileFacts } from '../php/facts.ts';
import { AskedLog, type Found, type NotedThings } from './asked.ts';
import { type Cls, classKey, Fn, type LoadedFile, type PropertyWrite } from './code.ts';
import { FileCalls } from './file-calls.ts';
import { notedIndex } from './noted-index.ts';

/** An answer that is kept; one that lacked facts holds until some of them are loaded. */
export interface KeptAnswer<T> extends Found<T> {
  readonly lacked?: {
    /** None where it rests on an answer of which only that it lacked facts is remembered. */
    readonly files: ReadonlySet<number>;
    /** How many files were loaded when it was found. */
    readonly loads: number;
  };
}

/**
 * Facts by file, loaded on demand. Asking for a file whose facts are not at hand notes the wish and answers with
 * nothing; the driver loads what was missing and asks again, so that no answer depends on timing.
 */
export class LoadedCode {
  readonly asked: AskedLog;
  readonly index: ProjectIndex;
  readonly paths: readonly string[];
  readonly #loaded = new Map<number, LoadedFile>();
  readonly #calls = new Map<number, FileCalls>();
  readonly #writes = new Map<number, Map<string, readonly PropertyWrite[]>>();
  /** Files that were wished for and are not at hand. */
  readonly #wanted = new Set<number>();
  /** Files with classes without a name, by what these are called instead. */
  readonly #anonymous = new Map<string, number>();
  /** Set when an answer lacked facts that were not at hand. */
  incomplete = false;
  /** The files whose facts the question that is being answered lacks. */
  missing: Set<number> = new Set();
  #loads = 0;

  /** Told of each file at the moment it is wished for first, so that it can be parsed meanwhile. */
  onWish: ((number: number) => void) | undefined;

  readonly #remembered: (number: number) => FileFacts | undefined;

  /** @param remembered facts of a file that are at hand without parsing, if they are */
  constructor(
    index: ProjectIndex,
    paths: readonly string[],
    remembered: (number: number) => FileFacts | undefined,
    noted: NotedThings,
  ) {
    this.asked = new AskedLog(noted);
    this.index = notedIndex(index, this.asked);
    this.paths = paths;
    this.#remembered = remembered;
  }

  load(number: number, facts: FileFacts): void {
    const functions: Fn[] = [];
    const classes: Cls[] = [];
    const file: LoadedFile = { number, path: this.paths[number] ?? '', facts, functions, classes };
    facts.classes.forEach((cls, id) => {
      classes.push({ file, facts: cls, name: cls.name || this.#anonymousName(file, id) });
    });
    facts.functions.forEach((fn, id) => {
      functions.push(new Fn(file, id, fn, fn.cls === undefined ? undefined : classes[fn.cls]));
    });
    this.#loaded.set(number, file);
    this.#wanted.delete(number);
    this.#loads += 1;
  }

  /** The same in every run: it may stand in a message, and in a finding's fingerprint. */
  #anonymousName({ number, path }: LoadedFile, id: number): string {
    const home = createHash('sha1').update(path).digest('hex').slice(0, 12);
    this.#anonymous.set(home, number);
    return `class@${home}:${id}`;
  }

  /** Finds an answer, and which files it lacked; whoever asked lacks them too. */
  find<T>(find: () => T): KeptAnswer<T> {
    const { incomplete, missing } = this;
    this.incomplete = false;
    this.missing = new Set();
    try {
      const found = this.asked.within(find);
      return this.incomplete ? { ...found, lacked: { files: this.missing, loads: this.#loads } } : found;
    } finally {
      for (const file of this.missing) missing.add(file);
      this.missing = missing;
      this.incomplete ||= incomplete;
    }
  }

  /** May an answer found before be given again? Whoever asks then depends on what it depends on, and lacks what it lacked. */
  isKept({ asked, lacked }: KeptAnswer<unknown>): boolean {
    if (!lacked) this.asked.include(asked);
    else {
      if (lacked.loads !== this.#loads && this.#hasGained(lacked.files)) return false;
      this.incomplete = true;
      for (const file of lacked.files) this.missing.add(file);
    }
    return true;
  }

  /** May an answer that lacked these files be another one now? */
  #hasGained(files: ReadonlySet<number>): boolean {
    if (files.size === 0) return true;
    for (const file of files) if (this.#loaded.has(file)) return true;
    return false;
  }

  /** Facts that are at hand, for those who find no answers that are kept. */
  factsAt(number: number): FileFacts | undefined {
    return this.#loaded.get(number)?.facts;
  }

  isLoaded(number: number): boolean {
    return this.#loaded.has(number);
  }

  /** The file if it is at hand or remembered; else it is noted as wanted. */
  file(number: number): LoadedFile | undefined {
    let file = this.#loaded.get(number);
    if (!file && !this.#wanted.has(number)) {
      const facts = this.#remembered(number);
      if (facts) this.load(number, facts);
      file = this.#loaded.get(number);
    }
    if (!file) {
      if (!this.#wanted.has(number)) {
        this.#wanted.add(number);
        this.onWish?.(number);
      }
      this.incomplete = true;
      this.missing.add(number);
    }
    this.asked.noteFile(number, this.paths[number] ?? '', file?.facts.partial !== undefined);
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

  /** The calls in a file by name; of its functions those alone are read that mention the name. */
  callsIn(file: LoadedFile): FileCalls {
    let calls = this.#calls.get(file.number);
    if (!calls) {
      calls = new FileCalls(file);
      this.#calls.set(file.number, calls);
    }
    return calls;
  }

  /** Assignments to a property in a file, or to elements of it. */
  propertyWritesIn(file: LoadedFile, name: string): readonly PropertyWrite[] {
    let writes = this.#writes.get(file.number);
    if (!writes) {
      writes = new Map();
      this.#writes.set(file.number, writes);
    }
    let found = writes.get(name);
    if (!found) {
      found = file.functions
        .filter(({ facts }) => facts.mentions.writes.includes(name))
        .flatMap((fn) =>
          fn.definitions.properties.filter((write) => write.name === name).map((write) => ({ ...write, fn })),
        );
      writes.set(name, found);
    }
    return found;
  }

  /** Classes of this name that are at hand; files that declare it are wanted. */
  classes(name: string): readonly Cls[] {
    const key = classKey(name);
    const anonymous = /^class@([0-9a-f]+):(\d+)$/.exec(name);
    if (anonymous?.[1] !== undefined) {
      const number = this.#anonymous.get(anonymous[1]);
      const cls = number === undefined ? undefined : this.file(number)?.classes[Number(anonymous[2])];
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
    return this.#classesIn(name, (number) => this.index.holds(number, member));
  }

  /** As {@link classes}, without loading files that declare no method of this name. */
  classesDeclaring(name: string, method: string): readonly Cls[] {
    return this.#classesIn(name, (number) => this.index.declaresMethod(number, method));
  }

  /** As {@link classes}, without loading files in which no member is named by a variable. */
  classesNamingByVariable(name: string): readonly Cls[] {
    return this.#classesIn(name, (number) => this.index.callsMethod(number, VARIABLE_MEMBER));
  }

  #classesIn(name: string, isLookedAt: (file: number) => boolean): readonly Cls[] {
    if (name.startsWith('class@')) return this.classes(name);
    return this.index.declaring(classKey(name)).some(isLookedAt) ? this.classes(name) : [];
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
}
