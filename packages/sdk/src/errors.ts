/** What every error of the package says of itself. Nothing is imported here: the core entry stays light. */

/** The parts that each error of the package has, whatever class of another library it extends. */
export interface TidemarkFailure extends Error {
  /** Stable, made of an area and a reason: `storage.quota-exceeded`. */
  readonly code: string;
  /** Whether the same call may succeed when it is made again. */
  readonly retryable: boolean;
  /** What the other side calls this request, for its support. */
  readonly requestId?: string;
  /** The key or path it is about. */
  readonly key?: string;
  /** What to do about it, as a sentence. */
  readonly next?: string;
}

const AREAS = /^(?:api|client|internal|platform|storage|transfer|usage)\./;

/** Told by its parts, so it holds across two copies of the package. With `code`, only that one. */
export function isTidemarkError(error: unknown, code?: string): error is TidemarkFailure {
  if (!(error instanceof Error)) return false;
  const own = (error as Partial<TidemarkFailure>).code;
  if (typeof own !== 'string' || !AREAS.test(own)) return false;
  return typeof (error as Partial<TidemarkFailure>).retryable === 'boolean' && (code === undefined || own === code);
}

/** The first error of the package in a chain of causes: Flystorage wraps what an adapter throws. */
export function tidemarkErrorIn(error: unknown, code?: string): TidemarkFailure | undefined {
  const seen = new Set<unknown>();
  for (let at = error; at instanceof Error && !seen.has(at); at = at.cause) {
    if (isTidemarkError(at, code)) return at;
    seen.add(at);
  }
  return undefined;
}

/** What a caught value says of itself. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
