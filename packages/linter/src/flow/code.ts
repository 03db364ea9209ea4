import type { CallExpr, ClassFacts, FileFacts, FunctionFacts, FunctionId } from '../php/facts.ts';
import { definitionsOf, type FunctionDefinitions, type PropertyAssignment } from './definitions.ts';
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
  /** It keeps the callee with its arguments for a later request. */
  readonly isDeferred?: true;
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
    this.#definitions ??= definitionsOf(this.facts);
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

  /** Does the body call this? @param name as `Mentions` has it */
  mentions(name: string): boolean {
    return this.facts.mentions.calls.includes(name);
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

/** What a class is called in lower case, without a leading backslash. */
export function classKey(name: string): string {
  return (name.charCodeAt(0) === 92 ? name.slice(1) : name).toLowerCase();
}

/** Last segment of a namespaced name. */
export function shortName(name: string): string {
  const at = name.lastIndexOf('\\');
  return at < 0 ? name : name.slice(at + 1);
}

/** An assignment to a property and the function that makes it. */
export interface PropertyWrite extends PropertyAssignment {
  readonly fn: Fn;
}
