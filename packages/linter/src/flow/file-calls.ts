import { type CallSite, classKey, type Fn, type LoadedFile, shortName } from './code.ts';

/** How calls are looked up: functions by full name, methods by their bare name, `new` by the class; in lower case. */
type Form = 'function' | 'method' | 'new';

/** The calls in a file, found by name. */
export class FileCalls {
  readonly #file: LoadedFile;
  readonly #found = new Map<string, readonly CallSite[]>();
  #mentioning: Map<string, Fn[]> | undefined;

  constructor(file: LoadedFile) {
    this.#file = file;
  }

  /** Calls of a function; the name may be the one that PHP falls back to. */
  ofFunction(name: string): readonly CallSite[] {
    return this.#sites('function', name);
  }

  /** Calls of methods of this name, on whatever class. */
  ofMethod(name: string): readonly CallSite[] {
    return this.#sites('method', name);
  }

  /** Objects that are made of a class that is named. */
  ofClass(name: string): readonly CallSite[] {
    return this.#sites('new', name);
  }

  #sites(form: Form, name: string): readonly CallSite[] {
    const key = `${form} ${name}`;
    let sites = this.#found.get(key);
    if (!sites) {
      sites = this.#functions(shortName(name)).flatMap((fn) => fn.calls.filter((site) => bears(site, form, name)));
      this.#found.set(key, sites);
    }
    return sites;
  }

  /** Functions that mention the word, in the order of the file. */
  #functions(word: string): readonly Fn[] {
    if (!this.#mentioning) {
      this.#mentioning = new Map();
      for (const fn of this.#file.functions) {
        for (const mentioned of fn.facts.mentions.calls) {
          const list = this.#mentioning.get(mentioned);
          if (list) list.push(fn);
          else this.#mentioning.set(mentioned, [fn]);
        }
      }
    }
    return this.#mentioning.get(word) ?? [];
  }
}

function bears({ expr }: CallSite, form: Form, name: string): boolean {
  switch (expr.op) {
    case 'call':
      if (form !== 'function' || typeof expr.name !== 'string') return false;
      return classKey(expr.name) === name || (expr.fallback !== undefined && classKey(expr.fallback) === name);
    case 'mcall':
    case 'scall':
      return form === 'method' && typeof expr.name === 'string' && expr.name.toLowerCase() === name;
    case 'new':
      return form === 'new' && 'name' in expr.cls && classKey(expr.cls.name) === name;
    default:
      return false;
  }
}
