/** `npm start -- [path] [options]`: lints a PHP project, or the bundled example, with the linter of this repository. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-step.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';
import { startArguments } from './start-arguments.mjs';

await ensureInstalled();
await ensureBuilt();

const example = ['examples/craft-site', 'examples/drupal-site'].map((path) => join(ROOT, path)).find(existsSync);
const program = join(ROOT, 'packages/linter/bin/tidemark-lint.js');
// npm runs scripts at the top of the repository; a path is meant from where the user stands.
const child = spawn(process.execPath, [program, ...startArguments(process.argv.slice(2), example ?? ROOT)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
// The terminal sends an interrupt to both; the linter decides how the run ends.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
