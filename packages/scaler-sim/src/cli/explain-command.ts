/** `tidemark-sim explain FILE`: every value in force and where it comes from. */
import { inColumns } from '../report/columns.ts';
import type { Explained } from '../scenario/shape.ts';
import type { ParsedArguments } from './arguments.ts';
import { paletteOf } from './palette.ts';
import { scenarioOf } from './scenario-input.ts';
import type { Terminal } from './terminal.ts';

function toldBy({ origin }: Explained): string {
  if (origin.line !== undefined) return `line ${origin.line}`;
  if (origin.told === '--set') return '--set';
  return `default: ${origin.told ?? 'Tidemark'}`;
}

export async function explainCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [file = ''] = args.positionals;
  const { explained } = scenarioOf(file, args, terminal);
  if (args.value('format') === 'json') {
    const entries = explained.map(({ path, value, origin }) => ({ key: path, value, ...origin }));
    await terminal.stdout.write(`${JSON.stringify(entries, null, 2)}\n`);
    return 0;
  }
  const { bold, dim } = paletteOf(terminal, args);
  const header = ['key', 'value', 'from'].map((text) => ({ text, paint: bold }));
  const rows = explained.map((entry) => [
    { text: entry.path },
    { text: entry.value },
    { text: toldBy(entry), paint: entry.origin.line === undefined ? dim : (text: string): string => text },
  ]);
  const lines = inColumns([header, ...rows], Math.max(120, terminal.stdout.columns));
  await terminal.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
