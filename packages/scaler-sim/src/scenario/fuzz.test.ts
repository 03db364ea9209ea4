import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSimulationError } from '../errors.ts';
import { exampleScenarios, mutated } from '../testing/mutated-scenarios.ts';
import { readScenario } from './read-scenario.ts';

/** What is not finite in a validated scenario, save limits that are absent. */
function unreal(value: unknown): boolean {
  if (typeof value === 'number') return Number.isNaN(value) || value === Number.NEGATIVE_INFINITY;
  return typeof value === 'object' && value !== null && Object.values(value).some(unreal);
}

function check(text: string): 'valid' | 'refused' {
  try {
    const { scenario } = readScenario(text, { filename: 'f.yaml' });
    expect(unreal(scenario), text).toBe(false);
    return 'valid';
  } catch (error) {
    if (!isSimulationError(error)) throw error;
    expect(error.code).toMatch(/^scenario\.(?:invalid|syntax)$/);
    for (const line of error.message.split('\n')) expect(line).toMatch(/^f\.yaml: line \d+: \S|^… and \d+ more$|^See /);
    return 'refused';
  }
}

test('a scenario that is almost right is read, or refused with the line', () => {
  const counts = { valid: 0, refused: 0 };
  fc.assert(
    fc.property(mutated(), (text) => {
      counts[check(text)]++;
    }),
    { numRuns: 1000, seed: 1 },
  );
  // Both must be many, or the test looks at one side only.
  expect(Math.min(counts.valid, counts.refused)).toBeGreaterThan(150);
});

test('text with characters changed is read, or refused with the line', () => {
  const examples = exampleScenarios();
  const character = fc.constantFrom(...'{}[]:,-#&*!|>\'"%@`\t\n 0a~?', '\u0000', '\u{1F30A}');
  const edits = fc.array(fc.record({ at: fc.nat(4000), remove: fc.nat(3), insert: character }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.nat(examples.length - 1), edits, (which, changes) => {
      let text = examples[which]?.text ?? '';
      for (const { at, remove, insert } of changes) {
        const place = at % text.length;
        text = text.slice(0, place) + insert + text.slice(place + remove);
      }
      check(text);
    }),
    { numRuns: 1500, seed: 2 },
  );
});
