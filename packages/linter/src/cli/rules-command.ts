/** `tidemark-lint rules`. */
import { type ParsedArguments, usageError } from './arguments.ts';
import { knownRules } from './plugin-step.ts';
import type { Services } from './services.ts';
import { hasColors, type Terminal } from './terminal.ts';
import { wrap } from './wrap.ts';

/** Columns between the names and the summaries. */
const GAP = 2;

/** A table, or with `--format json` an array of `{ id, factor, category, summary, effort }`. */
export async function rulesCommand(args: ParsedArguments, terminal: Terminal, services: Services): Promise<number> {
  if (args.positionals.length > 0) {
    throw usageError(
      'unexpected-argument',
      `rules takes no argument, but got "${args.positionals[0]}"`,
      'For one rule: tidemark-lint explain <rule>',
    );
  }
  const format = args.value('format') ?? 'pretty';
  if (format !== 'pretty' && format !== 'json') {
    throw usageError('invalid-value', `rules prints pretty or json, not ${format}`, 'Use --format json for programs.');
  }
  const { rules } = await knownRules(args, terminal, services);
  if (format === 'json') {
    const list = rules.map(({ id, factor, category, summary, effort }) => ({ id, factor, category, summary, effort }));
    await terminal.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
    return 0;
  }
  const { default: picocolors } = await import('picocolors');
  const { bold } = picocolors.createColors(hasColors(terminal.stdout, terminal.env, args.has('no-color')));
  const column = Math.max(0, ...rules.map(({ id }) => id.length)) + GAP;
  const width = Math.max(30, Math.min(terminal.stdout.columns, 120) - column);
  const lines = rules.flatMap(({ id, summary }) => {
    const [first = '', ...rest] = wrap(summary, width);
    return [`${bold(id)}${' '.repeat(column - id.length)}${first}`, ...rest.map((line) => ' '.repeat(column) + line)];
  });
  await terminal.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
