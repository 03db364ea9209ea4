/** A sweep in each format. */
import type { Plain } from '../scenario/source.ts';
import type { SweptPoint } from '../study/sweep.ts';
import { type Cell, inColumns } from './columns.ts';
import { csv } from './csv.ts';
import { formatFigure, formatInterval } from './figures.ts';
import type { Paint } from './run-table.ts';

/** Figures that a table of many points shows, as far as they are there. */
const SHOWN = ['latency.mean', 'latency.p95', 'errors.rate', 'utilisation.php', 'cost.month'];

export function settingText(value: Plain): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** @param metrics figures to show; empty: the usual ones and those of promises */
export function sweepTable(
  points: readonly SweptPoint[],
  metrics: readonly string[],
  paint: Paint,
  width: number,
): string {
  const [first] = points;
  if (first === undefined) return '';
  const promised = first.outcome.slo.map(({ expression }) => expression.split(/[\s<>=]/, 1)[0] ?? '');
  const wanted = metrics.length > 0 ? metrics : [...SHOWN, ...promised];
  const names = [...new Set(wanted)].filter((name) => first.outcome.metrics[name] !== undefined);
  const keys = Object.keys(first.set);
  const hasPromises = first.outcome.slo.length > 0;
  const head = [...keys, ...names.flatMap((name) => [name, '']), ...(hasPromises ? ['promises'] : [])];
  const rows = points.map(({ set, outcome }): readonly Cell[] => [
    ...keys.map((key) => ({ text: settingText(set[key]) })),
    ...names.flatMap((name) => {
      const metric = outcome.metrics[name];
      return [
        { text: formatFigure(name, metric?.value ?? null), isRight: true },
        { text: metric === undefined ? '' : formatInterval(name, metric), paint: paint.dim },
      ];
    }),
    ...(hasPromises
      ? [
          verdictCell(
            outcome.slo.map(({ met }) => met),
            paint,
          ),
        ]
      : []),
  ]);
  const lines = inColumns([head.map((text): Cell => ({ text, paint: paint.bold })), ...rows], Math.max(width, 1000));
  const warned = points.filter(({ outcome }) => outcome.warnings.length > 0);
  const notes = warned.map(
    ({ set, outcome }) => `${paint.yellow('warning')}  ${labelOf(set)}: ${outcome.warnings[0]?.message ?? ''}`,
  );
  return `${[...lines, ...(notes.length === 0 ? [] : ['', ...notes])].join('\n')}\n`;
}

export function verdictCell(verdicts: readonly (boolean | 'undecided')[], paint: Paint): Cell {
  if (verdicts.includes(false)) return { text: 'broken', paint: paint.red };
  if (verdicts.includes('undecided')) return { text: 'undecided', paint: paint.yellow };
  return { text: 'kept', paint: paint.green };
}

function labelOf(set: SweptPoint['set']): string {
  return Object.entries(set)
    .map(([key, value]) => `${key}=${settingText(value)}`)
    .join(' ');
}

export function sweepJson(points: readonly SweptPoint[]): string {
  const document = {
    schemaVersion: 1,
    points: points.map(({ set, outcome: { scenario, metrics, slo, events, wallMs, warnings } }) => ({
      set,
      scenario,
      metrics,
      slo,
      events,
      wallMs,
      warnings,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

export function sweepCsv(points: readonly SweptPoint[]): string {
  const keys = Object.keys(points[0]?.set ?? {});
  const rows = points.flatMap(({ set, outcome }) =>
    Object.entries(outcome.metrics).map(([name, { value, low, high, confidence }]) => [
      ...keys.map((key) => settingText(set[key])),
      name,
      value,
      low,
      high,
      confidence,
    ]),
  );
  return csv([[...keys, 'metric', 'value', 'low', 'high', 'confidence'], ...rows]);
}
