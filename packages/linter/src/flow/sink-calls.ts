/** The calls of a file that are worth a closer look, since a sink may be called by their words. */
import type { CallExpr } from '../php/facts.ts';
import { type CallSite, type Fn, shortName } from './code.ts';
import type { Program } from './program.ts';
import type { SinkNames } from './sinks.ts';
import { type Candidates, COMPUTED_CALL, MADE_OBJECT, ROUNDABOUT } from './triggers.ts';

/** How a body mentions a shell command. */
const SHELL = '`';

/** The words that a sink may be called by in a file. */
class Words {
  readonly #words: ReadonlySet<string>;

  constructor(words: ReadonlySet<string>) {
    this.#words = words;
  }

  /** A body that mentions none of them is not read. */
  areMentionedIn({ facts }: Fn): boolean {
    return facts.mentions.calls.some((name) => name === SHELL || this.#hasFunction(name) || this.#hasMethod(name));
  }

  fit(expr: CallExpr): boolean {
    switch (expr.op) {
      case 'shell':
        return true;
      case 'new':
        return this.#words.has(MADE_OBJECT);
      case 'call':
        return typeof expr.name === 'string'
          ? this.#hasFunction(shortName(expr.fallback ?? expr.name).toLowerCase())
          : this.#words.has(COMPUTED_CALL);
      case 'mcall':
      case 'scall':
        return typeof expr.name === 'string' && this.#hasMethod(expr.name.toLowerCase());
      case 'include':
        return false;
    }
  }

  #hasFunction(name: string): boolean {
    return this.#words.has(name) || (ROUNDABOUT.includes(name) && this.#words.has(COMPUTED_CALL));
  }

  /** An heir hands the path on to the class that writes: `parent::__construct($file)`. */
  #hasMethod(name: string): boolean {
    return this.#words.has(name) || (name === '__construct' && this.#words.has(MADE_OBJECT));
  }
}

/** Finds in candidates the calls that may be sinks. */
export class SinkCalls {
  readonly #program: Program;
  readonly #candidates: Candidates;
  /** For files of which no words are told. */
  readonly #any: Words;

  constructor(program: Program, candidates: Candidates, { functions, methods }: SinkNames) {
    this.#program = program;
    this.#candidates = candidates;
    this.#any = new Words(new Set([...functions, ...methods, MADE_OBJECT, COMPUTED_CALL]));
  }

  /** In the order of functions and calls. */
  in(file: number): readonly CallSite[] {
    const told = this.#candidates.get(file);
    const words = told ? new Words(told) : this.#any;
    return (this.#program.file(file)?.functions ?? []).flatMap((fn) =>
      words.areMentionedIn(fn) ? fn.calls.filter(({ expr }) => words.fit(expr)) : [],
    );
  }
}
