/** `tidemark-lint [options] [path]`. */
import { resolve } from 'node:path';
import { didYouMean, nearestName } from '../config/did-you-mean.ts';
import type { LintOptions } from '../options.ts';
import type { LintResult } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { findingsAtRef, subtractOlder } from '../suppress/changed-since.ts';
import { settledLint } from '../suppress/settled-lint.ts';
import { Timing } from '../timing.ts';
import { type PreparedAnalysis, prepareAnalysis } from './analysis-options.ts';
import type { ParsedArguments } from './arguments.ts';
import { applyBaseline, type BaselineStep, loadBaseline } from './baseline-step.ts';
import { exitCodeOf } from './exit-code.ts';
import { filteredPrune, type LintRequest, lintRequest } from './lint-request.ts';
import { knownRules } from './plugin-step.ts';
import { startProgress } from './progress.ts';
import { writeReports } from './report-step.ts';
import type { Services } from './services.ts';
import type { Terminal } from './terminal.ts';

/** @returns the exit code */
export async function lintCommand(args: ParsedArguments, terminal: Terminal, services: Services): Promise<number> {
  const known = await knownRules(args, terminal, services, resolve(terminal.cwd, args.positionals[0] ?? '.'));
  const { rules } = known;
  const request = lintRequest(args, terminal, rules);
  const analysis = await prepareAnalysis(request.path, args, terminal, known);
  if (request.baseline?.prune && analysis.asked !== undefined) throw filteredPrune(`the path ${analysis.asked}`);
  const baseline = request.baseline && loadBaseline(request.baseline);
  const timing = args.has('timing') ? new Timing() : undefined;
  const unsaved = request.stdinFilename && { filename: request.stdinFilename, source: await terminal.readStdin() };
  const options: LintOptions = {
    ...analysis.options,
    ...(unsaved ? { stdin: unsaved } : {}),
    ...(request.only === undefined ? {} : { only: request.only }),
    ...(request.except === undefined ? {} : { except: request.except }),
    ...(timing === undefined ? {} : { timing, cache: false as const }),
  };

  const findings = async (): Promise<BaselineStep> => {
    const found = await run(options, request.changedSince, analysis.root, { args, terminal, services, rules });
    return request.baseline === undefined || baseline === undefined
      ? { result: found, notes: [] }
      : applyBaseline(request.baseline, baseline, found, isWhole(request, analysis));
  };
  if (request.fix?.isDryRun) {
    const { fixPreview } = await import('./fix-step.ts');
    const { result } = await fixPreview(request.fix, findings, { args, terminal });
    return exitCodeOf(result.findings, request.failOn, request.maxWarnings);
  }
  const { result, notes } = request.fix
    ? await (await import('./fix-step.ts')).fixStep(request.fix, findings, { args, terminal })
    : await findings();

  await writeReports(result, request, { args, terminal, services, rules, analysis, unsaved: unsaved || undefined });
  const details = args.has('verbose') ? [configNote(analysis), statsNote(result)] : [];
  const platform = platformNotes(options.platform, [
    ...(known.plugins?.platforms.map(({ name }) => name) ?? []),
    ...(await services.platforms()),
  ]);
  if (!args.has('quiet')) {
    for (const note of [...details, ...platform, ...notes]) await terminal.stderr.write(`tidemark-lint: ${note}\n`);
  }
  if (timing) await terminal.stderr.write(timingTable(timing, result.stats.durationMs));
  return exitCodeOf(result.findings, request.failOn, request.maxWarnings);
}

/** Time and share of the run, the longest first; steps overlap with parsing, which has threads of its own. */
function timingTable({ parts }: Timing, total: number): string {
  const width = Math.max(...parts.map(([part]) => part.length));
  const lines = parts.map(([part, time]) => {
    const share = total === 0 ? '' : `${((100 * time) / total).toFixed(1)} %`;
    return `${part.padEnd(width)}  ${time.toFixed(1).padStart(9)} ms  ${share.padStart(7)}\n`;
  });
  return `${'step or rule'.padEnd(width)}  ${'time'.padStart(12)}  ${'of the run'.padStart(7)}\n${lines.join('')}`;
}

/** Only a run over everything can say that a known finding is gone. */
function isWhole(request: LintRequest, { asked }: PreparedAnalysis): boolean {
  const filters = [request.only, request.except, request.changedSince, request.stdinFilename, asked];
  return filters.every((filter) => filter === undefined);
}

interface RunSetting {
  readonly args: ParsedArguments;
  readonly terminal: Terminal;
  readonly services: Services;
  readonly rules: readonly RuleMeta[];
}

/** The settled result, less what was there at the ref. */
async function run(
  options: LintOptions,
  ref: string | undefined,
  root: string,
  { args, terminal, services, rules }: RunSetting,
): Promise<LintResult> {
  const progress = startProgress(terminal, args.has('quiet'));
  const lint = (asked: LintOptions): Promise<LintResult> =>
    settledLint(services.lint, rules, progress === undefined ? asked : { ...asked, onProgress: progress.onProgress });
  try {
    const result = await lint(options);
    if (ref === undefined) return result;
    progress?.stage(ref);
    const older = await findingsAtRef(ref, root, options, lint, services.materialiseRef);
    return withoutKnown(result, subtractOlder(result.findings, older));
  } finally {
    progress?.stop();
  }
}

/** The result with fewer findings, the others counted as known. */
function withoutKnown(result: LintResult, findings: LintResult['findings']): LintResult {
  const known = result.findings.length - findings.length;
  return { ...result, findings, suppressed: { ...result.suppressed, baseline: result.suppressed.baseline + known } };
}

/** A platform that the user names and nobody knows is judged as the strictest one, and the user is told. */
function platformNotes(platform: string | undefined, known: readonly string[]): string[] {
  if (platform === undefined || known.includes(platform)) return [];
  const hint =
    nearestName(platform, known) === undefined ? ` Known: ${known.join(', ')}.` : didYouMean(platform, known);
  return [`the platform "${platform}" is not known, so it is judged as generic.${hint}`];
}

function configNote({ configFile }: PreparedAnalysis): string {
  return `configuration: ${configFile ?? 'none'}`;
}

function statsNote({ stats, project }: LintResult): string {
  const { files, excluded, parsed, cached, bytes, durationMs } = stats;
  const frameworks = project.frameworks.map(({ name, version }) => `${name} ${version}`).join(', ') || 'none';
  return [
    `root: ${project.root}; frameworks: ${frameworks}; platform: ${project.platform};`,
    `${files} files, ${excluded} excluded, ${parsed} parsed (${bytes} bytes), ${cached} from the cache, ${Math.round(durationMs)} ms`,
  ].join(' ');
}
