/** `tidemark probe`: the dynamic proof beside what a linter foretells. */
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { local } from '../../backends/local/local.ts';
import { probeTarget } from '../../backends/local/probe-target.ts';
import { createTidemark } from '../../client/tidemark.ts';
import { TidemarkError } from '../../client-error.ts';
import { homeFolder } from '../../platform/home.ts';
import { compareFindings } from '../../probe/compare-findings.ts';
import { readLintReport } from '../../probe/lint-report.ts';
import { isLossless, probe } from '../../probe/probe.ts';
import { readHar } from '../../probe/read-har.ts';
import { readUrls } from '../../probe/read-urls.ts';
import type { Story } from '../../probe/story.ts';
import type { Terminal } from '../terminal.ts';
import { shownKey } from '../text.ts';
import { chosenApp } from './chosen-app.ts';
import { type AppArguments, usage } from './parse-app-arguments.ts';
import { comparisonText, probeText } from './probe-text.ts';

/** Of a recording or a report. [bytes] */
const FILE_MAX = 512 * 1024 * 1024;

/** @returns 0 nothing is lost, 1 something is */
export async function probeCommand(args: AppArguments, terminal: Terminal): Promise<number> {
  if ((args.value('backend') ?? 'local') !== 'local') {
    throw usage('a probe destroys what nodes hold, and asks each node by itself', 'Run the site here: tidemark up.');
  }
  const ways = ['urls', 'har', 'crawl'] as const;
  if (ways.filter((way) => args.has(way)).length > 1)
    throw usage('--urls, --har and --crawl exclude each other', 'Give one.');
  const home = homeFolder(terminal.env);
  const { id } = await chosenApp(args, createTidemark({ backend: local({ home }) }), terminal);
  const target = await probeTarget(home, id, terminal.signal);
  const compare = args.value('compare');
  const lint = compare === undefined ? undefined : readLintReport(await read(compare, terminal), compare);
  const uploads = args.value('uploads');
  const report = await probe(target, {
    stories: await storiesOf(args, terminal, target.origin),
    pages: args.count('max-pages', 1, 5000),
    maxMs: (args.count('max-seconds', 1, 86_400) ?? 600) * 1000,
    uploads: uploads === undefined ? undefined : resolve(terminal.cwd, uploads),
    signal: terminal.signal,
    report: (text) => {
      if (!args.has('json')) void terminal.writeError(`${shownKey(text)}\n`);
    },
  });
  const comparison = lint === undefined ? undefined : compareFindings(report, lint);
  if (args.has('json')) {
    await terminal.write(
      `${JSON.stringify({ ...report, ...(comparison === undefined ? {} : { compare: comparison }) })}\n`,
    );
  } else {
    const lines = [...probeText(report), ...(comparison === undefined ? [] : comparisonText(comparison))];
    await terminal.write(lines.map((line) => `${shownKey(line)}\n`).join(''));
  }
  return isLossless(report) ? 0 : 1;
}

async function storiesOf(args: AppArguments, terminal: Terminal, origin: string): Promise<Story[]> {
  const urls = args.value('urls');
  if (urls !== undefined) return [readUrls(await read(urls, terminal), basename(urls), origin)];
  const stories: Story[] = [];
  for (const file of args.values('har')) stories.push(readHar(await read(file, terminal), basename(file)));
  return stories;
}

async function read(file: string, { cwd }: Terminal): Promise<string> {
  const path = resolve(cwd, file);
  try {
    if ((await stat(path)).size > FILE_MAX) throw usage(`${file} is larger than 512 MB`, 'Record less of the site.');
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof TidemarkError) throw cause;
    throw new TidemarkError('usage.invalid', { what: `${file} cannot be read`, next: 'Look at its path.', cause });
  }
}
