/** Users write sinks in the form of the built-in tables, so the built-in tables must fit the published schema. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../schema/tidemark.schema.json' with { type: 'json' };
import { KNOWLEDGE } from '../frameworks/all.ts';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
ajv.addSchema(schema, 'config');
const id = schema.$id;

describe.each(KNOWLEDGE.map((table) => [table.name, table] as const))('%s', (_, { sinks, paths }) => {
  test.each([
    ['sink', sinks],
    ['pathSource', paths],
  ] as const)('each %s could stand in tidemark.json', (definition, entries) => {
    const validate = ajv.compile({ $ref: `${id}#/$defs/${definition}` });
    const wrong = entries.flatMap((entry) =>
      validate(entry)
        ? []
        : [{ entry, errors: validate.errors?.map(({ instancePath, message }) => [instancePath, message]) }],
    );
    expect(wrong).toEqual([]);
  });
});
