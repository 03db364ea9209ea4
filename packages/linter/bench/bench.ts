/** `npm run bench`: measures the built program and prints each figure beside the one that is asked for. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { againstPhpcs, coldRun } from './cold-run.ts';
import { drupalCore } from './drupal-core.ts';
import { editing } from './editing.ts';
import { type Figure, table, unmeasured } from './figures.ts';
import { fixesOnProjects } from './fixes.ts';
import { machine, machineLines } from './machine.ts';
import { mutants } from './mutants.ts';
import { oneFileChange } from './one-file-change.ts';
import { buildIfStale } from './program.ts';
import { siteAudit } from './site-audit.ts';
import { startUp } from './start-up.ts';
import { warmRun } from './warm-run.ts';

const USAGE = `usage: npm run bench -- [options]
  --drupal-core <folder>    a checkout of drupal/core (or TIDEMARK_DRUPAL_CORE); else Composer downloads one
  --checkouts <folder>      checkouts of the projects of bench/fix-projects.ts (or TIDEMARK_CHECKOUTS), for fixes
  --site <folder>           a Drupal site with contributed modules (or TIDEMARK_SITE), for audit
  --only <name>             cold, phpcs, warm, change, start-up, robustness, lsp, fixes or audit; may be given several times
  --runs <number>           runs per figure (5); pairs with phpcs at most 3, starts three times as many
  --phpcs-processes <n>     processes that phpcs may use side by side (2)
  --mutants <number>        mutated files (2000; the promise is 20000)
  --json                    print one JSON document

Exits with 1 when a figure is missed; on a busy machine times are excepted.
Accuracy has a command of its own: npm run accuracy.
`;

/** Pairs with phpcs, each of which takes most of a minute. */
const MAX_PAIRS = 3;

function fail(message: string): never {
  process.stderr.write(`bench: ${message}\n${USAGE}`);
  process.exit(2);
}

function options() {
  try {
    return parseArgs({
      options: {
        'drupal-core': { type: 'string' },
        checkouts: { type: 'string' },
        site: { type: 'string' },
        only: { type: 'string', multiple: true },
        runs: { type: 'string', default: '5' },
        'phpcs-processes': { type: 'string', default: '2' },
        mutants: { type: 'string', default: '2000' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function count(name: 'runs' | 'phpcs-processes' | 'mutants'): number {
  const number = Number(given[name]);
  return Number.isSafeInteger(number) && number > 0
    ? number
    : fail(`--${name}: "${given[name]}" is no whole number above 0`);
}

const given = options();
if (given.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const [runs, processes, files] = [count('runs'), count('phpcs-processes'), count('mutants')];
const named = given['drupal-core'] ?? process.env['TIDEMARK_DRUPAL_CORE'];
// npm runs scripts at the top of the repository; paths are meant from where the user stands.
const folder = named === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? process.cwd(), named);
let found: { readonly root: string | undefined } | undefined;

async function onDrupalCore(name: string, measure: (root: string) => Promise<Figure[]>): Promise<Figure[]> {
  found ??= { root: drupalCore(folder) };
  if (found.root !== undefined) return measure(found.root);
  return [unmeasured(`Drupal core: ${name}`, '', 'no drupal/core here: name one with --drupal-core <folder>')];
}

async function onFolder(
  option: 'checkouts' | 'site',
  variable: string,
  name: string,
  measure: (folder: string) => Promise<Figure[]>,
): Promise<Figure[]> {
  const named = given[option] ?? process.env[variable];
  if (named !== undefined) return measure(resolve(process.env['INIT_CWD'] ?? process.cwd(), named));
  return [unmeasured(name, '', `nothing to measure on: name a folder with --${option}`)];
}

const MEASURES: Readonly<Record<string, () => Promise<Figure[]> | Figure[]>> = {
  cold: () => onDrupalCore('cold', (root) => coldRun(root, runs)),
  phpcs: () => onDrupalCore('phpcs', (root) => againstPhpcs(root, Math.min(runs, MAX_PAIRS), processes)),
  warm: () => onDrupalCore('warm', (root) => warmRun(root, runs)),
  change: () => onDrupalCore('change', (root) => oneFileChange(root, runs)),
  'start-up': () => startUp(runs * 3),
  robustness: () => mutants(files),
  lsp: () => onDrupalCore('lsp', editing),
  audit: () => onFolder('site', 'TIDEMARK_SITE', 'audit of a real site', (folder) => siteAudit(folder, runs)),
  fixes: () => onFolder('checkouts', 'TIDEMARK_CHECKOUTS', 'fixes on real projects', fixesOnProjects),
};

const names = given.only ?? Object.keys(MEASURES);
const unknown = names.find((name) => MEASURES[name] === undefined);
if (unknown !== undefined) fail(`--only: there is no figure "${unknown}"`);

buildIfStale();
const before = machine();
const figures: Figure[] = [];
for (const name of names) {
  if (!given.json) process.stderr.write(`bench: ${name}\n`);
  figures.push(...((await MEASURES[name]?.()) ?? []));
}
const isBusy = before.isBusy;
if (given.json) process.stdout.write(`${JSON.stringify({ machine: before, figures }, null, 2)}\n`);
else process.stdout.write(`${[...machineLines(before), '', table(figures)].join('\n')}\n`);
process.exitCode = figures.some(({ isMet, isTime }) => isMet === false && !(isTime && isBusy)) ? 1 : 0;
