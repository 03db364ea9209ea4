/** The program `tidemark-sim`. */
import { VERSION } from '../version.ts';

if (process.argv.includes('--version')) process.stdout.write(`${VERSION}\n`);
else {
  process.stderr.write('Usage: tidemark-sim --version\n');
  process.exitCode = 2;
}
