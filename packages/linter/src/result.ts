import type { StateKind, StateMap } from '@tidemark/sdk/model';

/** What a lint run returns, and what every report format is made from. The JSON format is this document, version 1. */

/** The twelve factors, as rule groups. */
export type Factor =
  | 'codebase'
  | 'dependencies'
  | 'config'
  | 'backing-services'
  | 'build-release-run'
  | 'processes'
  | 'port-binding'
  | 'concurrency'
  | 'disposability'
  | 'dev-prod-parity'
  | 'logs'
  | 'admin-processes';

export type Severity = 'error' | 'warning' | 'info';
export type Confidence = 'certain' | 'likely' | 'possible';
export type Category = 'write' | 'configuration' | 'practice';

/** What a write site puts on the disk. */
export type WriteKind =
  | 'upload'
  | 'media'
  | 'export'
  | 'cache'
  | 'log'
  | 'config'
  | 'key'
  | 'lock'
  | 'session'
  | 'database'
  | 'code'
  | 'directory'
  | 'other';

/** What a configuration finding is about. */
export type ConfigurationKind =
  | 'session-file'
  | 'cache-file'
  | 'log-file'
  | 'disk-local'
  | 'queue-sync'
  | 'lock-local'
  | 'database-file'
  | 'localhost-service'
  | 'secret-in-code'
  | 'upload-dir-in-release'
  | 'other';

/** What the target platform makes of it. */
export type Effect = 'lost-at-deploy' | 'invisible-to-others' | 'fails-read-only';

export interface TraceStep {
  /** Relative to the project root, with `/`. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export interface Remedy {
  readonly summary: string;
  /** Composer packages that carry the remedy. */
  readonly packages: readonly string[];
  /** Addresses of documentation. */
  readonly docs: readonly string[];
}

export interface Finding {
  /** `<factor>/<rule>`. */
  readonly ruleId: string;
  readonly factor: Factor;
  readonly category: Category;
  readonly kind: WriteKind | ConfigurationKind | null;
  /** The state-map kind that is in danger. */
  readonly state: StateKind | null;
  readonly effect: Effect | null;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  /** What is written, relative to the project root, `…` for what is not known of it; absent where it lies elsewhere. */
  readonly target?: string;
  /** Relative to the project root, with `/`. */
  readonly path: string;
  /** Lines and columns from 1, columns in UTF-16 units, end exclusive; the range is the call expression. */
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Hash of rule, path, enclosing symbol, normalised sink and ordinal: survives moved lines. */
  readonly fingerprint: string;
  /** From the origin of the path to the sink. */
  readonly trace: readonly TraceStep[];
  readonly remedy: Remedy;
}

/** A variable of the environment contract. */
export interface EnvironmentVariable {
  readonly name: string;
  /** What it decides, in a few words: "session store". */
  readonly purpose: string;
  /** Where it is read first. Relative to the project root, with `/`. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** What is taken where it is not set; null for nothing, absent where it cannot be told. */
  readonly default?: string | null;
  /** Production must set it: without it state is lost, or the application does not work. */
  readonly isRequired: boolean;
  /** Its default keeps state on one node and so hides that it is missing. */
  readonly hidesAbsence: boolean;
}

export interface PartialFile {
  readonly path: string;
  readonly reason: string;
}

export interface LintStats {
  /** Files in scope. */
  readonly files: number;
  /** Tests, fixtures and the like: discovered, counted, never analysed. */
  readonly excluded: number;
  /** Files parsed in this run. */
  readonly parsed: number;
  /** Files whose facts came from the cache. */
  readonly cached: number;
  /** Bytes parsed in this run [bytes]. */
  readonly bytes: number;
  readonly durationMs: number;
}

export interface LintResult {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'tidemark-lint'; readonly version: string };
  readonly project: {
    readonly root: string;
    readonly frameworks: readonly { readonly name: string; readonly version: string }[];
    readonly platform: string;
  };
  /** Ordered by path, line, column, rule. */
  readonly findings: readonly Finding[];
  /** Where each kind of state lives. */
  readonly stateMap: StateMap;
  /** The variables that the application reads from its environment, by name. */
  readonly environment: readonly EnvironmentVariable[];
  readonly partial: readonly PartialFile[];
  readonly suppressed: { readonly inline: number; readonly baseline: number };
  readonly stats: LintStats;
}
