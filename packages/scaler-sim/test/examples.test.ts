/** The examples of the documentation: each runs, and each word that stands for a shape of its own is in one of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { simulate } from '../src/run/simulate.ts';
import { parseScenario } from '../src/scenario/read-scenario.ts';
import { scenarioSchema } from '../src/scenario/schema.ts';
import type { JsonSchema } from '../src/scenario/shape.ts';
import { exampleScenarios } from '../src/testing/mutated-scenarios.ts';

const EXAMPLES = exampleScenarios();

describe('an example', () => {
  test.each(EXAMPLES)('$name runs', { timeout: 60_000 }, async ({ text }) => {
    const scenario = parseScenario(text);
    const short = { duration: Math.min(scenario.duration, 1800), replications: 2, warmup: 0 };
    const { estimates, events } = await simulate({ ...scenario, ...short }, { threads: 1 });
    expect(events).toBeGreaterThan(100);
    for (const [name, { value }] of Object.entries(estimates)) {
      expect(value === null || Number.isFinite(value), `${name}: ${value}`).toBe(true);
    }
  });
});

/** Words of variants, wherever they stand in the schema. */
function wordsOf(schema: JsonSchema): string[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'const' && typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? wordsOf(value as JsonSchema) : [];
  });
}

test('the replay of the documentation runs', async () => {
  const docs = readFileSync(new URL('../docs/scenario.md', import.meta.url), 'utf8');
  const [, csv = '', yaml = ''] = /```csv\n(.*?)```.*?```yaml\n(.*?)```/s.exec(docs) ?? [];
  const scenario = parseScenario(yaml, { readFile: (path) => (path === 'requests.csv' ? csv : '') });
  const { estimates } = await simulate({ ...scenario, replications: 1 }, { threads: 1 });
  // Two pages of 80 and 120 ms and a save of 900 ms in each 10 s, with nobody in the way.
  expect(estimates['throughput']?.value).toBeCloseTo(0.3, 3);
  expect(estimates['class.save.latency.mean']?.value).toBeCloseTo(0.9, 6);
});

test('every arrival process, autoscaler and law is in an example', () => {
  const texts = EXAMPLES.map(({ text }) => text).join('\n');
  const words = [...new Set(wordsOf(scenarioSchema()))];
  expect(words).toEqual(expect.arrayContaining(['poisson', 'mmpp', 'hpa', 'kpa', 'lognormal']));
  // A replay needs a file beside it, and stands in the documentation alone.
  const missing = words.filter((word) => word !== 'replay' && !new RegExp(`[:\\s]${word}\\b`).test(texts));
  expect(missing).toEqual([]);
});
