/** What a fix is: a proposal of edits for one finding, by a fixer that knows one shape of one framework. */
import type { FrameworkName } from '../project/project.ts';
import type { Finding } from '../result.ts';
import type { TextEdit } from './edit.ts';
import type { FixProject } from './fix-project.ts';

export interface FileEdit extends TextEdit {
  /** Relative to the project root, with `/`. */
  readonly path: string;
}

/** A variable that the code reads once the fix is made. */
export interface NewVariable {
  readonly name: string;
  /** What it decides, in a few words: "session store". */
  readonly purpose: string;
  /** What is taken while it is not set; absent where nothing is, and production must set it. */
  readonly fallback?: string;
  /** Put it, without its value, into `.env.example`: it holds a credential. */
  readonly isSecret?: true;
}

/** The default of a variable of Symfony's container: `parameters: env(NAME): value` in this file. */
export interface ContainerDefault {
  readonly path: string;
  readonly name: string;
  readonly value: string;
  /** The section of the file that is meant: `when@prod`; absent: the file's top level. */
  readonly section?: string;
}

export interface Proposal {
  /** All are made, or none. */
  readonly edits: readonly FileEdit[];
  readonly containerDefaults?: readonly ContainerDefault[];
  readonly variables: readonly NewVariable[];
  /** Composer packages that must be there for what the variable can name. */
  readonly packages: readonly string[];
  /** Commands that somebody runs once afterwards: `php craft setup/db-cache-table`. */
  readonly commands?: readonly string[];
}

export interface Fixer {
  /** `<framework>/<name>`. */
  readonly id: string;
  /** The framework that must be detected, or `any`. */
  readonly framework: FrameworkName | 'any';
  /** Rules whose findings it mends. */
  readonly rules: readonly string[];
  /** What it does, as a sentence that begins in the third person. */
  readonly summary: string;
  /** Nothing changes while the new variable is unset. */
  readonly isSafe: boolean;
  /** It is made where the finding is information, too. */
  readonly mendsInformation?: true;
  /** Does a file that it mended still parse? Absent: PHP, YAML and `.env` files, which the plan judges. Text as in edits. */
  parses?(path: string, text: string): boolean;
  /** Undefined where the code has not the shape that the fixer knows. */
  propose(finding: Finding, project: FixProject): Proposal | undefined;
}
