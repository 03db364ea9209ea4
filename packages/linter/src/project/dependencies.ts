/** What composer.json asks for and composer.lock has, with the lines on which it stands. */

/** A requirement as composer.json has it. */
export interface Requirement {
  readonly name: string;
  readonly constraint: string;
  /** Line in composer.json, from 1. */
  readonly line: number;
  readonly isDevelopment: boolean;
}

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly isDevelopment: boolean;
  /** Extensions it requires, without `ext-`. */
  readonly extensions: readonly string[];
}

export interface Dependencies {
  /** Relative to the root. */
  readonly path: string;
  /** `project`, `library` …; `library` where composer.json does not say, as Composer has it. */
  readonly type: string;
  /** Is it an application, which pins its packages, or something that others install? */
  readonly isApplication: boolean;
  readonly requirements: readonly Requirement[];
  /** Undefined where there is no composer.lock. */
  readonly lock?: {
    readonly path: string;
    /** Was it made from this composer.json? Undefined where it does not say. */
    readonly isFresh?: boolean;
    readonly packages: readonly LockedPackage[];
  };
}
