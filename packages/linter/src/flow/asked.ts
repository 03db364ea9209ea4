/** What an answer was found with, so that it need not be found again while none of it has changed. */

/**
 * Things that answers depend on: the facts of a file; the files in which a word stands, in which a function or a method
 * is called, a class imported under another name, or a method declared; the declarations of a class, function or constant; the heirs of a class, also of a
 * bundled copy of it; whether there is a file of a path; which paths there are at all.
 */
export type AskedKind =
  | 'file'
  | 'word'
  | 'calling'
  | 'renaming'
  | 'callingMethod'
  | 'declaringMethod'
  | 'class'
  | 'function'
  | 'constant'
  | 'heirs'
  | 'scoped'
  | 'path'
  | 'paths';

/** One thing that was asked: a path where the kind is `file`, else a name as it was given. */
export interface AskedThing {
  readonly kind: AskedKind;
  readonly name: string;
}

const NOTHING: ReadonlySet<never> = new Set();

/** Fewer things than this are copied into what includes them. */
const FEW = 6;

/** Everything that one answer was found with: things by their number in the {@link AskedLog}, and other answers. */
export class Asked {
  /** Made when it is needed: of an answer as a rule everything is noted, or nothing. */
  #things: Set<number | Asked> | undefined;

  get things(): ReadonlySet<number | Asked> {
    return this.#things ?? NOTHING;
  }

  add(thing: number | Asked): void {
    this.#things ??= new Set();
    this.#things.add(thing);
  }

  include(other: Asked): void {
    const { things } = other;
    if (things.size >= FEW) this.add(other);
    else for (const thing of things) this.add(thing);
  }
}

/** An answer that may be given again. */
export interface Found<T> {
  readonly answer: T;
  readonly asked: Asked;
}

/** What is noted: all that a later run has to know, or only the files that this run has to tell of. */
export type NotedThings = 'everything' | 'partial files';

/** Notes what is asked while an answer is being found. Answers within answers are notes of their own. */
export class AskedLog {
  /** By number. */
  readonly things: AskedThing[] = [];
  readonly #numbers: Partial<Record<AskedKind, Map<string, number>>> = {};
  readonly #files: number[] = [];
  #current = new Asked();
  /** The same question is often asked many times in a row, of one file after the other. */
  #lastKind: AskedKind | undefined;
  #lastName = '';
  readonly #isWhole: boolean;

  constructor(noted: NotedThings = 'everything') {
    this.#isWhole = noted === 'everything';
  }

  /** Forgets who was asking: from here on, notes belong to the new answer that is returned. */
  begin(): Asked {
    this.#turnTo(new Asked());
    return this.#current;
  }

  #turnTo(asked: Asked): void {
    this.#current = asked;
    this.#lastKind = undefined;
  }

  note(kind: AskedKind, name: string): void {
    if (!this.#isWhole) return;
    if (kind === this.#lastKind && name === this.#lastName) return;
    this.#lastKind = kind;
    this.#lastName = name;
    this.#numbers[kind] ??= new Map<string, number>();
    const numbers = this.#numbers[kind];
    let number = numbers.get(name);
    if (number === undefined) {
      number = this.#add(kind, name);
      numbers.set(name, number);
    }
    this.#current.add(number);
  }

  /** @param isPartial it is at hand, and was not understood whole */
  noteFile(file: number, path: string, isPartial: boolean): void {
    if (!this.#isWhole && !isPartial) return;
    this.#files[file] ??= this.#add('file', path);
    this.#current.add(this.#files[file]);
  }

  #add(kind: AskedKind, name: string): number {
    return this.things.push({ kind, name }) - 1;
  }

  /** An answer found before is given again: whoever asks depends on what it was found with. */
  include(asked: Asked): void {
    this.#current.include(asked);
  }

  /** Finds an answer together with what it depends on, which whoever asks now depends on as well. */
  within<T>(find: () => T): Found<T> {
    const outer = this.#current;
    const asked = new Asked();
    this.#turnTo(asked);
    try {
      return { answer: find(), asked };
    } finally {
      this.#turnTo(outer);
      outer.include(asked);
    }
  }
}
