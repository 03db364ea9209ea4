/** `npm run facts -- file.php`: prints what the linter reads of one PHP file, for who works on `php/` or `flow/`. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { factsOf } from '../packages/linter/src/php/facts-of.ts';

const [path] = process.argv.slice(2);
if (path === undefined) {
  process.stderr.write('usage: npm run facts -- file.php\n');
  process.exit(2);
}
const bytes = readFileSync(resolve(process.env['INIT_CWD'] ?? process.cwd(), path));
process.stdout.write(`${JSON.stringify(factsOf(bytes), null, 2)}\n`);
