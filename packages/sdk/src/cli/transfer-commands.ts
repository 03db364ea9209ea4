import { remove } from '../transfer/remove.ts';
import type { TransferReport } from '../transfer/report.ts';
import { copy } from '../transfer/single-file.ts';
import { sync } from '../transfer/sync.ts';
import type { SyncOptions } from '../transfer/sync-options.ts';
import { diff, verify } from '../transfer/verify.ts';
import { numberOf, type ParsedArguments, rateOf, usageError } from './arguments.ts';
import { startProgressBar } from './progress-bar.ts';
import { connectionOptions, exactly } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { reportText } from './text.ts';

type Transfer = (options: SyncOptions) => Promise<TransferReport>;

const RUN: Readonly<Record<'sync' | 'cp' | 'verify' | 'diff', Transfer>> = { sync, cp: copy, verify, diff };

export async function transferCommand(
  args: ParsedArguments,
  terminal: Terminal,
  command: keyof typeof RUN,
): Promise<number> {
  const [from, to] = exactly(args, ['<from>', '<to>']);
  const bar = await startProgressBar(terminal, args.has('quiet') || args.has('json'));
  try {
    return await print(
      await RUN[command]({ ...transferOptions(args, terminal), from, to, onProgress: bar?.onProgress }),
      args,
      terminal,
      bar,
    );
  } finally {
    bar?.stop();
  }
}

function transferOptions(args: ParsedArguments, terminal: Terminal): Omit<SyncOptions, 'from' | 'to'> {
  const links = args.value('links');
  if (links !== undefined && links !== 'report' && links !== 'skip') throw usageError('--links must be report or skip');
  return {
    connect: connectionOptions(args, terminal),
    dryRun: args.has('dry-run'),
    delete: args.has('delete'),
    maxDelete: numberOf(args, 'max-delete', 0),
    checksum: args.has('checksum'),
    include: args.values('include'),
    exclude: args.values('exclude'),
    links,
    bandwidth: rateOf(args.value('bwlimit')),
    concurrency: numberOf(args, 'concurrency', 1),
    wait: args.has('wait'),
    signal: terminal.signal,
  };
}

export async function rmCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [url] = exactly(args, ['<url>']);
  const report = await remove({
    url,
    connect: connectionOptions(args, terminal),
    recursive: args.has('recursive'),
    maxDelete: numberOf(args, 'max-delete', 0),
    dryRun: args.has('dry-run'),
    signal: terminal.signal,
  });
  return print(report, args, terminal);
}

async function print(
  report: TransferReport,
  args: ParsedArguments,
  terminal: Terminal,
  bar?: { stop(): void },
): Promise<number> {
  bar?.stop();
  await terminal.write(args.has('json') ? `${JSON.stringify(report, undefined, 2)}\n` : reportText(report));
  return report.ok ? 0 : 1;
}
