/**
 * `npm run accuracy -- --labels <file> --projects <file> --checkouts <folder>`: lints labelled projects and prints
 * precision and recall, for each and over all together.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lint } from '../src/index.ts';
import { type ConfigurationLabel, type Figures, overAll, type Score, scoreProject, type WriteLabel } from './score.ts';

const USAGE = `usage: npm run accuracy -- --labels <labels.jsonl> --projects <projects.json> --checkouts <folder>
  --labels <file>              write sites, one JSON object a line: repo, path, line, label, why
  --config <file>              configuration findings, one JSON object a line: repo, path, line, kind, why
  --projects <file>            a JSON object whose keys are the projects' names
  --checkouts <folder>         holds each project in a folder of its name
  --only <name>                only this project; may be given several times
  --list                       print what was missed, wrong, and covered by no label
  --json                       print one JSON document
  --min-precision <0…1>        exit with 1 when precision over all is below
  --min-recall <0…1>           exit with 1 when recall over all is below
  --min-project-recall <0…1>   exit with 1 when a project with five or more sites is below
`;

/** Projects with fewer sites say too little to be held to a figure of their own. */
const SITES_TO_COUNT = 5;

interface Row {
  readonly name: string;
  readonly score: Score;
}

function fail(message: string): never {
  process.stderr.write(`accuracy: ${message}\n`);
  process.exit(2);
}

/** Paths are meant from where the user stands; npm runs scripts at the top of the repository. */
function fromUser(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

function read(path: string): string {
  const file = fromUser(path);
  if (!existsSync(file)) fail(`${path}: no such file`);
  return readFileSync(file, 'utf8');
}

function readLines<T>(path: string): T[] {
  return read(path)
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      try {
        return [JSON.parse(line) as T];
      } catch {
        return fail(`${path}:${at + 1}: not a JSON object`);
      }
    });
}

function least(value: string | undefined, option: string): number {
  const number = Number(value ?? 0);
  if (!(number >= 0 && number <= 1)) fail(`--${option} takes a number from 0 to 1, not "${value}"`);
  return number;
}

function table(rows: readonly (readonly [string, Figures])[]): string {
  const head = [
    'project',
    'persist',
    'found',
    'wrong',
    'precision',
    'recall',
    'config',
    'found',
    'unlabelled',
    'config extra',
  ];
  const lines = rows.map(([name, f]) => [
    name,
    ...[f.persist, f.reported, f.wrong].map(String),
    f.precision.toFixed(3),
    f.recall.toFixed(3),
    ...[f.config, f.configReported, f.unlabelled, f.configExtra].map(String),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const print = (line: readonly string[]): string =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  return [head, ...lines].map(print).join('\n');
}

function listing({ name, score }: Row): string[] {
  return [
    ...score.misses.map((label) => `missed       ${name} ${label.path}:${label.line} ${label.kind ?? ''} ${label.why}`),
    ...score.wrong.map((label) => `wrong        ${name} ${label.path}:${label.line} ${label.label} ${label.why}`),
    ...score.configMisses.map((label) => `config miss  ${name} ${label.path}:${label.line} ${label.kind} ${label.why}`),
    ...score.unlabelled.map((found) => `unlabelled   ${name} ${found.path}:${found.startLine} ${found.message}`),
  ];
}

let values: ReturnType<typeof parse>;
try {
  values = parse();
} catch (error) {
  fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
}
const { labels: labelsFile, projects: projectsFile, checkouts } = values;
if (labelsFile === undefined || projectsFile === undefined || checkouts === undefined)
  fail(`a file is missing\n${USAGE}`);

function parse() {
  return parseArgs({
    options: {
      labels: { type: 'string' },
      config: { type: 'string' },
      projects: { type: 'string' },
      checkouts: { type: 'string' },
      only: { type: 'string', multiple: true },
      list: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'min-precision': { type: 'string' },
      'min-recall': { type: 'string' },
      'min-project-recall': { type: 'string' },
    },
  }).values;
}

const floors = {
  precision: least(values['min-precision'], 'min-precision'),
  recall: least(values['min-recall'], 'min-recall'),
  projectRecall: least(values['min-project-recall'], 'min-project-recall'),
};
const labels = readLines<WriteLabel>(labelsFile);
const configuration = values.config === undefined ? [] : readLines<ConfigurationLabel>(values.config);
const names = Object.keys(JSON.parse(read(projectsFile)) as Record<string, unknown>).filter(
  (name) => values.only?.includes(name) ?? true,
);
if (names.length === 0) fail(`${projectsFile}: no project to lint`);

const rows: Row[] = [];
for (const name of names) {
  const path = resolve(fromUser(checkouts), name);
  if (!existsSync(path)) fail(`${path}: the project is not checked out`);
  const { findings } = await lint({ path, cache: false });
  const own = ({ repo }: { readonly repo: string }): boolean => repo === name;
  rows.push({ name, score: scoreProject(findings, labels.filter(own), configuration.filter(own)) });
}
const total = overAll(rows.map(({ score }) => score.figures));

const tooLow = [
  ...(total.precision < floors.precision ? [`precision ${total.precision} is below ${floors.precision}`] : []),
  ...(total.recall < floors.recall ? [`recall ${total.recall} is below ${floors.recall}`] : []),
  ...rows
    .map(({ name, score: { figures } }) => ({ name, figures }))
    .filter(({ figures }) => figures.persist >= SITES_TO_COUNT && figures.recall < floors.projectRecall)
    .map(({ name, figures }) => `recall of ${name} ${figures.recall} is below ${floors.projectRecall}`),
];

if (values.json) {
  const projects = Object.fromEntries(
    rows.map(({ name, score: { figures, ...lists } }) => [name, values.list ? { ...figures, lists } : figures]),
  );
  process.stdout.write(`${JSON.stringify({ projects, all: total, tooLow }, null, 2)}\n`);
} else {
  if (values.list)
    process.stdout.write(
      rows
        .flatMap(listing)
        .map((line) => `${line}\n`)
        .join(''),
    );
  process.stdout.write(
    `${table([...rows.map(({ name, score }) => [name, score.figures] as const), ['all', total]])}\n`,
  );
  process.stdout.write(tooLow.map((line) => `${line}\n`).join(''));
}
process.exitCode = tooLow.length === 0 ? 0 : 1;
