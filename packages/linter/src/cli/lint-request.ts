/** What `lint` is asked to do, read from the arguments and checked before any work is done. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean } from '../config/did-you-mean.ts';
import { nearestExisting, realPathOf } from '../config/locate.ts';
import type { Severity } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import type { FailOn } from './exit-code.ts';
import { type FixRequest, fixRequest } from './fix-request.ts';
import { planReports, type ReportPlan } from './formats.ts';
import { COMMANDS } from './options.ts';
import type { Terminal } from './terminal.ts';

export interface LintRequest {
  /** Absolute. */
  readonly path: string;
  readonly only?: string[];
  readonly except?: string[];
  /** Absolute name of the file whose text is on standard input. */
  readonly stdinFilename?: string;
  readonly reports: ReportPlan;
  readonly failOn: FailOn;
  readonly minSeverity: Severity;
  readonly maxWarnings?: number;
  readonly baseline?: { readonly file: string; readonly update: boolean; readonly prune: boolean };
  readonly changedSince?: string;
  readonly fix?: FixRequest;
}

function ruleList(args: ParsedArguments, option: 'only' | 'except', rules: readonly RuleMeta[]): string[] | undefined {
  const given = args.values(option);
  const ids = rules.map(({ id }) => id);
  for (const rule of given ?? []) {
    if (ids.includes(rule)) continue;
    throw usageError(
      'unknown-rule',
      `--${option}: there is no rule "${rule}".${didYouMean(rule, ids)}`,
      '"tidemark-lint rules" lists the rules.',
    );
  }
  return given === undefined ? undefined : [...new Set(given)];
}

function stdinFilename(args: ParsedArguments, cwd: string): string | undefined {
  const name = args.value('stdin-filename');
  if (args.has('stdin') && name === undefined) {
    throw usageError('incomplete', '--stdin needs --stdin-filename <path>', 'Name the file the text belongs to.');
  }
  if (!args.has('stdin') && name !== undefined) {
    throw usageError('incomplete', '--stdin-filename needs --stdin', 'Add --stdin, or name the file as the path.');
  }
  return name === undefined ? undefined : realPathOf(resolve(cwd, name));
}

function baselineRequest(args: ParsedArguments, cwd: string, isFiltered: boolean): LintRequest['baseline'] {
  const file = args.value('baseline');
  const [update, prune] = [args.has('update-baseline'), args.has('prune-baseline')];
  if (file === undefined) {
    if (!update && !prune) return undefined;
    const option = update ? '--update-baseline' : '--prune-baseline';
    throw usageError(
      'incomplete',
      `${option} needs --baseline <file>`,
      `For instance: --baseline tidemark-baseline.json ${option}`,
    );
  }
  if (prune && isFiltered) throw filteredPrune('--only, --except, --changed-since and --stdin');
  return { file: resolve(cwd, file), update, prune };
}

/** A run that sees a part cannot know what is gone. */
export function filteredPrune(filter: string): Error {
  return usageError(
    'filtered-prune',
    '--prune-baseline needs a run over the whole project with every rule',
    `Leave out ${filter}.`,
  );
}

function checkPath(text: string, path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  throw usageError(
    'no-such-path',
    `${text}: no such file or folder.${didYouMean(text, COMMANDS)}`,
    'Name a PHP project, a folder in it, or a file. See tidemark-lint --help.',
  );
}

/** @throws TidemarkError `usage.…` */
export function lintRequest(args: ParsedArguments, terminal: Terminal, rules: readonly RuleMeta[]): LintRequest {
  const [text, second] = args.positionals;
  if (second !== undefined) {
    throw usageError(
      'too-many-paths',
      `one path is expected, but "${second}" follows "${text}"`,
      'Quote a path that holds spaces; name several folders as "paths" in tidemark.json.',
    );
  }
  const only = ruleList(args, 'only', rules);
  const except = ruleList(args, 'except', rules);
  const unsaved = stdinFilename(args, terminal.cwd);
  const path = resolve(terminal.cwd, text ?? unsaved ?? '.');
  if (text !== undefined) checkPath(text, path);
  const changedSince = args.value('changed-since');
  const isFiltered = [only, except, unsaved, changedSince].some((filter) => filter !== undefined);
  const baseline = baselineRequest(args, terminal.cwd, isFiltered);
  const fix = fixRequest(args);
  const maxWarnings = args.number('max-warnings');
  const failOn = (args.value('fail-on') ?? (maxWarnings === undefined ? 'warning' : 'error')) as FailOn;
  return {
    path: unsaved === undefined ? path : nearestExisting(path),
    reports: planReports(args, terminal),
    failOn,
    minSeverity: (args.value('min-severity') ?? 'info') as Severity,
    ...(only === undefined ? {} : { only }),
    ...(except === undefined ? {} : { except }),
    ...(unsaved === undefined ? {} : { stdinFilename: unsaved }),
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(changedSince === undefined ? {} : { changedSince }),
    ...(fix === undefined ? {} : { fix }),
  };
}
