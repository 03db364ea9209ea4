/** `examples/node-tool`: its own tests, against the source of the package. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './run-step.mjs';

const EXAMPLE = join(ROOT, 'examples/node-tool');

test('its own tests pass', { timeout: 120_000 }, () => {
  const env = { ...process.env, NODE_OPTIONS: `--conditions=@tidemark/source --import ${import.meta.resolve('tsx')}` };
  const { status, stdout } = spawnSync(process.execPath, ['--test'], { cwd: EXAMPLE, encoding: 'utf8', env });
  expect(stdout).toMatch(/^# fail 0$/m);
  expect({ status, tests: Number(/^# pass (\d+)$/m.exec(stdout)?.[1]) }).toEqual({ status: 0, tests: 3 });
});
