/** `npm run generate`: makes the generated parts of the README anew. A test says when they are out of date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { regenerate } from './readme/blocks.ts';
import { ROOT } from './run-step.mjs';

const file = join(ROOT, 'README.md');
const text = readFileSync(file, 'utf8');
const made = await regenerate(text, join(ROOT, 'examples/craft-site'));
if (made !== text) writeFileSync(file, made);
process.stdout.write(made === text ? 'README.md is up to date.\n' : 'README.md is made anew.\n');
