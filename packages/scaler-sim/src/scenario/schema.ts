/** The published JSON Schema, made from what reads scenarios. */
import { scenarioShape } from './scenario-shape.ts';
import type { JsonSchema } from './shape.ts';

/** The format's version is part of its address. */
const ADDRESS = 'https://unpkg.com/@tidemark/scaler-sim/schema/scenario-1.schema.json';

/** Draft 2020-12. Defaults stand in `default` as a person would write them, who says so in `x-default-source`. */
export function scenarioSchema(): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const root = scenarioShape.schema(definitions);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: ADDRESS,
    title: 'Tidemark scenario',
    description: 'Load, nodes, changes and state of a horizontally scaled PHP site, as tidemark-sim reads it.',
    ...root,
    $defs: definitions,
  };
}
