/** The analysis with configuration and comments applied: what the library's `lint` and the command line run. */
import { relative, sep } from 'node:path';
import { nearestExisting } from '../config/locate.ts';
import type { AnalysisResult, LintOptions } from '../options.ts';
import { findRoot } from '../project/root.ts';
import type { LintResult } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { settle } from './settle.ts';
import { sourceReader } from './source-reader.ts';

/** Every finding, before anything is hidden. */
export type Analyse = (options: LintOptions) => Promise<AnalysisResult>;

/**
 * @param rules every known rule, those about comments included
 * @throws TidemarkError `project.not-found`; whatever the analysis throws
 */
export async function settledLint(
  analyse: Analyse,
  rules: readonly RuleMeta[],
  options: LintOptions,
): Promise<LintResult> {
  const { root, asked } = findRoot(options.stdin === undefined ? options.path : nearestExisting(options.path));
  const analysis = await analyse(options);
  const unsaved = options.stdin && { path: rootRelative(root, options.stdin.filename), source: options.stdin.source };
  return settle(analysis, options, {
    rules,
    sourceOf: sourceReader(root, unsaved),
    inScope: (path) => (unsaved === undefined ? isAsked(path, asked) : path === unsaved.path),
  });
}

function isAsked(path: string, asked: string | undefined): boolean {
  if (asked === undefined) return true;
  return asked.endsWith('/') ? path.startsWith(asked) : path === asked;
}

/** With `/`, whatever the system writes. */
export function rootRelative(root: string, file: string): string {
  return relative(root, file).split(sep).join('/');
}
