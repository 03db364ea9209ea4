/** `npm run oracles [-- group …]`: every figure that theory knows, at full length, with fixed seeds. Fails where one is off. */
import { ORACLES } from '../test/oracles/all.ts';
import { missesAllowed, type Verdict, verdictsOf } from '../test/oracles/oracle.ts';

const SEED = 20_260_101;

const groups = process.argv.slice(2).filter((word) => word in ORACLES);
const share = Number(process.env['ORACLE_SHARE'] ?? 1);
const chosen = groups.length > 0 ? groups : Object.keys(ORACLES);
const verdicts: Verdict[] = [];
const line = (cells: readonly string[]): void => {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
};
line(['scenario', 'metric', 'theory', 'simulated', 'error', 'of what is allowed', '99 % interval']);
line(['---', '---', '---', '---', '---', '---', '---']);
for (const group of chosen) {
  for (const oracle of ORACLES[group]) {
    for (const verdict of await verdictsOf(oracle, SEED, share, 2)) {
      verdicts.push(verdict);
      const { expected, value, error, isCovered } = verdict;
      const off = expected === 0 ? '' : `${(100 * (value / expected - 1)).toFixed(2)} %`;
      const numbers = [expected, value].map((number) => number.toPrecision(5));
      line([oracle.name, verdict.metric, ...numbers, off, error.toFixed(2), isCovered ? 'holds it' : 'misses it']);
    }
  }
}
const misses = verdicts.filter(({ isCovered }) => !isCovered).length;
const wrong = verdicts.filter(({ error }) => !(error <= 1));
const allowed = missesAllowed(verdicts.length);
process.stdout.write(
  `\n${verdicts.length} figures: ${wrong.length} beyond max(1 %, 4 standard errors); ${misses} intervals of 99 % miss, ${allowed} may\n`,
);
if (wrong.length > 0 || misses > allowed) process.exitCode = 1;
