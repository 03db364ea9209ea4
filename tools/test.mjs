/** `npm test`: sets up, then every check of the repository, one after another, the tests last. */
import { spawn } from 'node:child_process';
import { ROOT, run } from './run-step.mjs';
import { ensureInstalled, markBuilt } from './setup.mjs';

/** Name and command; those below the build read what it made. */
const CHECKS = [
  ['format', 'npm run check:format --silent'],
  ['lint', 'npm run check:lint --silent'],
  ['build', 'npm run build --silent'],
  ['types', 'npm run typecheck --silent'],
  ['unused code', 'npm run check:unused --silent'],
  ['publint', 'npm run check:publint --silent'],
  ['package types', 'npm run check:types --silent'],
  ['packed package', 'npm run check:package --silent'],
];

const SUMMARY = /^\d+ passed, \d+ failed, \d+ skipped$/;

await ensureInstalled();

let failedChecks = 0;
for (const [name, command] of CHECKS) {
  const { ok, output, seconds } = await run(command);
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)\n`);
  if (ok) {
    if (name === 'build') markBuilt();
    continue;
  }
  failedChecks += 1;
  process.stdout.write(`${output.trimEnd()}\n\n"${command}" failed.\n\n`);
}

process.exitCode = (await runTests()) && failedChecks === 0 ? 0 : 1;

/** Streams the tests' output; its last line is the summary, also when the runner itself breaks. */
function runTests() {
  return new Promise((resolve) => {
    const child = spawn('npm run unit --silent', {
      cwd: ROOT,
      shell: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        TIDEMARK_FAILED_CHECKS: String(failedChecks),
        // Colours would be lost behind the pipe.
        ...(process.stdout.isTTY && process.env.NO_COLOR === undefined ? { FORCE_COLOR: '1' } : {}),
      },
    });
    let tail = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      process.stdout.write(chunk);
      tail = (tail + chunk).slice(-400);
    });
    child.on('close', (code) => {
      const isTold = SUMMARY.test(tail.trimEnd().split('\n').at(-1) ?? '');
      if (!isTold)
        process.stdout.write(
          `\nThe test runner ended with code ${code}.\n0 passed, ${failedChecks + 1} failed, 0 skipped\n`,
        );
      resolve(isTold && code === 0);
    });
  });
}
