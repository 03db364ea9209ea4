/** Promises: `latency.p95 < 500ms`, `state.uploads.lostFraction = 0`. */
import { metricFact, metricNames } from './metrics.ts';
import { didYouMean } from './nearest-key.ts';
import type { Slo } from './scenario.ts';
import { EXAMPLES, parseQuantity } from './units.ts';

const EXPRESSION = /^\s*([\w.<>-]+?)\s*(<=|>=|==|=|<|>)\s*([^<>=].*?)\s*$/;

/** The promise taken apart, or in words what is wrong with it. */
export function parseSlo(expression: string): Slo | string {
  const [, metric, comparison, limit] = EXPRESSION.exec(expression) ?? [];
  if (metric === undefined || comparison === undefined || limit === undefined) {
    return `must be a metric, one of < <= > >= =, and a value, such as latency.p95 < 500ms, not "${expression.slice(0, 80)}"`;
  }
  const fact = metricFact(metric);
  if (fact === undefined) {
    return `names the unknown metric "${metric.slice(0, 60)}"${didYouMean(metric, metricNames())}`;
  }
  const threshold = parseQuantity(limit, fact.dimension);
  if (threshold === undefined) {
    return `must compare ${metric} with ${EXAMPLES[fact.dimension]}, not "${limit.slice(0, 40)}"`;
  }
  const sign = comparison === '==' ? '=' : (comparison as Slo['comparison']);
  return { expression: expression.trim(), metric, comparison: sign, threshold };
}
