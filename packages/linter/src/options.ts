/** What a caller of the library, the command line included, asks for. */
import type { TidemarkConfig } from './config/config.ts';
import type { Directive } from './php/facts.ts';
import type { PluginSet } from './plugin/plugin-set.ts';
import type { LintResult } from './result.ts';
import type { Timing } from './timing.ts';

/** The steps of a run, in order. */
export type LintPhase = 'discover' | 'index' | 'facts' | 'link' | 'judge';

/** Work done so far within a phase; `total` is 0 while it is not known. */
export interface LintProgress {
  readonly phase: LintPhase;
  readonly done: number;
  readonly total: number;
}

export interface LintOptions {
  /**
   * A project, a folder in it or a file. The project root is the nearest `composer.json` at or above it; a subfolder
   * filters what is reported, not what is known.
   */
  readonly path: string;
  /** What `tidemark.json` would say. The library's `lint` reads the project's own file when this is absent. */
  readonly config?: TidemarkConfig;
  /** Rule ids to run; absent: all. */
  readonly only?: string[];
  /** Rule ids not to run. */
  readonly except?: string[];
  /** Threads, the calling one included; absent: as many as the machine has processors for. */
  readonly threads?: number;
  /** `location` is a directory (default: the user's cache directory); `false` turns the cache off. */
  readonly cache?: { readonly location?: string } | false;
  /** The unsaved text of one file; only that file is reported. `filename` is absolute. */
  readonly stdin?: { readonly filename: string; readonly source: string };
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LintProgress) => void;
  /** Target platform by name; absent: the configuration's, then what the project's files tell. */
  readonly platform?: string;
  /** What `loadPlugins` gave. The configuration's `plugins` are names that the caller may choose to load. */
  readonly plugins?: PluginSet;
  /** Is told how long each step and each rule takes. Without a cache, or a remembered result leaves nothing to measure. */
  readonly timing?: Timing;
}

/** What the analysis hands to `suppress/`: every finding, and the comments that may silence some. */
export interface AnalysisResult extends LintResult {
  /** By root-relative path. Not part of the published result. */
  readonly directives?: Readonly<Record<string, readonly Directive[]>>;
}

/** How each call on one line was resolved and why it is silent or reported. */
export interface WhyReport {
  /** Relative to the project root, with `/`. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Ready to print, one per line. */
  readonly lines: readonly string[];
}
