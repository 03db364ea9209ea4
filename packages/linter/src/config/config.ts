/** The shape of `tidemark.json` once it is validated. The published schema says the same to editors. */
import type { PathSource, Sink } from '../frameworks/knowledge.ts';
import type { Severity } from '../result.ts';

/** `off` silences a rule; a severity replaces the rule's own, save for guesses (`possible`), which stay `info`. */
export type RuleSetting = 'off' | Severity;

export type RuleSettings = Readonly<Record<string, RuleSetting>>;

export interface RuleOverride {
  /** Root-relative globs. */
  readonly files: readonly string[];
  readonly rules: RuleSettings;
}

/** A sink as users write it: `source` is optional. */
export type ConfiguredSink = Omit<Sink, 'source'> & { readonly source?: string };

/** A path source as users write it: `source` and `label` are optional. */
export type ConfiguredPathSource = Omit<PathSource, 'source' | 'label'> & {
  readonly source?: string;
  readonly label?: string;
};

/** A call whose body is safe and whose result is a path on shared storage. */
export interface SafeHelper {
  /** Call pattern, see `frameworks/knowledge.ts`. */
  readonly call: string;
  readonly because: string;
}

export interface TidemarkConfig {
  readonly $schema?: string;
  /** Root-relative files, folders or globs to report on; absent: all. */
  readonly paths?: readonly string[];
  /** Root-relative globs that are left out. */
  readonly exclude?: readonly string[];
  readonly platform?: string;
  readonly rules?: RuleSettings;
  /** Later ones win. */
  readonly overrides?: readonly RuleOverride[];
  /** Directories that outlive a deploy and that every node shares: root-relative or absolute. */
  readonly mounts?: readonly string[];
  readonly sinks?: readonly ConfiguredSink[];
  readonly safe?: readonly SafeHelper[];
  readonly pathSources?: readonly ConfiguredPathSource[];
  /**
   * Packages, or files with `./` in front, that add rules, frameworks and platforms. They are loaded only where the user
   * passes this file (`--config`), never because it lies in the project.
   */
  readonly plugins?: readonly string[];
}
