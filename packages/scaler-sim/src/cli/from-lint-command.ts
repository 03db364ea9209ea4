/** `tidemark-sim from-lint report.json`: the state section of a scenario. */
import { parseDocument } from 'yaml';
import { SimulationError } from '../errors.ts';
import { checkRates, stateMapOf, stateSection } from '../study/state-of-lint.ts';
import type { ParsedArguments } from './arguments.ts';
import { readText } from './scenario-input.ts';
import type { Terminal } from './terminal.ts';

export async function fromLintCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [file = ''] = args.positionals;
  const map = stateMapOf(json(readText(file, terminal, 'the report'), file), file);
  const given = args.value('rates');
  const rates = given === undefined ? {} : checkRates(yaml(readText(given, terminal, 'the rates'), given), given);
  await terminal.stdout.write(stateSection(map, rates, file));
  return 0;
}

function json(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SimulationError('from-lint.report', {
      where: file,
      what: `this is no JSON: ${error instanceof Error ? error.message : String(error)}`,
      next: 'Make a report: tidemark-lint --format json > report.json',
      cause: error,
    });
  }
}

function yaml(text: string, file: string): unknown {
  const document = parseDocument(text, { prettyErrors: false });
  const [mistake] = document.errors;
  if (mistake !== undefined) throw new SimulationError('from-lint.rates', { where: file, what: mistake.message });
  return document.toJS({ maxAliasCount: 100 });
}
