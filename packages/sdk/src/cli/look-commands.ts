/** Commands that look at one side: ls, du, cat, presign, url. */
import { publicAddress } from '../adapters/s3-facts.ts';
import { connect, createStorage } from '../create-storage.ts';
import { demand } from '../s3/connection.ts';
import { StorageError } from '../storage-error.ts';
import { parseAddress, type S3Address } from '../storage-url.ts';
import { list, openFile } from '../transfer/single-file.ts';
import { durationOf, type ParsedArguments, usageError } from './arguments.ts';
import { connectionOptions, exactly } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { countText, shownKey, sizeText } from './text.ts';

interface Listed {
  readonly path: string;
  readonly type: 'file' | 'directory';
  readonly size?: number | undefined;
  /** [ms since 1970] */
  readonly modified?: number | undefined;
}

export async function lsCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [url] = exactly(args, ['<url>']);
  const connectBy = connectionOptions(args, terminal);
  const isJson = args.has('json');
  let count = 0;
  for await (const { path, type, size, modified } of listed(url, args, terminal, connectBy)) {
    const isFolder = type === 'directory';
    const time = modified === undefined ? '' : new Date(modified).toISOString().slice(0, 19).replace('T', ' ');
    const line = `${time.padEnd(19)}  ${(isFolder || size === undefined ? '' : sizeText(size)).padStart(7)}  ${shownKey(path)}${isFolder ? '/' : ''}\n`;
    const entry = isFolder ? { path, type } : { path, type, size, modified };
    // One JSON value a line: there may be millions.
    await terminal.write(isJson ? `${JSON.stringify(entry)}\n` : line);
    count += 1;
  }
  if (count > 0) return 0;
  await terminal.writeError(`tidemark: there is nothing at ${shownKey(url)}\n`);
  return 1;
}

async function* listed(
  url: string,
  args: ParsedArguments,
  { signal }: Terminal,
  connectBy: ReturnType<typeof connectionOptions>,
): AsyncGenerator<Listed> {
  if (args.has('recursive')) {
    for await (const { key, size, modified } of list({ url, connect: connectBy, signal }))
      yield { path: key, type: 'file', size, modified };
    return;
  }
  const address = await parseAddress(url, connectBy, connectBy.env, connectBy.cwd);
  const storage = await createStorage({ ...connectBy, url: address.kind === 'local' ? address.folder : url });
  try {
    for await (const entry of storage.list('', { abortSignal: signal })) {
      yield {
        path: entry.path,
        type: entry.type,
        size: entry.isFile ? entry.size : undefined,
        modified: entry.lastModifiedMs,
      };
    }
  } finally {
    await storage.close();
  }
}

export async function duCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [url] = exactly(args, ['<url>']);
  let [files, bytes] = [0, 0];
  for await (const { size } of list({ url, connect: connectionOptions(args, terminal), signal: terminal.signal })) {
    files += 1;
    bytes += size;
  }
  const text = `${countText(files, 'file')}, ${sizeText(bytes)} (${bytes.toLocaleString('en-US')} bytes)\n`;
  await terminal.write(args.has('json') ? `${JSON.stringify({ url, files, bytes })}\n` : text);
  return 0;
}

export async function catCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [url] = exactly(args, ['<url>']);
  const { file, close } = await openFile(url, connectionOptions(args, terminal), terminal.signal);
  try {
    for await (const chunk of file.read(0, file.size)) await terminal.write(chunk);
    return 0;
  } finally {
    await close();
  }
}

async function objectAddress(args: ParsedArguments, terminal: Terminal): Promise<S3Address> {
  const [url] = exactly(args, ['<url>']);
  const by = connectionOptions(args, terminal);
  const address = await parseAddress(url, by, by.env, by.cwd);
  if (address.kind === 's3' && address.path !== '') return address;
  throw usageError('this needs the address of one object', 'Write s3://bucket/key.');
}

export async function presignCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const address = await objectAddress(args, terminal);
  const seconds = durationOf(args.value('expires') ?? '1h');
  const connection = connect(address, connectionOptions(args, terminal));
  demand(connection, 'presign', 'a signed URL');
  const url = await connection.presign(args.has('put') ? 'PUT' : 'GET', address.path, seconds);
  await terminal.write(args.has('json') ? `${JSON.stringify({ url, seconds })}\n` : `${url}\n`);
  return 0;
}

export async function urlCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const address = await objectAddress(args, terminal);
  const connection = connect(address, connectionOptions(args, terminal));
  try {
    const url = publicAddress(connection, address.path);
    await terminal.write(args.has('json') ? `${JSON.stringify({ url })}\n` : `${url}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== 'storage.unsupported') throw error;
    await terminal.writeError(`tidemark: ${error.message}\n`);
    return 1;
  }
}
