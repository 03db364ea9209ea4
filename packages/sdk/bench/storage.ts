/**
 * `npm run bench:storage -- [share] [list|small|medium|large]`: listing, uploads and memory, against the AWS SDK, stock Flystorage, rclone, the AWS CLI
 * and s5cmd where they are installed; same server, same run. `share` of the figures' size, 1 when absent.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProgram } from '../test/trials/program.ts';

const share = Number(process.argv[2] ?? 1);
const only = process.argv[3];
const MB = 1e6;
const NODE = ['--conditions=@tidemark/source', '--import', 'tsx'];
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const ENV = {
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

async function startSink(keys: number): Promise<{ endpoint: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [...NODE, here('sink.ts'), String(keys)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', () => reject(new Error('the sink ended')));
  });
  return { endpoint: `http://127.0.0.1:${port}`, child };
}

interface Measured {
  readonly seconds: number;
  readonly peakMb: number;
  readonly output: string;
}

/** Time and peak of memory of a program, by GNU time where it is there. */
function measure(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { env: { ...ENV, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, peak] = ['', 0];
    const note = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid ?? 0));
    }, 50);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, peakMb: peak, output });
      else reject(new Error(`${command} ended with ${code}: ${output.slice(-600)}`));
    });
  });
}

/** The most that the process ever had in memory. [MB] */
function peakOf(pid: number): number {
  try {
    const status = execFileSync('cat', [`/proc/${pid}/status`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function listing(): Promise<void> {
  const keys = Math.round(1_000_000 * share);
  const sink = await startSink(keys);
  const results: Record<string, { keys: number; seconds: number; cpu: number; peakMb: number }> = {};
  try {
    // Once before, so that the pages are made.
    for (const who of ['ours', 'sdk', 'ours']) {
      const { output } = await measure(process.execPath, [...NODE, here('contenders/list.ts'), who, sink.endpoint], {});
      results[who] = JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as (typeof results)[string];
    }
  } finally {
    sink.child.stdin?.end();
  }
  for (const [who, { keys: count, seconds, cpu, peakMb }] of Object.entries(results)) {
    console.log(
      `list ${count} keys  ${who.padEnd(10)} ${Math.round(count / seconds)} keys/s  cpu ${cpu.toFixed(1)} s  peak ${Math.round(peakMb)} MB`,
    );
  }
  const [own, other] = [results['ours'], results['sdk']];
  if (own && other) console.log(`list ratio ${(other.seconds / own.seconds).toFixed(2)} (asked: 3)`);
}

async function upload(name: string, count: number, size: number): Promise<void> {
  const base = await mkdtemp(join(tmpdir(), 'tidemark-bench-'));
  const from = join(base, 'from');
  const program = await buildProgram();
  await mkdir(from);
  for (let at = 0; at < count; at += 1) {
    const path = join(from, `file-${String(at).padStart(6, '0')}`);
    if (size <= 64_000) await writeFile(path, Buffer.alloc(size, at));
    else await sparse(path, size, at);
  }
  const contenders: Readonly<Record<string, (endpoint: string, to: string) => readonly [string, readonly string[]]>> = {
    tidemark: (endpoint, to) => [
      process.execPath,
      [program, 'storage', 'sync', from, `s3://bench/${to}?endpoint=${endpoint}&profile=generic`],
    ],
    flystorage: (endpoint) => [process.execPath, [...NODE, here('contenders/flystorage.ts'), from, endpoint]],
    rclone: (endpoint, to) => [
      'rclone',
      [
        'copy',
        from,
        `:s3:bench/${to}`,
        '--s3-provider=Other',
        '--s3-env-auth',
        `--s3-endpoint=${endpoint}`,
        '--s3-no-check-bucket',
        '--transfers=32',
        '--checkers=32',
        '--config=/dev/null',
      ],
    ],
    aws: (endpoint, to) => [
      'aws',
      ['s3', 'cp', '--recursive', '--only-show-errors', '--endpoint-url', endpoint, from, `s3://bench/${to}`],
    ],
    s5cmd: (endpoint, to) => ['s5cmd', ['--endpoint-url', endpoint, 'cp', `${from}/`, `s3://bench/${to}/`]],
  };
  const rates: Record<string, number> = {};
  try {
    for (const [who, command] of Object.entries(contenders)) {
      if (['rclone', 'aws', 's5cmd'].includes(who) && !has(who)) {
        console.log(`upload ${name}  ${who.padEnd(10)} skipped: not installed`);
        continue;
      }
      const sink = await startSink(0);
      try {
        const { seconds, peakMb } = await measure(...command(sink.endpoint, who), {
          TIDEMARK_HOME: join(base, 'home'),
        });
        rates[who] = count / seconds;
        const speed =
          size > 64_000
            ? `${Math.round((count * size) / MB / seconds)} MB/s`
            : `${Math.round(count / seconds)} objects/s`;
        console.log(
          `upload ${name}  ${who.padEnd(10)} ${speed}  ${seconds.toFixed(2)} s  peak ${Math.round(peakMb)} MB`,
        );
      } finally {
        sink.child.stdin?.end();
      }
    }
  } finally {
    await rm(base, { recursive: true, force: true });
    await rm(program, { force: true });
  }
  const own = rates['tidemark'] ?? 0;
  const ratios = Object.entries(rates).filter(([who]) => who !== 'tidemark');
  console.log(
    `upload ${name}  ratios: ${ratios.map(([who, rate]) => `${(own / rate).toFixed(2)} × ${who}`).join(', ')}`,
  );
}

/** A file that takes no room, with a few bytes of its own. */
async function sparse(path: string, size: number, seed: number): Promise<void> {
  const handle = await open(path, 'w');
  await handle.truncate(size);
  await handle.write(Buffer.from(`file ${seed}`), 0, 6, 0);
  await handle.close();
}

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  list: listing,
  small: () => upload('10,000 × 4 kB', Math.round(10_000 * share), 4096),
  medium: () => upload('100 × 10 MB', Math.max(1, Math.round(100 * share)), 10 * MB),
  large: () => upload('1 × 5 GB', 1, Math.round(5e9 * share)),
};
for (const [name, part] of Object.entries(PARTS)) if (only === undefined || name === only) await part();
