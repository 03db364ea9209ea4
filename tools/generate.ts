/** `npm run generate`: makes anew what is made from the code. A test says when it is out of date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from './readme/generated-files.ts';
import { ROOT } from './run-step.mjs';

for (const { path, text } of await generatedFiles()) {
  const file = join(ROOT, path);
  const isSame = readFileSync(file, 'utf8') === text;
  if (!isSame) writeFileSync(file, text);
  process.stdout.write(`${path} is ${isSame ? 'up to date' : 'made anew'}.\n`);
}
