/** Puts one real site on three nodes, records a visit, has it done once more, and sets what is lost beside the linter's report. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { local } from '../../src/backends/local/local.ts';
import { probeTarget } from '../../src/backends/local/probe-target.ts';
import type { AppClient } from '../../src/client/app-client.ts';
import { createTidemark } from '../../src/client/tidemark.ts';
import { runProgram } from '../../src/platform/run-program.ts';
import { supervise } from '../../src/platform/supervisor.ts';
import { type Comparison, compareFindings } from '../../src/probe/compare-findings.ts';
import { readLintReport } from '../../src/probe/lint-report.ts';
import { type ProbeReport, probe } from '../../src/probe/probe.ts';
import { readHar } from '../../src/probe/read-har.ts';
import type { RealSite } from './real-site.ts';
import { recordVisit } from './record-visit.ts';

export interface SiteResult {
  readonly report: ProbeReport;
  readonly comparison: Comparison;
}

export interface RunOptions {
  /** Sites, recordings and reports are kept here. */
  readonly folder: string;
  readonly checkouts: Readonly<Record<string, string>>;
  /** Take a site that was built and linted before as it is. */
  readonly reuse: boolean;
  readonly log: (line: string) => void;
}

const LINTER = fileURLToPath(new URL('../../../linter/bin/tidemark-lint.js', import.meta.url));
const NODES = 3;
/** [ms] */
const LINT_MAX_MS = 900_000;
const PROBE_MAX_MS = 1_800_000;

export async function runSite(site: RealSite, { folder, checkouts, reuse, log }: RunOptions): Promise<SiteResult> {
  const at = join(folder, site.name);
  const kept = (name: string): string => join(folder, `${site.name}.${name}`);
  if (!reuse || !existsSync(kept('lint.json'))) {
    rmSync(at, { recursive: true, force: true });
    log('building');
    await site.build({ folder: at, checkouts, run });
    await addCommitted(site, at, folder, log);
    log('linting');
    await lint(at, kept('lint.json'));
  }
  await onFreshApp(site, at, folder, log, async (app) => {
    const origin = await setUp(site, app, log);
    log('recording a visit');
    await recordVisit(origin, kept('har'), site.visit, log);
  });
  // With another database: what the recorded visit left in it would answer the one that follows otherwise.
  return onFreshApp(site, at, folder, log, async (app, home) => {
    await setUp(site, app, log);
    const target = await probeTarget(home, site.name, new AbortController().signal);
    const stories = [readHar(readFileSync(kept('har'), 'utf8'), 'visit')];
    const report = await probe(target, { stories, pages: 20, maxMs: PROBE_MAX_MS, report: log });
    const comparison = compareFindings(report, readLintReport(readFileSync(kept('lint.json'), 'utf8'), 'lint.json'));
    writeFileSync(kept('probe.json'), `${JSON.stringify({ ...report, compare: comparison }, null, 2)}\n`);
    return { report, comparison };
  });
}

/** The site on its nodes with an empty database, until what is done with it has ended. */
async function onFreshApp<T>(
  site: RealSite,
  at: string,
  folder: string,
  log: (line: string) => void,
  use: (app: AppClient, home: string) => Promise<T>,
): Promise<T> {
  const home = join(folder, 'home');
  rmSync(join(home, 'apps', site.name), { recursive: true, force: true });
  // The visitor of the recording stays on one node, so that what they do works.
  const settings = { nodes: NODES, workers: 4, balancing: 'sticky', webRoot: 'auto', port: 0 } as const;
  const supervisor = await supervise(home, site.name, settings);
  try {
    const app = createTidemark({ backend: local({ home }) }).app(site.name);
    await app.components.mysql.switchOn().apply();
    await app.components.memcache.switchOn().apply();
    log('deploying');
    await app.deployments.create({ kind: 'directory', path: at }).apply();
    return await use(app, home);
  } finally {
    await supervisor.stop();
  }
}

/** Fills its database. @returns the address that visitors use */
async function setUp(site: RealSite, app: AppClient, log: (line: string) => void): Promise<string> {
  const origin = String((await app.get()).url);
  log('setting up its database');
  for (const command of site.setUp(new URL(origin).host)) await done(app, command);
  return origin;
}

async function addCommitted(site: RealSite, at: string, folder: string, log: (line: string) => void): Promise<void> {
  const { committed } = site;
  if (committed === undefined) return;
  log('making what its developers commit');
  const archive = await onFreshApp(site, at, folder, log, (app) => done(app, committed));
  const { exitCode, stderr } = await runProgram(['sh', '-c', 'base64 -d | tar -x'], { cwd: at, stdin: archive });
  if (exitCode !== 0) throw new Error(`tar: ${stderr}`);
}

/** @returns its standard output @throws with what it said where it fails */
async function done(app: AppClient, command: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await app.exec(command);
  if (exitCode === 0) return stdout;
  const said = `${stdout}${stderr}`.slice(-1500);
  throw new Error(`${command.slice(0, 3).join(' ').split('\n')[0]} ended with ${exitCode}: ${said}`);
}

async function run(command: readonly string[], cwd?: string): Promise<void> {
  const env = { ...process.env, COMPOSER_ALLOW_SUPERUSER: '1' };
  const { exitCode, stdout, stderr } = await runProgram(command, { cwd, env });
  if (exitCode !== 0) throw new Error(`${command.slice(0, 2).join(' ')}: ${firstError(`${stderr}\n${stdout}`)}`);
}

/** Composer says what is wrong in a box of its own. */
function firstError(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  return (
    lines.find((line) => /could not|not found|error|requires/i.test(line)) ??
    lines.find((line) => line !== '') ??
    'it said nothing'
  );
}

async function lint(path: string, file: string): Promise<void> {
  const signal = AbortSignal.timeout(LINT_MAX_MS);
  // What an earlier build of the same version found would be taken for what this one finds.
  const options = ['--output', `json=${file}`, '--fail-on', 'never', '--quiet', '--no-cache'];
  const command = [process.execPath, LINTER, ...options, path];
  const { exitCode, stderr } = await runProgram(command, { signal });
  if (exitCode !== 0) throw new Error(`tidemark-lint ended with ${exitCode}: ${stderr.slice(-500)}`);
}
