/**
 * `npm run bench:storage -- [--part list|small|medium|large] [--share 1] [--rounds 3] [--against rclone,aws]`: listing, uploads and
 * memory, against the AWS SDK, stock Flystorage, rclone, the AWS CLI and s5cmd where they are installed; same server, same run. Contenders
 * take turns, and each one's quickest round counts. `share` of the figures' size.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sizeText } from '../src/cli/text.ts';
import { buildProgram } from '../test/trials/program.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string' },
    share: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    against: { type: 'string' },
  },
});
const share = Number(values.share);
const rounds = Number(values.rounds);
const against = values.against?.split(',');
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
  /** On the processor, in user mode and in the kernel. [s] */
  readonly cpu: number;
  readonly peakMb: number;
  readonly output: string;
}

/** Time and peak of memory of a program, as the kernel last told of it before its end. */
function measure(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { env: { ...ENV, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let use = { cpu: 0, peakMb: 0 };
    const note = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
    const watch = setInterval(() => {
      use = useOf(child.pid ?? 0) ?? use;
    }, 20);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, ...use, output });
      else reject(new Error(`${command} ended with ${code}: ${output.slice(-600)}`));
    });
  });
}

/** What a process has used so far; undefined where it is gone, or the system does not say. */
function useOf(pid: number): { readonly cpu: number; readonly peakMb: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const peak = /VmHWM:\s+(\d+)/.exec(status)?.[1];
    // The name, which may hold blanks, is in brackets; user and system time are the 14th and 15th field.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    if (peak === undefined) return undefined;
    return { peakMb: Number(peak) / 1024, cpu: (Number(fields[11]) + Number(fields[12])) / 100 };
  } catch {
    return undefined;
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

interface Listed {
  readonly keys: number;
  readonly seconds: number;
  readonly cpu: number;
  readonly peakMb: number;
}

async function listing(): Promise<void> {
  const sink = await startSink(Math.round(1_000_000 * share));
  const best = new Map<string, Listed>();
  const list = async (who: string): Promise<Listed> => {
    const { output } = await measure(process.execPath, [...NODE, here('contenders/list.ts'), who, sink.endpoint], {});
    return JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as Listed;
  };
  try {
    // Once before, so that the pages are made.
    await list('tidemark');
    for (let round = 0; round < rounds; round += 1) {
      for (const who of ['tidemark', 'aws-sdk']) {
        const listed = await list(who);
        const held = best.get(who);
        const peakMb = Math.max(listed.peakMb, held?.peakMb ?? 0);
        best.set(who, { ...(held === undefined || listed.seconds < held.seconds ? listed : held), peakMb });
      }
    }
  } finally {
    sink.child.stdin?.end();
  }
  for (const [who, { keys, seconds, cpu, peakMb }] of best) {
    const rate = `${Math.round(keys / seconds)} keys/s`;
    say(`list ${keys} keys`, who, `${rate}  ${seconds.toFixed(2)} s  cpu ${cpu.toFixed(1)} s`, peakMb);
  }
  const [own, other] = [best.get('tidemark'), best.get('aws-sdk')];
  if (own && other) console.log(`list ratio: ${(other.seconds / own.seconds).toFixed(2)} × aws-sdk (asked: 3)`);
}

function say(what: string, who: string, figures: string, peakMb: number): void {
  console.log(`${what}  ${who.padEnd(10)} ${figures}  peak ${Math.round(peakMb)} MB`);
}

async function upload(count: number, size: number): Promise<void> {
  const name = `${count.toLocaleString('en-US')} × ${sizeText(size)}`;
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
  const best = new Map<string, Measured>();
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [who, command] of Object.entries(contenders)) {
        if (who !== 'tidemark' && against?.includes(who) === false) continue;
        if (['rclone', 'aws', 's5cmd'].includes(who) && !has(who)) {
          if (round === 0) console.log(`upload ${name}  ${who.padEnd(10)} skipped: not installed`);
          continue;
        }
        const sink = await startSink(0);
        try {
          // Each round has a journal of its own: what an earlier one settled would be compared, not sent.
          const env = { TIDEMARK_HOME: join(base, `home-${round}`) };
          const measured = await measure(...command(sink.endpoint, who), env);
          const held = best.get(who);
          const peakMb = Math.max(measured.peakMb, held?.peakMb ?? 0);
          best.set(who, { ...(held === undefined || measured.seconds < held.seconds ? measured : held), peakMb });
        } finally {
          sink.child.stdin?.end();
        }
      }
    }
  } finally {
    await rm(base, { recursive: true, force: true });
    await rm(program, { force: true });
  }
  for (const [who, { seconds, cpu, peakMb }] of best) {
    const rate =
      size > 64_000 ? `${Math.round((count * size) / MB / seconds)} MB/s` : `${Math.round(count / seconds)} objects/s`;
    say(`upload ${name}`, who, `${rate}  ${seconds.toFixed(2)} s  cpu ${cpu.toFixed(1)} s`, peakMb);
  }
  const own = best.get('tidemark')?.seconds ?? 0;
  const ratios = [...best].filter(([who]) => who !== 'tidemark');
  console.log(
    `upload ${name}  ratios: ${ratios.map(([who, { seconds }]) => `${(seconds / own).toFixed(2)} × ${who}`).join(', ')}`,
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
  small: () => upload(Math.round(10_000 * share), 4096),
  medium: () => upload(Math.max(1, Math.round(100 * share)), 10 * MB),
  large: () => upload(1, Math.round(5e9 * share)),
};
for (const [name, part] of Object.entries(PARTS)) if (values.part === undefined || name === values.part) await part();
