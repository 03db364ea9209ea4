import type { WiredValue } from '../container/wiring.ts';
import type { Arg } from '../php/facts.ts';
import type { CallSite, Fn } from './code.ts';

/** Files beyond these numbers are not searched for callers; the finding then says how many were left out. */
export const MAX_FUNCTION_FILES = 120;

export const MAX_METHOD_FILES = 60;

/** A place from which a function is entered, with the argument list it gets. */
export interface Caller {
  readonly site: CallSite;
  readonly args: readonly Arg[];
  /** Position in `args` of the callee's first parameter. */
  readonly offset: number;
}

/** A function on the way to a sink, and how it is entered there. */
export interface Entry {
  readonly fn: Fn;
  readonly caller: Caller;
}

/** An argument that configuration gives to a constructor, or a framework to what hangs on its hooks. */
export interface WiredArgument {
  readonly index: number;
  readonly value: WiredValue;
  /** Who gives it, for the trace; absent: it is configured. */
  readonly message?: string;
}

export interface Callers {
  readonly callers: readonly Caller[];
  readonly wired: readonly WiredArgument[];
  /** Files that may hold further callers and were not searched. */
  readonly notFollowed: number;
}

export const NONE: Callers = { callers: [], wired: [], notFollowed: 0 };

export function asCaller(site: CallSite): Caller {
  return { site, args: 'args' in site.expr ? site.expr.args : [], offset: 0 };
}

/** Does a call give at least the arguments without which the function could not be entered? */
export function hasArguments(args: readonly Arg[], fn: Fn): boolean {
  const needed = fn.facts.params.filter((param) => !param.default && !param.variadic).length;
  return args.length >= needed || args.some((arg) => arg.spread);
}
