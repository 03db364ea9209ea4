/** Calls that a framework makes in the place of the code that asks for them: hooks, batches, dispatched jobs. */

/** Functions by which code hangs callables to a name, and by which they are called: `add_action`, `do_action`. */
export interface HookFunctions {
  /** Takes the hook's name and a callable. */
  readonly register: string;
  /** Takes the hook's name and what each callable is given. */
  readonly fire: readonly string[];
  /** Hooks that the framework itself calls. */
  readonly own?: readonly OwnHook[];
  readonly source: string;
}

/** A hook of the framework that gives what hangs on it a path, or an array that holds one. */
export interface OwnHook {
  readonly hook: string;
  /** A function that gives the same as the hook gives first. */
  readonly like: string;
  readonly source: string;
}

/** A call that keeps a callable with its arguments for a later request: the operations of a batch. */
export interface DeferredCall {
  readonly call: string;
  /** Where the callable and the array of its arguments stand; absent: it is given arrays of `[callable, [argument, …]]`. */
  readonly at?: { readonly callable: number; readonly args: number };
  readonly source: string;
}

/** A static method that makes an object of the class it is called on from what it is given: `Export::dispatch($path)`. */
export interface StaticMaker {
  /** Call pattern; the class is one that such classes inherit from or use. */
  readonly call: string;
  /** Arguments that stand before those of the constructor. */
  readonly skip?: number;
  readonly source: string;
}
