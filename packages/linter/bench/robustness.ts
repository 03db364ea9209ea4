/**
 * Parses mutated PHP files that each hold a sink, and reports what became of them.
 *
 *     npx tsx packages/linter/bench/robustness.ts [mutants=20000] [seed=1] [directory with PHP files to mutate as well]
 *
 * Exits with 1 when a mutant crashed, took longer than two seconds, or lost its call without telling.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutate, seededIntegers } from '../src/php/testing/mutate.ts';
import { SINK, seeds } from '../src/php/testing/seeds.ts';
import { type Outcome, outcomeOf } from '../src/php/testing/survives.ts';

const [count = '20000', seed = '1', directory, saveTo] = process.argv.slice(2);
const random = seededIntegers(Number(seed));
const sources = [...seeds, ...(directory ? withSink(directory) : [])];
const totals: Record<Outcome, number> = { kept: 0, partial: 0, 'not code': 0, lost: 0, crash: 0, slow: 0 };
let slowest = 0;
const begun = performance.now();
for (let at = 0; at < Number(count); at++) {
  const bytes = mutate(sources[random(sources.length)] ?? '', SINK, random);
  const { outcome, ms } = outcomeOf(bytes, 'file_put_contents');
  totals[outcome]++;
  slowest = Math.max(slowest, ms);
  if (saveTo && (outcome === 'lost' || outcome === 'crash' || outcome === 'slow')) {
    writeFileSync(join(saveTo, `${outcome}-${at}.php`), bytes);
  }
}
const seconds = (performance.now() - begun) / 1000;
console.log({ mutants: Number(count), ...totals, slowestMs: Math.round(slowest), seconds: Math.round(seconds) });
process.exitCode = totals.lost + totals.crash + totals.slow > 0 ? 1 : 0;

/** Files of up to 20 KB, the sink put behind one of their statements. */
function withSink(root: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.php') || found.length >= 300) continue;
    const text = readFileSync(join(root, entry), 'utf8');
    const ends = [...text.matchAll(/;\n/g)];
    const end = ends[random(ends.length)]?.index;
    if (end !== undefined && text.length < 20_000)
      found.push(`${text.slice(0, end + 1)} ${SINK};${text.slice(end + 1)}`);
  }
  return found;
}
