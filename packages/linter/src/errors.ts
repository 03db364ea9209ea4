/** Errors a user can act on. Everything else that is thrown is an internal fault. */

/** The parts of an error message: what is wrong, where, and what to do next. */
export interface ErrorDetails {
  /** What is wrong, without a full stop: `/rules must be an object`. */
  readonly what: string;
  /** The file, option or address it is about: `tidemark.json`. */
  readonly where?: string;
  /** What to do about it, as a sentence. */
  readonly next?: string;
  readonly cause?: unknown;
}

/**
 * The one error class of the linter. `code` is stable and made of an area and a reason (`config.invalid`,
 * `usage.unknown-option`, `git.unknown-ref`, `output.unwritable`, `aborted`); areas are `usage`, `config`, `project`,
 * `git`, `baseline`, `output`, `internal`.
 */
export class TidemarkError extends Error {
  override readonly name = 'TidemarkError';
  readonly code: string;

  constructor(code: string, details: ErrorDetails) {
    const head = details.where === undefined ? details.what : `${details.where}: ${details.what}`;
    super(
      details.next === undefined ? head : `${head}\n${details.next}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.code = code;
  }
}

/** Told by name and code, so it holds across two copies of the package. With `code`, only that one. */
export function isTidemarkError(error: unknown, code?: string): error is TidemarkError {
  if (!(error instanceof Error) || error.name !== 'TidemarkError') return false;
  const own = (error as Partial<TidemarkError>).code;
  return typeof own === 'string' && (code === undefined || own === code);
}

/** What a caught value says of itself. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Thrown when `LintOptions.signal` fires. */
export function abortedError(cause?: unknown): TidemarkError {
  return new TidemarkError('aborted', { what: 'the run was interrupted', cause });
}
