/** A run on a terminal. */
import type { Metric, Warning } from '../result.ts';
import type { Judged } from '../study/judge.ts';
import type { Outcome } from '../study/outcome.ts';
import { type Cell, inColumns } from './columns.ts';
import { formatFigure, formatInterval } from './figures.ts';

export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
}

/** Figures of a class are left to JSON and CSV when there are more classes than these. */
const CLASSES_SHOWN = 4;

export function runTable(
  { scenario, metrics, slo, events, wallMs, warnings }: Outcome,
  paint: Paint,
  width: number,
): string {
  const shown = Object.entries(metrics).filter(([name]) => isShown(name, metrics));
  const [, first] = shown[0] ?? [];
  const head = [
    { text: 'figure', paint: paint.bold },
    { text: 'value', paint: paint.bold, isRight: true },
    { text: `${Math.round((first?.confidence ?? 0.95) * 1000) / 10} % interval`, paint: paint.bold },
  ];
  const rows = shown.map(([name, metric]) => [
    { text: name },
    { text: formatFigure(name, metric.value), isRight: true },
    { text: formatInterval(name, metric), paint: paint.dim },
  ]);
  const seconds = (wallMs / 1000).toPrecision(3);
  const runs = `${scenario.replications} ${scenario.replications === 1 ? 'replication' : 'replications'}`;
  const parts = [
    inColumns([head, ...rows], width).join('\n'),
    ...(slo.length === 0 ? [] : [promiseTable(slo, paint, width)]),
    ...(warnings.length === 0 ? [] : [warningLines(warnings, paint, width)]),
    paint.dim(
      `${runs} · seed ${scenario.seed} · ${events.toLocaleString('en-US')} events in ${seconds} s · scenario ${scenario.hash}`,
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function isShown(name: string, metrics: Readonly<Record<string, Metric>>): boolean {
  if (!name.startsWith('class.')) return true;
  const classes = new Set(
    Object.keys(metrics).flatMap((each) => (each.startsWith('class.') ? [each.split('.')[1]] : [])),
  );
  return classes.size > 1 && classes.size <= CLASSES_SHOWN && /\.(?:mean|p95)$/.test(name);
}

/** @param bounds what the bounds of the promises are */
export function promiseTable(
  slo: readonly Judged[],
  paint: Paint,
  width: number,
  bounds = 'one-sided 95 % bounds',
): string {
  const head = ['promise', 'kept', 'value', bounds, ''].map((text): Cell => ({ text, paint: paint.bold }));
  const rows = slo.map((each): readonly Cell[] => {
    const metric = each.expression.split(/[\s<>=]/, 1)[0] ?? '';
    const [text, color] =
      each.met === true ? ['yes', paint.green] : each.met === false ? ['no', paint.red] : ['undecided', paint.yellow];
    return [
      { text: each.expression },
      { text, paint: color },
      { text: formatFigure(metric, each.value) },
      { text: formatInterval(metric, each) },
      { text: each.note ?? '', paint: paint.dim },
    ];
  });
  return inColumns([head, ...rows], width).join('\n');
}

export function warningLines(warnings: readonly Warning[], paint: Paint, width: number): string {
  return inColumns(
    warnings.map(({ message }) => [{ text: 'warning', paint: paint.yellow }, { text: message }]),
    width,
  ).join('\n');
}
