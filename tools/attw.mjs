/** Are the types right for whoever imports a package, ESM or CommonJS? Node 10 resolution is older than our engines. */
import { readdirSync } from 'node:fs';
import { run } from './run-step.mjs';

for (const name of readdirSync(new URL('../packages', import.meta.url))) {
  const { ok, output } = await run(
    `npx attw --pack packages/${name} --profile node16 --exclude-entrypoints package.json`,
  );
  if (ok) continue;
  process.stdout.write(output);
  process.exitCode = 1;
}
