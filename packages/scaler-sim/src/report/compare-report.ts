/** A comparison in each format. */
import type { Difference } from '../study/compare.ts';
import type { Outcome } from '../study/outcome.ts';
import { type Cell, inColumns } from './columns.ts';
import { csv } from './csv.ts';
import { formatFigure, formatInterval } from './figures.ts';
import type { Paint } from './run-table.ts';

export interface Compared {
  readonly a: Outcome;
  readonly b: Outcome;
  readonly names: readonly [string, string];
  readonly differences: Readonly<Record<string, Difference>>;
}

/** @param metrics figures to show; empty: all but those of classes */
export function compareTable(
  { names, differences, a, b }: Compared,
  metrics: readonly string[],
  paint: Paint,
  width: number,
): string {
  const shown = Object.entries(differences).filter(([name]) =>
    metrics.length > 0 ? metrics.includes(name) : !name.startsWith('class.'),
  );
  const confidence = Math.round((shown[0]?.[1].confidence ?? 0.95) * 1000) / 10;
  const head = ['figure', names[0], names[1], 'difference', `${confidence} % interval`, ''];
  const rows = shown.map(([name, each]): readonly Cell[] => {
    const isSure = each.low !== null && each.high !== null && (each.low > 0 || each.high < 0);
    return [
      { text: name },
      { text: formatFigure(name, each.a), isRight: true },
      { text: formatFigure(name, each.b), isRight: true },
      { text: signed(name, each), isRight: true, paint: isSure ? paint.bold : paint.dim },
      { text: formatInterval(name, each, each.a), paint: paint.dim },
      { text: each.value === null || each.value === 0 ? '' : isSure ? '' : 'may be chance', paint: paint.dim },
    ];
  });
  const warnings = [a, b].flatMap((outcome, at) =>
    outcome.warnings.map(({ message }) => `${paint.yellow('warning')}  ${names[at]}: ${message}`),
  );
  const facts = `${a.scenario.replications} replications of each, seed ${a.scenario.seed}, with common random numbers`;
  return `${[
    ...inColumns([head.map((text): Cell => ({ text, paint: paint.bold })), ...rows], width),
    ...(warnings.length === 0 ? [] : ['', ...warnings]),
    '',
    paint.dim(facts),
  ].join('\n')}\n`;
}

function signed(name: string, { value, a }: Difference): string {
  const text = formatFigure(name, value, 4, a);
  return value !== null && value > 0 ? `+${text}` : text;
}

export function compareJson({ a, b, names, differences }: Compared): string {
  const side = ({ scenario, metrics, slo, events, warnings }: Outcome, name: string): object => ({
    name,
    scenario,
    metrics,
    slo,
    events,
    warnings,
  });
  const document = {
    schemaVersion: 1,
    a: side(a, names[0]),
    b: side(b, names[1]),
    differences,
    wallMs: a.wallMs + b.wallMs,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

export function compareCsv({ differences }: Compared): string {
  const rows = Object.entries(differences).map(([name, { a, b, value, low, high, confidence }]) => [
    name,
    a,
    b,
    value,
    low,
    high,
    confidence,
  ]);
  return csv([['metric', 'a', 'b', 'difference', 'low', 'high', 'confidence'], ...rows]);
}
