/** Transfers through a proxy that misbehaves: each must end whole, or name what is missing. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectOptions, type StorageError, sync, verify } from '../../src/storage.ts';
import type { TransferReport } from '../../src/transfer/report.ts';
import { type Fault, startBadProxy } from '../servers/bad-proxy.ts';
import type { RunningServer } from '../servers/running.ts';
import { randomFrom, writeTree } from './files.ts';

export interface FaultTrialOptions {
  readonly runs: number;
  readonly seed: number;
  readonly running: RunningServer;
  readonly log?: (line: string) => void;
}

export interface FaultTrialResult {
  readonly whole: number;
  /** Ended with problems or an error that says what is missing. */
  readonly named: number;
  readonly faults: readonly string[];
  /** What the proxies did. */
  readonly injected: Readonly<Partial<Record<Fault, number>>>;
}

const ALL: readonly Fault[] = [
  'latency',
  'reset-before',
  'reset-after',
  'truncate',
  'error-500',
  'slow-down',
  'wrong-etag',
  'quota',
  'dummy-ok',
  'no-multipart',
  'corrupt',
  'error-in-200',
];

/** Some faults off, others rare or frequent, as it falls: that finds more than a little of each. */
function chancesOf(random: () => number): Partial<Record<Fault, number>> {
  return Object.fromEntries(ALL.map((fault) => [fault, random() < 0.55 ? 0 : random() ** 2 * 0.4]));
}

export async function faultTrial({
  runs,
  seed,
  running,
  log = () => {},
}: FaultTrialOptions): Promise<FaultTrialResult> {
  const result = { whole: 0, named: 0, faults: [] as string[], injected: {} as Partial<Record<Fault, number>> };
  const base = await mkdtemp(join(tmpdir(), 'tidemark-faults-'));
  const bucket = await running.bucket();
  let done = 0;
  const oneOf = async (run: number): Promise<void> => {
    const folder = join(base, String(run));
    const from = join(folder, 'from');
    const own = seed * 10_000 + run;
    // One in eight has a file of several parts.
    writeTree(from, 12, run % 8 === 0 ? 1 : 0, own);
    const proxy = await startBadProxy({
      target: running.server.endpoint,
      seed: own,
      chances: chancesOf(randomFrom(own + 5000)),
    });
    try {
      const place = running.url(bucket, `run-${run}`);
      const through = place.replace(running.server.endpoint, proxy.endpoint);
      await oneRun({ from, place, through, folder, running, result, run });
    } finally {
      await proxy.stop();
      for (const [fault, count] of Object.entries(proxy.faults) as [Fault, number][]) {
        result.injected[fault] = (result.injected[fault] ?? 0) + count;
      }
    }
    await rm(folder, { recursive: true, force: true });
    done += 1;
    if (done % 50 === 0)
      log(`${done} runs: ${result.whole} whole, ${result.named} named, ${result.faults.length} faults`);
  };
  try {
    const numbers = Array.from({ length: runs }, (_, run) => run).values();
    const worker = async (): Promise<void> => {
      for (const run of numbers) await oneOf(run);
    };
    // Much of a run is waiting before another try.
    await Promise.all(Array.from({ length: Math.min(RUNS_AT_ONCE, runs) }, worker));
  } finally {
    await rm(base, { recursive: true, force: true });
  }
  return result;
}

const RUNS_AT_ONCE = 6;

interface OneRun {
  readonly from: string;
  /** The bucket without, and through the proxy. */
  readonly place: string;
  readonly through: string;
  readonly folder: string;
  readonly running: RunningServer;
  readonly result: { whole: number; named: number; faults: string[] };
  readonly run: number;
}

async function oneRun({ from, place, through, folder, running, result, run }: OneRun): Promise<void> {
  const { options } = running;
  const bad: ConnectOptions = {
    ...options,
    retry: { attempts: 5, base: 2, max: 50 },
    transport: { timeout: 5000 },
  };
  const home = join(folder, 'home');
  const up = await attempt(sync({ from, to: through, home, connect: bad }));
  await judge(up, await verify({ from, to: place, connect: options }), `run ${run}, up`, result);
  // On the way back, too: into a folder, from what is whole there now.
  await sync({ from, to: place, home: join(folder, 'home-2'), connect: options });
  const back = join(folder, 'back');
  const down = await attempt(sync({ from: through, to: back, home, connect: bad }));
  await judge(down, await verify({ from: place, to: back, connect: options }), `run ${run}, down`, result);
  for (const name of await readdir(folder)) {
    if (!['from', 'back', 'home', 'home-2'].includes(name)) result.faults.push(`run ${run}: wrote ${name}`);
  }
  for (const [name, digest] of await digestsIn(back)) {
    if ((await digestsIn(from)).get(name) !== digest)
      result.faults.push(`run ${run}: ${name} is there with other content`);
  }
}

async function attempt(run: Promise<TransferReport>): Promise<TransferReport | StorageError> {
  return run.catch((error: unknown) => error as StorageError);
}

/** What the run said, against what is there. */
async function judge(
  said: TransferReport | StorageError,
  truth: TransferReport,
  where: string,
  result: OneRun['result'],
): Promise<void> {
  const missing = truth.problems.map(({ key }) => key);
  if (said instanceof Error) {
    if (typeof said.code === 'string' && said.message !== '') result.named += 1;
    else result.faults.push(`${where}: ${said.stack}`);
    return;
  }
  const named = new Set(said.problems.map(({ key }) => key));
  for (const key of missing) if (!named.has(key)) result.faults.push(`${where}: ${key} is missing and was not named`);
  if (said.ok !== (said.problems.length === 0)) result.faults.push(`${where}: ok is ${said.ok}`);
  if (said.ok) result.whole += 1;
  else result.named += 1;
}

async function digestsIn(folder: string): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    digests.set(
      path.slice(folder.length),
      createHash('sha1')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return digests;
}
