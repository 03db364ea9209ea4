/** `tidemark-lint audit [path]`. */
import { resolve } from 'node:path';
import type { Audit, Hidden } from '../audit/audit.ts';
import type { AnalysisResult, LintOptions } from '../options.ts';
import type { LintResult } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { settle } from '../suppress/settle.ts';
import { settledLint } from '../suppress/settled-lint.ts';
import { sourceReader } from '../suppress/source-reader.ts';
import { type PreparedAnalysis, prepareAnalysis, projectConfig } from './analysis-options.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import { knownRules } from './plugin-step.ts';
import { startProgress } from './progress.ts';
import { projectPath } from './project-result.ts';
import type { Services } from './services.ts';
import { hasColors, type Terminal } from './terminal.ts';
import { writeWholeFile } from './write-file.ts';

const FORMATS = ['html', 'markdown', 'json'] as const;
type AuditFormat = (typeof FORMATS)[number];

/** Prints a summary, or the whole audit in the format that is named; writes it to files as well. */
export async function auditCommand(args: ParsedArguments, terminal: Terminal, services: Services): Promise<number> {
  const files = outputs(args, terminal.cwd);
  const format = args.value('format') ?? 'pretty';
  if (format !== 'pretty' && !isAuditFormat(format))
    throw usageError('invalid-value', `audit prints pretty, ${FORMATS.join(', ')}, not ${format}`);
  const path = projectPath(args, terminal.cwd);
  const audit = await auditOf(path, args, terminal, services);
  for (const { format: wanted, file } of files) writeWholeFile(file, await rendered(audit, wanted));
  if (format !== 'pretty') await terminal.stdout.write(await rendered(audit, format));
  else {
    const [{ auditSummary }, { default: picocolors }] = await Promise.all([
      import('./audit-summary.ts'),
      import('picocolors'),
    ]);
    const colors = picocolors.createColors(hasColors(terminal.stdout, terminal.env, args.has('no-color')));
    await terminal.stdout.write(auditSummary(audit, terminal.stdout.columns, colors));
  }
  return 0;
}

async function auditOf(path: string, args: ParsedArguments, terminal: Terminal, services: Services): Promise<Audit> {
  const known = await knownRules(args, terminal, services, path);
  const { rules, plugins } = known;
  const prepared = await prepareAnalysis(path, args, terminal, known);
  const isForeign = args.has('no-config');
  const progress = startProgress(terminal, args.has('quiet'));
  const options = progress ? { ...prepared.options, onProgress: progress.onProgress } : prepared.options;
  try {
    const analysis = await services.lint(options);
    const settled = settledResult(analysis, options, prepared, rules);
    const open = settledResult({ ...analysis, directives: {} }, options, prepared, rules);
    const result = isForeign ? open : settled;
    const hidden: Hidden[] = without(open, settled).map((finding) => ({ finding, by: 'comment' }));
    if (isForeign) hidden.push(...(await hiddenByConfiguration(open, prepared, services, rules)));
    return await services.audit({
      result,
      root: prepared.root,
      rules,
      hidden,
      isForeign,
      ...(plugins ? { plugins } : {}),
    });
  } finally {
    progress?.stop();
  }
}

function settledResult(
  analysis: AnalysisResult,
  options: LintOptions,
  { root }: PreparedAnalysis,
  rules: readonly RuleMeta[],
): LintResult {
  return settle(analysis, options, { rules, sourceOf: sourceReader(root, undefined) });
}

/** Foreign code may bring a configuration that hides what it does. */
async function hiddenByConfiguration(
  open: LintResult,
  { root, options }: PreparedAnalysis,
  services: Services,
  rules: readonly RuleMeta[],
): Promise<readonly Hidden[]> {
  const config = await projectConfig(root, rules);
  if (config === undefined) return [];
  const theirs = await settledLint(async (asked) => ({ ...(await services.lint(asked)), directives: {} }), rules, {
    ...options,
    config,
  });
  return without(open, theirs).map((finding) => ({ finding, by: 'configuration' }));
}

function without(all: LintResult, some: LintResult): LintResult['findings'] {
  const prints = new Set(some.findings.map(({ fingerprint }) => fingerprint));
  return all.findings.filter(({ fingerprint }) => !prints.has(fingerprint));
}

async function rendered(audit: Audit, format: AuditFormat): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(audit, null, 2)}\n`;
    case 'markdown':
      return (await import('../audit/report/markdown.ts')).auditMarkdown(audit);
    case 'html':
      return (await import('../audit/report/html/page.tsx')).auditPage(audit);
  }
}

function isAuditFormat(name: string): name is AuditFormat {
  return (FORMATS as readonly string[]).includes(name);
}

function outputs(args: ParsedArguments, cwd: string): readonly { format: AuditFormat; file: string }[] {
  return (args.values('output') ?? []).map((text) => {
    const at = text.indexOf('=');
    const format = at < 0 ? text : text.slice(0, at);
    const file = at < 0 ? '' : text.slice(at + 1);
    if (!isAuditFormat(format))
      throw usageError('invalid-value', `audit writes ${FORMATS.join(', ')}; "${format}" is none of them`);
    if (file === '') throw usageError('invalid-value', `--output ${format} names no file: --output ${format}=<file>`);
    return { format, file: resolve(cwd, file) };
  });
}
