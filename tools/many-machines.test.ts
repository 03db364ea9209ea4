/** The files of examples/many-machines, done on this one: what they tell a machine to run, part by part, and the merge. */
import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { FROM_SOURCE } from '../packages/linter/test/from-source.ts';
import { tidemarkSim } from './readme/simulator.ts';
import { ROOT } from './run-step.mjs';

const EXAMPLE = join(ROOT, 'examples/many-machines');
const PARTS = [1, 2, 3];

const run = promisify(execFile);

let folder: string;
let whole: string;

/** Everything but the time it took. */
const figures = (json: string): string => json.replaceAll(/"wallMs": [\d.]+/g, '');

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-machines-')));
  cpSync(EXAMPLE, folder, { recursive: true });
  // What npm would install, from the sources.
  const main = join(ROOT, 'packages/scaler-sim/src/cli/main.ts');
  const program = `#!/bin/sh\nexec "${[process.execPath, ...FROM_SOURCE, main].join('" "')}" "$@" --threads 1\n`;
  writeFileSync(join(folder, 'tidemark-sim'), program);
  writeFileSync(join(folder, 'npm'), '#!/bin/sh\n');
  for (const name of ['tidemark-sim', 'npm']) chmodSync(join(folder, name), 0o755);
  whole = (
    await tidemarkSim(['sweep', 'sweep.yaml', '--set', 'php.nodes=1..4', '--format', 'json', '--threads', '1'], folder)
  ).stdout;
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function shell(script: string, env: Readonly<Record<string, string>>): Promise<void> {
  const text = script
    .replaceAll('/scenario/', `${folder}/`)
    .replaceAll('/parts/', `${folder}/`)
    .replaceAll(' --threads 2', '');
  await run('/bin/sh', ['-ec', text], { cwd: folder, env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, ...env } });
}

async function merged(): Promise<string> {
  const parts = PARTS.map((part) => `part-${part}.json`);
  const { stdout } = await tidemarkSim(['merge', ...parts, '--format', 'json'], folder);
  for (const part of parts) rmSync(join(folder, part));
  return figures(stdout);
}

describe('parts that other machines made are what one would have had', { timeout: 300_000 }, () => {
  test('GitHub Actions', async () => {
    const { jobs } = parse(readFileSync(join(EXAMPLE, 'github-actions.yml'), 'utf8')) as {
      jobs: { shard: { strategy: { matrix: { part: number[] } }; steps: { run?: string }[] } };
    };
    const { strategy, steps } = jobs.shard;
    expect(strategy.matrix.part).toEqual(PARTS);
    const script = steps.flatMap((step) => step.run ?? []).join('\n');
    for (const part of PARTS) await shell(script.replaceAll(/\$\{\{ matrix\.part \}\}/g, String(part)), {});
    expect(await merged()).toBe(figures(whole));
  });

  test('a Kubernetes Job', async () => {
    const { spec } = parse(readFileSync(join(EXAMPLE, 'kubernetes-job.yaml'), 'utf8')) as {
      spec: { completions: number; template: { spec: { containers: { args: string[] }[] } } };
    };
    expect(spec.completions).toBe(PARTS.length);
    const script = spec.template.spec.containers[0]?.args[0] ?? '';
    for (const index of PARTS.keys()) await shell(script, { JOB_COMPLETION_INDEX: String(index) });
    expect(await merged()).toBe(figures(whole));
  });

  test('a Slurm array', async () => {
    const script = readFileSync(join(EXAMPLE, 'slurm-array.sh'), 'utf8');
    expect(script).toContain(`--array=1-${PARTS.length}\n`);
    for (const part of PARTS) {
      await shell(script, { SLURM_ARRAY_TASK_ID: String(part), SLURM_ARRAY_TASK_COUNT: String(PARTS.length) });
    }
    expect(await merged()).toBe(figures(whole));
  });
});
