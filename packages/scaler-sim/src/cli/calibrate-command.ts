/** `tidemark-sim calibrate access.log`: a scenario of what the log tells. */
import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { SimulationError } from '../errors.ts';
import { parseQuantity } from '../scenario/units.ts';
import { calibrate } from '../study/calibration/calibrate.ts';
import type { LogFormat } from '../study/calibration/log-line.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import type { Terminal } from './terminal.ts';

export async function calibrateCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [file = ''] = args.positionals;
  const path = resolve(terminal.cwd, file);
  if (!existsSync(path))
    throw new SimulationError('calibrate.unreadable', {
      where: file,
      what: 'the log cannot be read: there is no such file',
    });
  const format = args.value('format') as LogFormat | undefined;
  const pattern = args.value('pattern');
  const made = await calibrate(linesOf(path, terminal.signal), {
    bucket: time(args, 'bucket'),
    sessionGap: time(args, 'session-gap'),
    ...(format === undefined ? {} : { format }),
    ...(pattern === undefined ? {} : { pattern }),
  });
  await terminal.stdout.write(made.yaml);
  return 0;
}

/** Lines of a file, also of one that `gzip` packed. */
async function* linesOf(path: string, signal: AbortSignal): AsyncGenerator<string> {
  const stream = createReadStream(path, { signal });
  const input = path.endsWith('.gz') ? stream.pipe(createGunzip()) : stream;
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}

function time(args: ParsedArguments, option: string): number {
  const text = args.value(option) ?? '';
  const value = parseQuantity(text, 'time');
  if (value !== undefined && value > 0) return value;
  throw usageError('invalid-value', `--${option} must be a time such as 1h, not "${text}"`);
}
