/** `tidemark-lint env [path]`. */
import type { EnvironmentVariable } from '../result.ts';
import type { ParsedArguments } from './arguments.ts';
import { type Cell, inColumns } from './columns.ts';
import { printDocument, projectResult } from './project-result.ts';
import type { Services } from './services.ts';
import { hasColors, type Terminal } from './terminal.ts';

/** Prints the variables that production must set, then the others; with `--format json|yaml` as a list. */
export async function envCommand(args: ParsedArguments, terminal: Terminal, services: Services): Promise<number> {
  const { environment, project } = await projectResult(args, terminal, services);
  if (await printDocument(environment, args, terminal)) return 0;
  const { default: picocolors } = await import('picocolors');
  const colors = picocolors.createColors(hasColors(terminal.stdout, terminal.env, args.has('no-color')));
  const width = Math.min(terminal.stdout.columns, 160);
  const table = (title: string, variables: readonly EnvironmentVariable[]): readonly string[] =>
    variables.length === 0
      ? []
      : [
          '',
          colors.bold(title),
          ...inColumns(
            variables.map((variable): readonly Cell[] => [
              { text: `  ${variable.name}`, paint: variable.hidesAbsence ? colors.red : colors.cyan },
              { text: variable.purpose },
              { text: `${variable.path}:${variable.line}`, paint: colors.dim },
              { text: unsetText(variable) },
            ]),
            width,
          ),
        ];
  const lines = [
    `Environment of ${project.root}`,
    ...table(
      'Production must set',
      environment.filter(({ isRequired }) => isRequired),
    ),
    ...table(
      'May be set',
      environment.filter(({ isRequired }) => !isRequired),
    ),
    ...(environment.length === 0 ? ['', 'No variable is read by the configuration that Tidemark knows.'] : []),
  ];
  await terminal.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function unsetText({ default: fallback, hidesAbsence }: EnvironmentVariable): string {
  if (fallback === undefined) return 'unset: cannot be told';
  if (fallback === null || fallback === '') return 'unset: nothing';
  return `unset: ${fallback}${hidesAbsence ? ' (local, and goes unnoticed)' : ''}`;
}
