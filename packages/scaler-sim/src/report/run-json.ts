/** A run as JSON, version 1. Everything but `wallMs` is the same for a seed. */
import type { Outcome } from '../study/outcome.ts';

export function runJson({ scenario, metrics, slo, series, marks, events, wallMs, warnings }: Outcome): string {
  const document = { schemaVersion: 1, scenario, metrics, slo, series: { ...series, marks }, events, wallMs, warnings };
  return `${JSON.stringify(document, null, 2)}\n`;
}
