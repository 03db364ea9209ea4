/** Figures as CSV (RFC 4180), numbers in base units. */
import type { Metric } from '../result.ts';

export type CsvCell = string | number | boolean | null;

export function csv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvCell): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function runCsv(metrics: Readonly<Record<string, Metric>>): string {
  const rows = Object.entries(metrics).map(([name, { value, low, high, confidence }]) => [
    name,
    value,
    low,
    high,
    confidence,
  ]);
  return csv([['metric', 'value', 'low', 'high', 'confidence'], ...rows]);
}
