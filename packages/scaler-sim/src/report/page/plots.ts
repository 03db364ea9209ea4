/** What is plotted: each plot with its lines, from the columns of a series. */
import type { Mark, Series } from '../../result.ts';

export interface PlotLine {
  readonly label: string;
  /** Name of a colour of the page. */
  readonly color: string;
  readonly values: readonly (number | null)[];
  /** Band of the interval; null: none. */
  readonly low: readonly (number | null)[] | null;
  readonly high: readonly (number | null)[] | null;
}

export interface Plot {
  readonly title: string;
  readonly unit: 'rate' | 'time' | 'number' | 'share';
  readonly lines: readonly PlotLine[];
}

export interface PlotData {
  /** Middles of the intervals [s]. */
  readonly times: readonly number[];
  readonly plots: readonly Plot[];
  readonly marks: readonly { readonly time: number; readonly kind: Mark['kind'] }[];
}

interface Sketch {
  readonly title: string;
  readonly unit: Plot['unit'];
  /** Column, label, colour. */
  readonly lines: readonly (readonly [string, string, string])[];
}

const SKETCHES: readonly Sketch[] = [
  {
    title: 'Load',
    unit: 'rate',
    lines: [
      ['arrivals', 'arrivals', 'grey'],
      ['throughput', 'good answers', 'blue'],
    ],
  },
  {
    title: 'Latency',
    unit: 'time',
    lines: [
      ['latency.p50', 'median', 'green'],
      ['latency.p95', 'p95', 'amber'],
      ['latency.p99', 'p99', 'red'],
    ],
  },
  {
    title: 'Requests that wait, processes that are busy',
    unit: 'number',
    lines: [
      ['queue', 'waiting', 'red'],
      ['busy', 'busy', 'blue'],
    ],
  },
  { title: 'Nodes that are up', unit: 'number', lines: [['nodes', 'nodes', 'blue']] },
  { title: 'Arrivals without a good answer', unit: 'share', lines: [['errors', 'errors', 'red']] },
];

const LOSS_COLORS = ['red', 'amber', 'blue', 'green', 'grey'];

/** Marks that a plot can show without turning black. */
const MOST_MARKS = 200;

export function plotsOf({ bounds, columns }: Series, marks: readonly Mark[]): PlotData {
  const times = bounds.slice(1).map((end, at) => (bounds[at] + end) / 2);
  const losses = Object.keys(columns).filter((name) => name.startsWith('lost.'));
  const lossSketch: Sketch = {
    title: 'Items that a wipe took while they were needed',
    unit: 'number',
    lines: losses.map((name, at) => [name, name.slice('lost.'.length), LOSS_COLORS[at % LOSS_COLORS.length]]),
  };
  const plots = [...SKETCHES, lossSketch].flatMap(({ title, unit, lines }): readonly Plot[] => {
    const drawn = lines.flatMap(([name, label, color]): readonly PlotLine[] => {
      const column = columns[name];
      if (column === undefined || column.value.every((value) => value === null)) return [];
      const hasBand = column.low.some((value, at) => value !== null && value !== column.value[at]);
      return [
        { label, color, values: column.value, low: hasBand ? column.low : null, high: hasBand ? column.high : null },
      ];
    });
    return drawn.length === 0 ? [] : [{ title, unit, lines: drawn }];
  });
  return { times, plots, marks: marks.slice(0, MOST_MARKS).map(({ time, kind }) => ({ time, kind })) };
}
