/** What both commands of the repository need first: a Node that is new enough, the dependencies, the built linter. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, run } from './run-step.mjs';

const LINTER = join(ROOT, 'packages/linter');
const STAMP = join(ROOT, 'node_modules/.cache/tidemark/built');
const DEPENDENCY_KEYS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @returns {string | undefined} why this Node cannot be used */
export function nodeProblem(version, range) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = range.replace('>=', '').split('.').map(Number);
  const isEnough = major > leastMajor || (major === leastMajor && minor >= leastMinor);
  return isEnough
    ? undefined
    : `Node ${version} is too old: Tidemark needs ${range}. Install a newer one: https://nodejs.org`;
}

/** True when node_modules holds what package-lock.json asks for, and the lock file what each package.json asks for. */
export function isInstalled(root) {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = readJson(installedFile).packages;
  const locked = readJson(join(root, 'package-lock.json')).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (path.startsWith('node_modules/')) {
      const own = installed[path];
      return own === undefined ? entry.optional === true || entry.peer === true : own.version === entry.version;
    }
    const file = join(root, path, 'package.json');
    if (path.includes('node_modules/')) return true;
    const asked = existsSync(file) ? readJson(file) : {};
    return DEPENDENCY_KEYS.every((key) => JSON.stringify(asked[key] ?? {}) === JSON.stringify(entry[key] ?? {}));
  });
}

/** Changes whenever a file that the built linter is made from changes, appears or goes. */
function sourcesStamp() {
  const hash = createHash('sha256');
  const take = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) take(join(path, name));
    else if (!path.endsWith('.test.ts')) hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  for (const path of ['packages/linter/src', 'packages/sdk/src/model']) take(join(ROOT, path));
  for (const name of ['package.json', 'tsconfig.json', 'tsup.config.ts']) take(join(LINTER, name));
  return hash.digest('hex');
}

/** Notes that `dist` is made from the sources as they are. */
export function markBuilt() {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, sourcesStamp());
}

function isBuilt() {
  return existsSync(join(LINTER, 'dist/cli.js')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesStamp();
}

/** Says on standard error what takes a while, runs it, and on failure shows all it said and what to do, and ends. */
async function need(title, command, advice) {
  process.stderr.write(`${title} …\n`);
  const { ok, output } = await run(command);
  if (ok) return;
  process.stderr.write(`${output.trimEnd()}\n\n"${command}" failed. ${advice}\n`);
  process.exit(1);
}

/** Ends the process when Node is too old or the installation fails; silent when there is nothing to do. */
export async function ensureInstalled() {
  const problem = nodeProblem(process.versions.node, readJson(join(ROOT, 'package.json')).engines.node);
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    process.exit(1);
  }
  if (isInstalled(ROOT)) return;
  await need(
    'Installing the dependencies (once)',
    'npm install --no-audit --no-fund',
    'Is the package registry reachable? "npm config get registry" names it.',
  );
}

/** Builds the program, without its type declarations, unless it is newer than its sources. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  await need(
    'Building the linter',
    'npm run build:code --workspace @tidemark/linter',
    'This is a fault of the sources.',
  );
  markBuilt();
}
