import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleScenarios, mutated } from '../testing/mutated-scenarios.ts';
import { readScenario } from './read-scenario.ts';
import { scenarioSchema } from './schema.ts';
import { parseText, plainOf } from './source.ts';

const PUBLISHED = new URL('../../schema/scenario-1.schema.json', import.meta.url);

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, keywords: ['x-default-source'] });
const validate = ajv.compile(scenarioSchema());

describe('the schema', () => {
  test('is published as it is made', () => {
    expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(JSON.parse(JSON.stringify(scenarioSchema())));
  });

  test.each(exampleScenarios())('takes $name', ({ text }) => {
    validate(plainOf(parseText(text, 'x')));
    expect(validate.errors).toBeNull();
  });

  test('takes whatever the reader takes', () => {
    fc.assert(
      fc.property(mutated(), (text) => {
        const plain = plainOf(parseText(text, 'x'));
        try {
          readScenario(plain);
        } catch {
          return;
        }
        expect(validate(plain), `${text}\n${JSON.stringify(validate.errors)}`).toBe(true);
      }),
      { numRuns: 1500, seed: 5 },
    );
  });

  test.each([
    ['an unknown key', { php: { nodess: 4 } }],
    ['a quantity without its unit', { duration: '24' }],
    ['a word that is none of those', { balancer: 'rand' }],
    [
      'a law without its parameters',
      { state: { queue: { placement: 'node', rate: '1/s', usefulLife: { distribution: 'erlang' } } } },
    ],
  ])('refuses %s', (_, wrong) => {
    const traffic = { arrivals: { process: 'poisson', rate: '1/s' }, requests: [{ name: 'page', service: '1s' }] };
    expect(validate({ version: 1, traffic })).toBe(true);
    expect(validate({ version: 1, traffic, ...wrong })).toBe(false);
  });
});
