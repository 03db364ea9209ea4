/** Faults on purpose: a backend that fails when a test says so. */
import type { Backend } from '../client/backend.ts';

export interface FaultOptions {
  /** How many calls succeed first. Default 0. */
  readonly after?: number | undefined;
  /** How many fail then. Default: all. */
  readonly times?: number | undefined;
  /** Each call waits this long, also those that succeed. [ms] */
  readonly delayMs?: number | undefined;
  /** For methods that yield: fail after so many members instead of at the start. */
  readonly afterMembers?: number | undefined;
  /** `after` the change has been made, the answer is lost. Default `before`. */
  readonly when?: 'before' | 'after' | undefined;
}

export type BackendMethod = {
  [K in keyof Backend]: Backend[K] extends (...args: never[]) => unknown ? K : never;
}[keyof Backend];

export interface Faults<B extends Backend> {
  readonly backend: B;
  /** @param error made anew for each failure; undefined for a delay alone */
  on(method: BackendMethod, error: (() => Error) | undefined, options?: FaultOptions): void;
  clear(): void;
  /** How many calls there were. */
  calls(method: BackendMethod): number;
}

interface Fault extends FaultOptions {
  readonly error: (() => Error) | undefined;
  seen: number;
}

type AnyMethod = (...args: unknown[]) => unknown;

export function withFaults<B extends Backend>(backend: B): Faults<B> {
  const faults = new Map<PropertyKey, Fault>();
  const counts = new Map<PropertyKey, number>();
  const proxy = new Proxy(backend, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        return faulty(name, faults.get(name), () => (value as AnyMethod).apply(target, args));
      };
    },
  });
  return {
    backend: proxy,
    on: (method, error, options = {}) => void faults.set(method, { ...options, error, seen: 0 }),
    clear: () => faults.clear(),
    calls: (method) => counts.get(method) ?? 0,
  };
}

/** Methods that yield their members. */
const YIELDING: ReadonlySet<PropertyKey> = new Set(['apps', 'deploymentLog', 'deployments', 'domains', 'tail']);

function faulty(name: PropertyKey, fault: Fault | undefined, call: () => unknown): unknown {
  if (fault === undefined) return call();
  const { after = 0, times = Number.POSITIVE_INFINITY } = fault;
  const error = fault.seen >= after && fault.seen < after + times ? fault.error?.() : undefined;
  fault.seen += 1;
  if (YIELDING.has(name)) return failingMembers(call() as AsyncIterable<unknown>, error, fault);
  return settle(error === undefined || fault.when === 'after' ? call() : undefined, error, fault);
}

async function settle(result: unknown, error: Error | undefined, { delayMs }: Fault): Promise<unknown> {
  const value = await result;
  await pause(delayMs);
  if (error !== undefined) throw error;
  return value;
}

async function* failingMembers(
  members: AsyncIterable<unknown>,
  error: Error | undefined,
  { afterMembers = 0, delayMs }: Fault,
): AsyncGenerator<unknown> {
  await pause(delayMs);
  if (error !== undefined && afterMembers === 0) throw error;
  let count = 0;
  for await (const member of members) {
    yield member;
    count += 1;
    if (error !== undefined && count >= afterMembers) throw error;
  }
  if (error !== undefined) throw error;
}

function pause(ms: number | undefined): Promise<void> {
  return ms === undefined ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
