/** Where an application of the project lives, and where its configuration files are. */
import { posix } from 'node:path';
import { PhpExpressions } from '../../../configuration/php-expressions.ts';
import type { PhpSource } from '../../../configuration/php-source.ts';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import { ROOT, textOf } from '../../../configuration/setting.ts';
import { isConditional } from '../../../configuration/setting-assignments.ts';
import type { Expr } from '../../../php/facts.ts';
import { helperCalls } from './known-calls.ts';

export interface ApplicationPlace {
  /** Directory of the application relative to the root; empty for the root itself. */
  readonly base: string;
  /** Directory of its configuration files relative to the root. */
  readonly config: string;
  /** Where it keeps files, as settings have paths, if not in `storage/` below its base. */
  readonly storage?: string;
}

/** Applications in one project that are looked at; more are a collection of examples. */
const MOST = 4;

/** Where packages keep files that they publish, besides `config/`. */
const PACKAGE_DIRECTORIES = ['src/config/', 'src/Config/', 'publishable/config/', 'resources/config/'];

/** The project's applications: the one at the root, else those in directories with a `bootstrap/app.php`. */
export async function applicationPlaces(files: ConfigurationFiles): Promise<readonly ApplicationPlace[]> {
  const atRoot = files.has('bootstrap/app.php') || files.matching(/^config\/[^/]+\.php$/).length > 0;
  const bases = atRoot
    ? ['']
    : files.matching(/^(?:[^/]+\/){1,3}bootstrap\/app\.php$/).map((path) => posix.dirname(posix.dirname(path)));
  if (bases.length === 0) {
    const inPackage = PACKAGE_DIRECTORIES.find((directory) =>
      files.matching(/\.php$/).some((path) => path.startsWith(directory)),
    );
    return [{ base: '', config: inPackage?.slice(0, -1) ?? 'config' }];
  }
  return Promise.all(bases.slice(0, MOST).map((base) => placeOf(files, base)));
}

/** What `bootstrap/app.php` moves: `useConfigPath()`, `useStoragePath()`, or a class of the project's own. */
async function placeOf(files: ConfigurationFiles, base: string): Promise<ApplicationPlace> {
  // laravel/framework: src/Illuminate/Foundation/Application.php, storagePath()
  const given = files.variables.effective('LARAVEL_STORAGE_PATH')?.value;
  const place: { base: string; config: string; storage?: string } = { base, config: posix.join(base, 'config') };
  if (given?.startsWith('/')) place.storage = given;
  const path = posix.join(base, 'bootstrap/app.php');
  const facts = await files.facts(path);
  const main = facts?.functions[0];
  if (!facts || !main) return place;
  const source: PhpSource = { path, facts, variables: files.variables, meaning: helperCalls(base, files.variables) };
  const expressions = new PhpExpressions(source, main);
  for (const [number, step] of main.steps.entries()) {
    if (!('expr' in step) || !step.expr) continue;
    for (const expr of chainOf(step.expr)) {
      if (expr.op === 'mcall' && typeof expr.name === 'string' && expr.args[0]) {
        const moves = expr.name.toLowerCase();
        const told = textOf(expressions.setting(expr.args[0].value, { path, line: step.line }, number));
        if (moves === 'useconfigpath' && told?.startsWith(ROOT))
          place.config = posix.normalize(told.slice(ROOT.length + 1));
        // Under a condition it is moved on one platform, or in tests.
        if (moves === 'usestoragepath' && told && !isConditional(main, step)) place.storage = posix.normalize(told);
      }
      if (expr.op === 'new' && 'name' in expr.cls && !expr.cls.name.startsWith('Illuminate\\')) {
        const own = await ownConfigPath(files, expr.cls.name);
        if (own !== undefined) place.config = posix.join(base, own);
      }
    }
  }
  return place;
}

/** `configPath()` of the project's own application class: what it appends to the base path. */
async function ownConfigPath(files: ConfigurationFiles, className: string): Promise<string | undefined> {
  for (const [prefix, directories] of Object.entries(files.project.composer?.psr4 ?? {})) {
    if (!className.startsWith(prefix)) continue;
    const name = `${className.slice(prefix.length).replaceAll('\\', '/')}.php`;
    for (const directory of directories) {
      const facts = await files.facts(posix.join(directory, name));
      const method = facts?.functions.find((fn) => fn.kind === 'method' && fn.name.toLowerCase() === 'configpath');
      const step = method?.steps.findLast((candidate) => candidate.do === 'return');
      if (step?.do === 'return' && step.expr?.op === 'concat') return appended(step.expr.parts);
    }
  }
  return undefined;
}

function appended(parts: readonly Expr[]): string | undefined {
  let path = '';
  for (const part of parts.slice(1)) {
    if (part.op === 'lit') path += String(part.value);
    else if (part.op === 'const' && (part.fallback ?? part.name).endsWith('DIRECTORY_SEPARATOR')) path += '/';
    else break;
  }
  const plain = path.replace(/^\/+|\/+$/g, '');
  return plain === '' ? undefined : plain;
}

/** An expression and what it is called on or assigned from. */
function* chainOf(expr: Expr): Generator<Expr> {
  let at: Expr | undefined = expr;
  while (at) {
    yield at;
    at = at.op === 'mcall' ? at.base : at.op === 'assign' ? at.value : undefined;
  }
}
