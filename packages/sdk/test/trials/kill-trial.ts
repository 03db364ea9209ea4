/** Kills syncs at random moments, and looks at what is there afterwards. */
import { createHash } from 'node:crypto';
import { lstat, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { contentTypeOf } from '../../src/content-type.ts';
import { listUploads, partSizeFor } from '../../src/s3/multipart.ts';
import { headObject } from '../../src/s3/objects.ts';
import { type ConnectOptions, connect, list, parseAddress, type S3Address, verify } from '../../src/storage.ts';
import { digestsOf } from '../../src/transfer/digests.ts';
import { mtimeOf } from '../../src/transfer/metadata.ts';
import { SINGLE_MAX } from '../../src/transfer/s3-target.ts';
import { randomFrom, writeTree } from './files.ts';
import { buildProgram, startProgram } from './program.ts';

/** Where the files go. */
export interface KillTarget {
  /** A new, empty one. */
  create(): Promise<string>;
  readonly connect?: ConnectOptions;
  readonly env: Readonly<Record<string, string>>;
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
  let [killed, completed, span] = [0, 0, 0];
  try {
    const from = join(base, 'from');
    await writeTree(from, files, large, seed);
    const before = await stateOfFolder(from);
    const etags = target.env['AWS_ACCESS_KEY_ID'] === undefined ? undefined : await etagsOf(from);
    // The first sync is left alone: kills are spread over the time that it takes.
    while (killed < kills) {
      const to = await target.create();
      const env = { ...target.env, TIDEMARK_HOME: join(base, `home-${completed}`) };
      let seen: ReadonlyMap<string, string> = new Map();
      for (;;) {
        const start = performance.now();
        const { child, ended } = startProgram(program, ['storage', 'sync', from, to, '--json'], env);
        const isSpared = span === 0 || killed >= kills;
        const timer = isSpared ? undefined : setTimeout(() => child.kill('SIGKILL'), random() * span);
        const { code, output } = await ended;
        clearTimeout(timer);
        const now = await shownBy(to, target);
        for (const [key, stamp] of seen) if (now.get(key) !== stamp) faults.push(`sent again: ${key}`);
        seen = etags === undefined ? await wholeIn(now, to, from, target) : wholeByEtag(now, etags);
        if (code === null) {
          killed += 1;
          log(`kill ${killed} after ${Math.round(performance.now() - start)} ms, ${seen.size} of ${files} files whole`);
          continue;
        }
        span ||= performance.now() - start;
        if (code !== 0) faults.push(`exit code ${code}: ${output.slice(-500)}`);
        break;
      }
      completed += 1;
      faults.push(...(await endFaults(from, to, target)));
      log(`completed ${completed}, ${faults.length} faults`);
      if (!to.startsWith('s3:')) await rm(to, { recursive: true, force: true });
    }
    if (JSON.stringify(await stateOfFolder(from)) !== JSON.stringify(before)) faults.push('the source was changed');
  } finally {
    await rm(base, { recursive: true, force: true });
    await rm(program, { force: true });
  }
  return { kills: killed, completed, faults };
}

/** Content, time and mode of every file. */
async function stateOfFolder(folder: string): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mtimeNs, mode } = await lstat(path, { bigint: true });
    const digest = createHash('sha1')
      .update(await readFile(path))
      .digest('hex');
    state[path.slice(folder.length + 1)] = `${digest} ${mtimeNs / 1000n} ${mode}`;
  }
  return Object.fromEntries(Object.entries(state).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** What the target shows, each with what changes when it is written again. */
async function shownBy(to: string, target: KillTarget): Promise<Map<string, string>> {
  const shown = new Map<string, string>();
  for await (const { key, size, etag, modified } of list({ url: to, connect: target.connect })) {
    const inode = to.startsWith('s3:') ? '' : String((await lstat(join(to, key))).ino);
    shown.set(key, `${size} ${etag} ${modified} ${inode}`);
  }
  return shown;
}

/** Of these, those that have the source's content. */
async function wholeIn(
  shown: ReadonlyMap<string, string>,
  to: string,
  from: string,
  target: KillTarget,
): Promise<Map<string, string>> {
  const { problems } = await verify({ from, to, connect: target.connect });
  const broken = new Set(problems.map(({ key }) => key));
  return new Map([...shown].filter(([key]) => !broken.has(key)));
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

function wholeByEtag(shown: ReadonlyMap<string, string>, etags: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...shown].filter(([key, stamp]) => stamp.split(' ')[1] === etags.get(key)));
}

async function endFaults(from: string, to: string, target: KillTarget): Promise<string[]> {
  const report = await verify({ from, to, connect: target.connect });
  const faults = report.problems.map(({ key, sort }) => `${sort}: ${key}`);
  if (report.files.extra > 0) faults.push(`${report.files.extra} files that the source does not have`);
  if (!to.startsWith('s3:')) {
    const [one, other] = [await stateOfFolder(from), await stateOfFolder(to)];
    if (JSON.stringify(one) !== JSON.stringify(other)) faults.push('names, bytes or metadata are not the same');
    return faults;
  }
  const options = target.connect ?? {};
  const address = (await parseAddress(to, options, {})) as S3Address;
  const connection = connect(address, options);
  try {
    // Beginnings that the killed process was sending may arrive a moment later.
    await sleep(100);
    for (const { key } of await listUploads(connection, '')) faults.push(`orphaned upload of ${key}`);
    for await (const { key, modified } of list({ url: from })) {
      const head = await headObject(connection, address.prefix + key);
      if (Math.abs((mtimeOf(head?.metadata ?? {}) ?? 0) - modified) > 0.002) faults.push(`time of ${key}`);
      if (head?.contentType !== contentTypeOf(key)) faults.push(`content type of ${key}`);
    }
  } finally {
    await connection.close();
  }
  return faults;
}
