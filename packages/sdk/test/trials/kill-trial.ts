/** Kills syncs at random moments, and looks at what is there afterwards. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { contentTypeOf } from '../../src/content-type.ts';
import { listUploads, partSizeFor } from '../../src/s3/multipart.ts';
import { headObject } from '../../src/s3/objects.ts';
import { type ConnectOptions, connect, list, parseAddress, remove, type S3Address, verify } from '../../src/storage.ts';
import { digestsOf } from '../../src/transfer/digests.ts';
import { mtimeOf } from '../../src/transfer/metadata.ts';
import { SINGLE_MAX } from '../../src/transfer/s3-target.ts';
import type { RunningServer } from '../servers/running.ts';
import { randomFrom, writeTree } from './files.ts';
import { type FileState, FolderWatch, type Look, stateOfFolder } from './folder-state.ts';
import { buildProgram, startProgram } from './program.ts';

/** Where the files go. */
export interface KillTarget {
  /** A new, empty one. */
  create(): Promise<string>;
  readonly connect?: ConnectOptions;
  readonly env: Readonly<Record<string, string>>;
}

/** Buckets of a server. */
export function bucketTarget(running: RunningServer): KillTarget {
  const { accessKeyId, secretAccessKey } = running.server.credentials;
  return {
    create: async () => running.url(await running.bucket(), 'uploads'),
    connect: running.options,
    env: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
  };
}

export interface KillTrialOptions {
  readonly kills: number;
  readonly files: number;
  readonly large: number;
  readonly seed: number;
  readonly target: KillTarget;
  readonly log?: (line: string) => void;
}

export interface KillTrialResult {
  readonly kills: number;
  /** Syncs that were brought to their end. */
  readonly completed: number;
  /** What is not as it must be. */
  readonly faults: readonly string[];
}

export async function killTrial({
  kills,
  files,
  large,
  seed,
  target,
  log = () => {},
}: KillTrialOptions): Promise<KillTrialResult> {
  const program = await buildProgram();
  const base = await mkdtemp(join(tmpdir(), 'tidemark-kill-'));
  const random = randomFrom(seed);
  const faults: string[] = [];
  let [killed, completed, whole] = [0, 0, 0];
  try {
    const from = join(base, 'from');
    writeTree(from, files, large, seed);
    const before = stateOfFolder(from);
    const etags = target.env['AWS_ACCESS_KEY_ID'] === undefined ? undefined : await etagsOf(from);
    // The first sync is left alone: kills are spread over a quarter of the time that a whole one takes, so that most of them hit
    // one that is under way, and the next goes on from there to the end.
    while (killed < kills) {
      const to = await target.create();
      const env = { ...target.env, TIDEMARK_HOME: join(base, `home-${completed}`) };
      const watch = etags === undefined ? new FolderWatch(to, before) : new BucketWatch(to, target, etags);
      let seen: ReadonlyMap<string, string> = new Map();
      let took = 0;
      for (;;) {
        const start = performance.now();
        const { child, ended } = startProgram(program, ['storage', 'sync', from, to, '--json'], env);
        const isSpared = whole === 0 || killed >= kills;
        const timer = isSpared ? undefined : setTimeout(() => child.kill('SIGKILL'), (random() * whole) / 4);
        const { code, output } = await ended;
        clearTimeout(timer);
        took += performance.now() - start;
        const look = await watch.look();
        for (const [key, stamp] of seen) if (look.shown.get(key) !== stamp) faults.push(`sent again: ${key}`);
        seen = look.whole;
        if (code === 0 && (seen.size !== files || look.shown.size !== files)) {
          faults.push(`${seen.size} whole, ${look.shown.size} shown of ${files} files at the end`);
        }
        if (code === null) {
          killed += 1;
          log(`kill ${killed} after ${Math.round(performance.now() - start)} ms, ${seen.size} of ${files} files whole`);
          continue;
        }
        whole = whole === 0 ? took : Math.min(whole, took);
        if (code !== 0) faults.push(`exit code ${code}: ${output.slice(-500)}`);
        break;
      }
      completed += 1;
      faults.push(...(await endFaults(from, before, to, target)));
      log(`completed ${completed}, ${faults.length} faults`);
      // A store in memory has not room for all of them.
      if (to.startsWith('s3:')) await remove({ url: to, recursive: true, connect: target.connect });
      else await rm(to, { recursive: true });
    }
    if (!isDeepStrictEqual(stateOfFolder(from), before)) faults.push('the source was changed');
  } finally {
    await rm(base, { recursive: true, force: true });
    await rm(program, { force: true });
  }
  return { kills: killed, completed, faults };
}

/** What the endpoint must give each file as ETag once it is whole. */
async function etagsOf(folder: string): Promise<Map<string, string>> {
  const etags = new Map<string, string>();
  for await (const { key, size } of list({ url: folder })) {
    const content = await readFile(join(folder, key));
    const isParted = size > SINGLE_MAX;
    const { md5, composite } = await digestsOf([content], { md5: true, partSize: partSizeFor(size, SINGLE_MAX) });
    etags.set(key, (isParted ? composite : md5) ?? '');
  }
  return etags;
}

/** What a bucket shows, judged by its ETags. */
class BucketWatch {
  readonly #url: string;
  readonly #target: KillTarget;
  readonly #etags: ReadonlyMap<string, string>;

  constructor(url: string, target: KillTarget, etags: ReadonlyMap<string, string>) {
    this.#url = url;
    this.#target = target;
    this.#etags = etags;
  }

  async look(): Promise<Look> {
    const shown = new Map<string, string>();
    const whole = new Map<string, string>();
    for await (const { key, size, etag, modified } of list({ url: this.#url, connect: this.#target.connect })) {
      const stamp = `${size} ${etag} ${modified}`;
      shown.set(key, stamp);
      if (etag === this.#etags.get(key)) whole.set(key, stamp);
    }
    return { shown, whole };
  }
}

async function endFaults(
  from: string,
  before: ReadonlyMap<string, FileState>,
  to: string,
  target: KillTarget,
): Promise<string[]> {
  if (to.startsWith('s3:')) return bucketFaults(before, to, target);
  const report = await verify({ from, to });
  const faults = report.problems.map(({ key, sort }) => `${sort}: ${key}`);
  if (!isDeepStrictEqual(stateOfFolder(to), before)) faults.push('names, bytes or metadata are not the same');
  return faults;
}

/** Uploads that nobody ends, and metadata that is not the source's. */
async function bucketFaults(before: ReadonlyMap<string, FileState>, to: string, target: KillTarget): Promise<string[]> {
  const faults: string[] = [];
  const options = target.connect ?? {};
  const address = (await parseAddress(to, options, {})) as S3Address;
  const connection = connect(address, options);
  try {
    // Beginnings that the killed process was sending may arrive a moment later.
    await sleep(100);
    for (const { key } of await listUploads(connection, '')) faults.push(`orphaned upload of ${key}`);
    const files = before.entries();
    const worker = async (): Promise<void> => {
      for (const [key, { modified }] of files) {
        const head = await headObject(connection, address.prefix + key);
        if (Math.abs((mtimeOf(head?.metadata ?? {}) ?? 0) - modified) > 0.002) faults.push(`time of ${key}`);
        if (head?.contentType !== contentTypeOf(key)) faults.push(`content type of ${key}`);
      }
    };
    await Promise.all(Array.from({ length: HEADS_AT_ONCE }, worker));
  } finally {
    await connection.close();
  }
  return faults;
}

const HEADS_AT_ONCE = 16;
