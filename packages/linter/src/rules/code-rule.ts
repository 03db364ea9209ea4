/** Rules that look at one file's code alone, so that what they say may be kept as long as the file does not change. */

import type { StateKind } from '@tidemark/sdk/model';
import type { KnowledgeBase } from '../flow/knowledge-base.ts';
import type { CallExpr, FileFacts, FunctionFacts, Span } from '../php/facts.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Confidence, ConfigurationKind, Effect, Remedy, Severity, TraceStep } from '../result.ts';
import type { RuleMeta } from './rule.ts';

/** One file of the project's own code. */
export interface CodeFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly facts: FileFacts;
  /** Every call with the function and step that it stands in, in source order; those inside closures belong to the closure. */
  readonly calls: readonly CodeCall[];
}

/** A statement of a file. */
export interface CodePlace {
  readonly fn: FunctionFacts;
  /** Index in `fn.steps`. */
  readonly step: number;
}

export interface CodeCall extends CodePlace {
  readonly expr: CallExpr;
}

/** What a rule may know beside the file. Nothing of it changes without the remembered findings being thrown away. */
export interface CodeContext {
  readonly knowledge: KnowledgeBase;
  readonly platform: Platform;
  /** Does this file configure the application (`config/app.php`, `settings.php`)? */
  isConfiguration(path: string): boolean;
  /** Is it run by an operator or a build, never by the web (`bin/console`, `deploy.php`, a migration)? */
  isOperators(path: string): boolean;
  /** Does the web server serve this file by its own address? */
  isServed(path: string): boolean;
  /** Does one process answer many requests (Octane, FrankenPHP's worker mode, Swoole, RoadRunner)? */
  readonly isLongRunning: boolean;
  /** Does the project ask for one of these packages itself? */
  requires(...packages: readonly string[]): boolean;
  /** Does an image or platform file of the project install this program (see `project/installed-programs.ts`)? */
  installs(program: string): boolean;
}

/** What a rule says of a place in a file. */
export interface CodeFinding {
  readonly span: Span;
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly kind?: ConfigurationKind;
  readonly state?: StateKind;
  readonly effect?: Effect;
  /** Enclosing function or method, empty in top-level code. */
  readonly symbol: string;
  /** What the finding is about, so that it is known again when lines move: the text of the call. */
  readonly about: string;
  readonly trace?: readonly TraceStep[];
}

export interface CodeRule {
  readonly meta: RuleMeta;
  /**
   * A file must hold one of these identifiers (functions, methods, classes, constants; lower case, without namespace) to
   * be looked at. Few and rare ones: each file that holds one is parsed. `mail(` asks for a call of a function or an
   * object made of a class of this name, `->connect(` for a call of a method; several words in one entry (`PDO localhost`)
   * must all be there.
   */
  readonly words: readonly string[];
  /** Names under which what it looks for is called (`connect`), lower case, where the words do not hold them. */
  readonly calls?: readonly string[];
  /** A file's path must match as well. */
  readonly paths?: RegExp;
  /** What to do where the project's framework has no remedy for the rule. */
  readonly remedy: Remedy;
  /** Is there anything to find in a project like this? Absent: in every one. */
  applies?(context: CodeContext): boolean;
  check(file: CodeFile, context: CodeContext): readonly CodeFinding[];
}
