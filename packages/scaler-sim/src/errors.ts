/** Errors a user can act on. Everything else that is thrown is an internal fault. */

/** The parts of an error message: what is wrong, where, and what to do next. */
export interface ErrorDetails {
  /** What is wrong, without a full stop: `unknown key "nodess"`. */
  readonly what: string;
  /** The file, line or option it is about: `site.yaml, line 4`. */
  readonly where?: string;
  /** What to do about it, as a sentence. */
  readonly next?: string;
  readonly cause?: unknown;
}

/**
 * The one error class of the simulator. `code` is stable and made of an area and a reason (`scenario.invalid`,
 * `usage.unknown-option`, `aborted`); areas are `usage`, `scenario`, `run`, `output`, `internal`.
 */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
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
export function isSimulationError(error: unknown, code?: string): error is SimulationError {
  if (!(error instanceof Error) || error.name !== 'SimulationError') return false;
  const own = (error as Partial<SimulationError>).code;
  return typeof own === 'string' && (code === undefined || own === code);
}
