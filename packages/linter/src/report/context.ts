import type { LintResult, Severity } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';

export type { RuleMeta } from '../rules/rule.ts';

/** The formats, by the name that `--format` takes. */
export type ReportFormat = 'pretty' | 'json' | 'sarif' | 'github' | 'gitlab' | 'junit' | 'checkstyle' | 'markdown';

/** Everything a format needs beside the result; formats never read the disk themselves. */
export interface ReportContext {
  /** ANSI colours, in `pretty` only. */
  readonly colors: boolean;
  /** Width of the terminal [cells]; below 60 is taken as 60. */
  readonly width: number;
  /** Text of a file of the project, for code frames; `path` as in a finding. */
  sourceOf(path: string): string | undefined;
  readonly rules: readonly RuleMeta[];
  /** Absolute path of the project root, with the separators of the system. */
  readonly root: string;
  /**
   * What the formats for readers (`pretty`, `markdown`, `github`) show; what is below it they count.
   * The formats for machines hold every finding of the result.
   */
  readonly minSeverity: Severity;
  /** Groups of findings shown in full by `pretty` and `markdown`, the rest is counted per file; `Infinity`: all. */
  readonly limit: number;
  /** Names the root as a `file:` address in SARIF; leave it out where the report goes to others. */
  readonly absoluteRoot?: boolean;
  /**
   * Where the project root lies in its repository, such as `apps/site`; formats that a code host reads (`github`,
   * `gitlab`, `sarif`, `checkstyle`) put it before each path.
   */
  readonly repositoryFolder?: string;
}

/** A report format: pure, the same text for the same result and context. */
export type Formatter = (result: LintResult, context: ReportContext) => string;

/** A finding's path as its code host knows it. */
export function repositoryPath(path: string, context: ReportContext): string {
  const folder = context.repositoryFolder?.replace(/^\/+|\/+$/g, '') ?? '';
  return folder === '' ? path : `${folder}/${path}`;
}
