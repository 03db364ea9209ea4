import type { Analysis } from './analysis.ts';
import { analyse } from './analysis.ts';
import { openCache } from './cache/cache-file.ts';
import { FactsSource } from './facts-source.ts';
import type { CallSite, LoadedFile } from './flow/code.ts';
import { print } from './flow/print.ts';
import type { Trace } from './flow/value.ts';
import type { Judged, JudgedSink } from './flow/verdict.ts';
import type { LintOptions, WhyReport } from './options.ts';
import { discover, survey } from './survey.ts';
import { VERSION } from './version.ts';

const OUTCOMES: Readonly<Record<Judged['outcome'], string>> = {
  durable: "lies on the node's own disk and is needed later: reported",
  escapes: 'lies in a temporary place, but its path outlives the request: reported',
  possible: 'may be a lasting local path: reported as info',
  scratch: 'temporary and used within one request: silent',
  portable: 'a stream, a remote target or a storage abstraction: silent',
  mounted: 'on storage that deploys keep and nodes share: silent',
  harmless: 'runs only where it does no harm: silent',
  built: 'runs only while the release is built: silent',
  nothing: 'no path: silent',
};

/**
 * How each call on a line was resolved, and why it is silent or reported.
 * @param at `path` relative to the project root, `line` from 1
 */
export async function why(
  options: LintOptions,
  at: { readonly path: string; readonly line: number },
): Promise<WhyReport> {
  const project = discover(options);
  const cache = openCache(options.cache === false ? false : options.cache?.location, project.root, VERSION);
  const facts = new FactsSource(project.root, cache, options);
  try {
    const analysis = await analyse(await survey(project, cache, options), facts, options);
    const number = analysis.paths.indexOf(at.path);
    if (number < 0)
      return {
        ...at,
        lines: [
          `${at.path} is not analysed: it is a test, a fixture, vendored or generated code, or no PHP file of this project.`,
        ],
      };
    const { program } = analysis.linked.world;
    if (!program.isLoaded(number)) {
      const loaded = await facts.load([
        { number, path: at.path, hash: project.files[number] ? hashOf(cache, project.files[number]) : '' },
      ]);
      const found = loaded.get(number);
      if (found) program.load(number, found);
    }
    const file = program.file(number);
    return { ...at, lines: file ? linesFor(analysis, file, at.line) : [`${at.path} could not be read.`] };
  } finally {
    await facts.close();
    cache.close();
  }
}

function hashOf(cache: ReturnType<typeof openCache>, file: Parameters<typeof cache.hashOf>[0]): string {
  return cache.hashOf(file) ?? `unhashed ${file.path}`;
}

function linesFor(analysis: Analysis, file: LoadedFile, line: number): readonly string[] {
  const sites = file.functions
    .flatMap((fn) => fn.calls)
    .filter(({ expr: { span } }) => span[0] === line || (span[0] < line && span[2] >= line))
    .sort((a, b) => b.expr.span[0] - a.expr.span[0]);
  const nearest = sites.filter((site) => site.expr.span[0] === (sites[0]?.expr.span[0] ?? line));
  if (nearest.length === 0) return [`There is no call at ${file.path}:${line}.`];
  const lines: string[] = [];
  if (file.facts.partial !== undefined) lines.push(`The file could not be understood whole: ${file.facts.partial}`, '');
  for (const site of nearest) lines.push(...describe(analysis, site), '');
  while (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

function describe(analysis: Analysis, site: CallSite): readonly string[] {
  const lines = [print(site.expr)];
  const { world, sinks } = analysis.linked;
  const sink = sinks.find((candidate) => candidate.found.site === site);
  if (sink) lines.push(...describeSink(sink));
  else {
    world.begin();
    const frame = { fn: site.fn, step: site.step, depth: 0 };
    const patterns = world.patternsOf(site.expr, frame);
    const known = patterns.find((pattern) => world.knowledge.sinks.has(pattern));
    if (known) lines.push(`  ${known} can write, but not as it is called here: silent`);
    else if (site.expr.op === 'mcall' && patterns.length === 0)
      lines.push('  the type of the object is unknown, and the method is no writer known by name alone: silent');
    else
      lines.push(
        `  no known writer${patterns[0] === undefined ? '' : ` (looked up as ${patterns[0]})`}: silent in itself`,
      );
  }
  for (const other of sinks) {
    if (other.found.site === site) continue;
    for (const judged of other.cases) {
      if (!judged.pathCase.chain.includes(site)) continue;
      lines.push(
        `  hands a path to ${other.found.site.fn.file.path}:${other.found.site.expr.span[0]} ${print(other.found.site.expr)}`,
        ...describeCase(judged),
      );
    }
  }
  return lines;
}

function describeSink({ found, cases }: JudgedSink): readonly string[] {
  const lines = [`  writes (${found.sink.effect}), known from ${found.sink.source}`];
  if (cases.length === 0) lines.push('  no path is given in this call: silent');
  for (const judged of cases) lines.push(...describeCase(judged));
  return lines;
}

function describeCase(judged: Judged): readonly string[] {
  const { place, pathCase } = judged;
  const by = judged.by === undefined ? '' : ' (run by hand: info)';
  const lines = [`  path ${place ? `${place.shown}  [${place.place}: ${place.label}]` : '(none)'}`];
  const steps: string[] = [];
  const { value } = pathCase;
  for (let at: Trace | undefined = value.is === 'text' ? value.trace : undefined; at; at = at.earlier)
    steps.unshift(`      ${at.path}:${at.line} ${at.message}`);
  lines.push(...steps);
  if (judged.escape) lines.push(`      ${judged.escape.path}:${judged.escape.line} ${judged.escape.message}`);
  if (pathCase.notFollowed > 0)
    lines.push(`      ${pathCase.notFollowed} files with possible callers were not followed`);
  if (pathCase.open === 'no-caller') lines.push('      no code of this project fills this parameter');
  const because = judged.harmless === undefined ? '' : ` (${judged.harmless})`;
  lines.push(`    ${OUTCOMES[judged.outcome]}${because}${by}`);
  return lines;
}
