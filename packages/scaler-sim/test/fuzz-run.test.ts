/** Scenarios that are almost right: an error with its place, or a correct run; never a wrong number, a hang or a crash. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSimulationError, outcomeOf, parseScenario, type Scenario, simulate } from '../src/index.ts';
import { metricFact } from '../src/scenario/metrics.ts';
import { mutated } from '../src/testing/mutated-scenarios.ts';

const SCENARIOS = 5000;

/** Things that happen in one simulated run, about. */
const EVENTS = 1500;

/** Every rate that a scenario has, and the reciprocal of every interval [1/s]. */
function ratesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return 0;
  return Object.entries(value).reduce((sum, [key, own]) => {
    if (typeof own !== 'number' || own <= 0) return sum + ratesOf(own);
    if (/^(?:rate|starts|reads)$/.test(key)) return sum + own;
    return /^(?:mtbf|every|period|shipEvery|stay)$/.test(key) ? sum + 1 / own : sum;
  }, 0);
}

/** The scenario, cut to a run that is over soon. */
function short(scenario: Scenario): Scenario {
  const { source, requests } = scenario.traffic;
  const closed = source.process === 'closed' ? source.count : 0;
  const busy = closed + scenario.php.nodes * Math.min(scenario.php.processes, 50) * 0.01;
  const duration = Math.min(scenario.duration, EVENTS / (ratesOf(scenario) + busy + requests.length * 1e-3));
  return {
    ...scenario,
    duration,
    warmup: scenario.warmup === 'auto' ? 'auto' : 0,
    replications: 1 + (scenario.seed % 2),
  };
}

function checkFigures(scenario: Scenario, { metrics, events }: ReturnType<typeof outcomeOf>, text: string): void {
  expect(Number.isFinite(events), text).toBe(true);
  for (const [name, { value, low, high }] of Object.entries(metrics)) {
    const says = `${name} ${value} ${low} ${high}\n${text}`;
    const fact = metricFact(name);
    expect(fact, says).toBeDefined();
    for (const bound of [value, low, high]) expect(bound === null || Number.isFinite(bound), says).toBe(true);
    if (value === null) continue;
    expect(value >= 0, says).toBe(true);
    if (fact?.dimension === 'share') expect(value <= 1 + 1e-9, says).toBe(true);
    if (low !== null && high !== null) expect(low <= value && value <= high, says).toBe(true);
  }
  expect(scenario.duration, text).toBeGreaterThan(0);
}

test(`${SCENARIOS} scenarios`, { timeout: 900_000 }, async () => {
  const counts = { refused: 0, ran: 0, gaveUp: 0 };
  await fc.assert(
    fc.asyncProperty(mutated(), async (text) => {
      let scenario: Scenario;
      try {
        scenario = short(parseScenario(text, { filename: 'f.yaml' }));
      } catch (error) {
        if (!isSimulationError(error)) throw error;
        expect(error.message).toMatch(/^f\.yaml: line \d+: \S/);
        counts.refused++;
        return;
      }
      try {
        // A hang would end here, and be told with its scenario.
        const signal = AbortSignal.timeout(60_000);
        checkFigures(
          scenario,
          outcomeOf(scenario, await simulate(scenario, { threads: 1, signal, maxInFlight: 100_000 })),
          text,
        );
        counts.ran++;
      } catch (error) {
        if (!isSimulationError(error)) throw error;
        expect(error.code, `${error.message}\n${text}`).toMatch(/^run\./);
        counts.gaveUp++;
      }
    }),
    { numRuns: SCENARIOS, seed: 11 },
  );
  // Both sides must be many, or the test looks at one only.
  expect(Math.min(counts.refused, counts.ran), JSON.stringify(counts)).toBeGreaterThan(1000);
});
