/** Files that are made from the code, whole or in part. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioSchema } from '../../packages/scaler-sim/src/scenario/schema.ts';
import { ROOT } from '../run-step.mjs';
import { regenerate } from './blocks.ts';
import { scenarioReference } from './scenario-reference.ts';

export interface GeneratedFile {
  /** Relative to the top of the repository. */
  readonly path: string;
  readonly text: string;
}

export async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const withBlocks = async (path: string): Promise<GeneratedFile> => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    return { path, text: await regenerate(text, join(ROOT, 'examples/craft-site')) };
  };
  return [
    await withBlocks('README.md'),
    await withBlocks('packages/scaler-sim/README.md'),
    { path: 'packages/scaler-sim/docs/scenario.md', text: scenarioReference() },
    {
      path: 'packages/scaler-sim/schema/scenario-1.schema.json',
      text: `${JSON.stringify(scenarioSchema(), null, 2)}\n`,
    },
  ];
}
