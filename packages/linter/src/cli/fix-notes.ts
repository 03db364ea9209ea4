/** What is told of fixes: what was done where, what production must set, and which packages that takes. */
import type { NewVariable } from '../fixes/fix.ts';
import type { PlannedFix } from '../fixes/plan.ts';

export interface FixOutcome {
  readonly made: readonly PlannedFix[];
  /** Fixes left out because they may change behaviour. */
  readonly unsafe: number;
  /** Files that were left alone because they have changed since they were analysed. */
  readonly changed: readonly string[];
  readonly isDryRun: boolean;
}

/** Sentences for standard error, in the order in which they matter. */
export function fixNotes({ made, unsafe, changed, isDryRun }: FixOutcome): readonly string[] {
  const places = made.map(({ finding, fixer }) => `${finding.path}:${finding.startLine} ${fixer.id}`);
  const packages = [...new Set(made.flatMap(({ proposal }) => proposal.packages))];
  return [
    `${counted(made.length, 'fix', 'fixes')} ${isDryRun ? 'to be applied' : 'applied'}${made.length > 0 ? ':' : ''}`,
    ...places.map((place) => `  ${place}`),
    ...variablesOf(made).map(variableNote),
    ...(packages.length > 0 ? [`composer require ${packages.join(' ')}`] : []),
    ...[...new Set(made.flatMap(({ proposal }) => proposal.commands ?? []))].map((command) => `then once: ${command}`),
    ...changed.map((path) => `${path} has changed since it was analysed and is left alone; run again`),
    ...(unsafe > 0
      ? [
          `${counted(unsafe, 'more fix', 'more fixes')} may change behaviour; --fix-unsafe applies ${unsafe === 1 ? 'it' : 'them'}`,
        ]
      : []),
  ];
}

function variablesOf(made: readonly PlannedFix[]): readonly NewVariable[] {
  const byName = new Map<string, NewVariable>();
  for (const variable of made.flatMap(({ proposal }) => proposal.variables)) {
    if (!byName.has(variable.name)) byName.set(variable.name, variable);
  }
  return [...byName.values()];
}

function variableNote({ name, purpose, fallback }: NewVariable): string {
  const without = fallback === undefined ? 'there is no default' : `without it "${fallback}", as before`;
  return `production sets ${name} (${purpose}); ${without}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
