/** Figures as people read them. */
import type { Metric } from '../result.ts';
import { metricFact } from '../scenario/metrics.ts';
import { formatQuantity } from '../scenario/units.ts';

/**
 * `1.204 s`, `0.1 %`, `5/h`; `–` where nothing was observed.
 * @param beside a value whose unit a rate is to have
 */
export function formatFigure(metric: string, value: number | null, digits = 4, beside?: number | null): string {
  if (value === null) return '–';
  const dimension = metricFact(metric)?.dimension ?? 'number';
  const size = Math.abs(value);
  return `${value < 0 ? '−' : ''}${formatQuantity(size, dimension, digits, beside ?? size)}`;
}

/** `1.201 … 1.207 s`: the unit once where both have the same. */
export function formatInterval(
  metric: string,
  { low, high }: Pick<Metric, 'low' | 'high'>,
  beside?: number | null,
): string {
  if (low === null || high === null) return '';
  const unitOf = beside ?? Math.max(Math.abs(low), Math.abs(high));
  const [from, to] = [formatFigure(metric, low, 4, unitOf), formatFigure(metric, high, 4, unitOf)];
  if (from === to) return to;
  const unit = /[^\d.,−]+$/.exec(to)?.[0] ?? '';
  return unit !== '' && from.endsWith(unit) ? `${from.slice(0, -unit.length)} … ${to}` : `${from} … ${to}`;
}
