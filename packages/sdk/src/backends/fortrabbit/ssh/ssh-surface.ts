/** What the older stack offers by SSH: `secrets`, `log tail`, commands. Source: fortrabbit/help: docs/secrets.md, logging-pro.md. */
import type { AppRef, Call, ExecOptions, ExecResult, TailOptions } from '../../../client/backend.ts';
import { NotFoundError, TidemarkError } from '../../../client-error.ts';
import { isRecord } from '../../../http/api-error.ts';
import type { LogLine, Secret } from '../../../model/index.ts';
import type { SshOptions } from './ssh-options.ts';
import { startSsh } from './ssh-process.ts';

/** Of one command. [bytes] */
const OUTPUT_MAX = 64 * 1024 * 1024;

/** No file that it changes is changed on a node: it runs in a container of its own. */
export async function execBySsh(
  ssh: SshOptions,
  { app }: AppRef,
  command: readonly string[],
  { stdin, signal }: ExecOptions,
): Promise<ExecResult> {
  const { child, ended } = await startSsh(ssh, { app, service: 'deploy', command, stdin, signal });
  const [stdout, stderr, exitCode] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended]);
  // The one thing that ssh says of itself among what the command says.
  if (exitCode === 255 && /^Connection to \S+ closed by remote host\.\s*$/m.test(stderr)) {
    throw new TidemarkError('api.network', { what: 'the other side closed the connection', retryable: true });
  }
  return { exitCode, stdout, stderr };
}

async function textOf(stream: AsyncIterable<unknown> | null): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of stream ?? []) {
    text += decoder.decode(part as Uint8Array, { stream: true });
    if (text.length > OUTPUT_MAX) {
      throw new TidemarkError('platform.failed', {
        what: `the command says more than ${OUTPUT_MAX} bytes`,
        next: 'Write it to a file, and move that.',
      });
    }
  }
  return text + decoder.decode();
}

/** @throws TidemarkError `api.invalid-response` */
export async function secretsBySsh(ssh: SshOptions, ref: AppRef, { signal }: Call): Promise<readonly Secret[]> {
  const { exitCode, stdout, stderr } = await execBySsh(ssh, ref, ['secrets'], { signal });
  if (exitCode !== 0) {
    throw new NotFoundError({
      what: `the secrets of "${ref.app}" cannot be read: ${(stderr.trim() || stdout.trim()).slice(0, 300)}`,
      next: 'See whether the app is of the older stack, and the region is right.',
    });
  }
  return parsedSecrets(stdout);
}

/** `{ GROUP: { KEY: value } }`; the platform's own pages show a comma behind the last key. */
function parsedSecrets(text: string): readonly Secret[] {
  let groups: unknown;
  try {
    groups = JSON.parse(text.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, string?: string) => string ?? ''));
  } catch {
    // The parser's message would quote a secret.
  }
  if (!isRecord(groups)) throw new TidemarkError('api.invalid-response', { what: 'secrets answered no JSON object' });
  return Object.entries(groups).flatMap(([group, keys]) =>
    Object.entries(isRecord(keys) ? keys : {}).map(([key, value]) => ({
      group,
      key,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  );
}

/** The names of sources that the platform has; `source` takes one. */
export const LOG_SOURCES = [
  'apache_access',
  'apache_error',
  'objects_access',
  'web_php_error',
  'web_stderr',
  'worker',
] as const;

/** Lines as they come; the platform keeps none, so what comes while the connection is lost is lost with it. */
export async function* tailBySsh(
  ssh: SshOptions,
  { app }: AppRef,
  { after = '0', source, signal }: TailOptions,
): AsyncGenerator<LogLine> {
  if (source !== undefined && !LOG_SOURCES.some((known) => known === source)) {
    throw new TidemarkError('usage.invalid', {
      what: `there is no source "${source}"`,
      next: `There are ${LOG_SOURCES.join(', ')}.`,
    });
  }
  const command = ['tail', ...(source === undefined ? [] : [`source:${source}`]), 'mono'];
  const { child, ended } = await startSsh(ssh, { app, service: 'log', command, signal });
  let number = Number(after);
  try {
    for await (const text of linesOf(child.stdout)) {
      number += 1;
      yield { cursor: String(number), time: 'unknown', source: source ?? 'all', text };
    }
    const code = await ended;
    if (code !== 0) throw new TidemarkError('api.network', { what: `the log ended with ${code}`, retryable: true });
  } finally {
    child.kill('SIGTERM');
  }
}

async function* linesOf(stream: AsyncIterable<unknown> | null): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of stream ?? []) {
    const lines = (rest + decoder.decode(part as Uint8Array, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
