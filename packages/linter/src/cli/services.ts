/** The rooms a command calls into, loaded when they are needed, so that `--version` and `--help` load none. */
import type { Audit } from '../audit/audit.ts';
import type { AuditInput } from '../audit/make-audit.ts';
import type { LintOptions, WhyReport } from '../options.ts';
import type { Formatter, ReportFormat } from '../report/index.ts';
import type { RuleMeta } from '../rules/rule.ts';
import type { MaterialiseRef } from '../suppress/changed-since.ts';
import type { Analyse } from '../suppress/settled-lint.ts';

export interface Services {
  readonly lint: Analyse;
  why(options: LintOptions, at: { readonly path: string; readonly line: number }): Promise<WhyReport>;
  /** @param asked what was found, and the absolute path of the project's root */
  audit(asked: Omit<AuditInput, 'project'> & { readonly root: string }): Promise<Audit>;
  /** The registry's rules; those about comments are added by the commands. */
  rules(): Promise<readonly RuleMeta[]>;
  formats(): Promise<Readonly<Record<ReportFormat, Formatter>>>;
  /** Names of the platforms that are known; others are judged as `generic`. */
  platforms(): Promise<readonly string[]>;
  readonly materialiseRef: MaterialiseRef;
  /** Name of the platform that the files of the project tell of. */
  detectPlatform(root: string): Promise<string | undefined>;
}
