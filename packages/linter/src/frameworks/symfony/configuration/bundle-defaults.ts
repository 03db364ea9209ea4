/** Directories that the project's own bundles default to, in `Configuration` and `Extension` classes. */
import { PhpExpressions } from '../../../configuration/php-expressions.ts';
import type { CallMeaning } from '../../../configuration/php-source.ts';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type { StoreReading } from '../../../configuration/reading.ts';
import { type Placed, ROOT, type Setting } from '../../../configuration/setting.ts';
import type { Expr, FileFacts, FunctionFacts } from '../../../php/facts.ts';
import { remedies } from './remedies.ts';
import { isUsersDirectory } from './scratch-directories.ts';

/** Where bundles are configured. https://symfony.com/doc/current/bundles/configuration.html */
const FILE = /(?:^|\/)DependencyInjection\/(?:[^/]+\/)*\w*(?:Extension|Configuration)\.php$/;

/** `$container->getParameter('kernel.project_dir')` is the root. */
const meaning: CallMeaning = ({ name, args, path, line }) => {
  const [first] = args;
  const isRoot = name === '->getparameter' && first?.kind === 'value' && first.value === 'kernel.project_dir';
  return isRoot ? { kind: 'value', value: ROOT, path, line } : undefined;
};

/** Stores that such defaults make. */
export async function readBundleDefaults(files: ConfigurationFiles): Promise<readonly StoreReading[]> {
  const found: StoreReading[] = [];
  for (const path of files.matching(FILE)) {
    const facts = await files.facts(path);
    if (!facts) continue;
    for (const { at, directory } of defaultsOf(path, facts, files)) found.push(storeOf(at, directory));
  }
  return found;
}

interface DirectoryDefault {
  readonly at: Placed;
  readonly directory: string;
}

function defaultsOf(path: string, facts: FileFacts, files: ConfigurationFiles): readonly DirectoryDefault[] {
  const found = new Map<number, DirectoryDefault>();
  for (const fn of facts.functions) {
    const expressions = new PhpExpressions({ path, facts, variables: files.variables, meaning }, fn);
    const judge = (expr: Expr, line: number, step: number): void => {
      const setting = expressions.setting(expr, { path, line }, step);
      const directory = directoryOf(setting);
      if (directory !== undefined && !found.has(line)) found.set(line, { at: { path, line }, directory });
    };
    fn.steps.forEach((step, number) => {
      if (!('expr' in step) || !step.expr) return;
      look(step.expr, step.line, { fn, judge: (expr, line) => judge(expr, line, number) });
    });
  }
  return [...found.values()];
}

interface Search {
  readonly fn: FunctionFacts;
  readonly judge: (expr: Expr, line: number) => void;
}

/** `defaultValue(…)`, `setParameter(…, …)` and assignments to options, chains of calls included. */
function look(expr: Expr, line: number, search: Search): void {
  if (expr.op === 'assign') {
    const key = expr.target.op === 'index' && expr.target.key?.op === 'lit' ? String(expr.target.key.value) : '';
    if (expr.value.op === 'concat' && isDirectoryName(key)) search.judge(expr.value, line);
    else look(expr.value, line, search);
    return;
  }
  if (expr.op !== 'mcall' || typeof expr.name !== 'string') return;
  const at = expr.nameLine ?? line;
  const name = expr.name.toLowerCase();
  const [first, second] = expr.args;
  if (name === 'defaultvalue' && first) judgeValue(first.value, at, search);
  else if (
    name === 'setparameter' &&
    second &&
    first?.value.op === 'lit' &&
    isDirectoryName(String(first.value.value))
  ) {
    search.judge(second.value, at);
  } else for (const { value } of expr.args) look(value, at, search);
  look(expr.base, expr.span[0], search);
}

function judgeValue(value: Expr, line: number, search: Search): void {
  if (value.op !== 'array') {
    search.judge(value, line);
    return;
  }
  let at = line;
  for (const item of value.items) {
    at = item.line ?? at;
    search.judge(item.value, at);
  }
}

function isDirectoryName(name: string): boolean {
  return (
    /dir|path|folder|storage|upload/i.test(name) &&
    !/plugin|template|cache|log|resource|translation|theme|config/i.test(name)
  );
}

/** The directory below the project that a default is; undefined for anything else. */
function directoryOf(setting: Setting): string | undefined {
  if (setting.kind !== 'value' || typeof setting.value !== 'string') return undefined;
  const text = setting.value.replace(/^%kernel\.(?:project_dir)%/, ROOT).replace(/^%kernel\.root_dir%\/\.\./, ROOT);
  const isRooted = text.startsWith(`${ROOT}/`);
  const relative = isRooted ? text.slice(ROOT.length + 1) : text;
  if (!isUsersDirectory(relative) || relative.startsWith('/')) return undefined;
  // A bare word with a slash is a path as far as it ends or begins like one.
  return isRooted || relative.endsWith('/') || /^(?:var|public|web|data)\//.test(relative) ? relative : undefined;
}

function storeOf(at: Placed, directory: string): StoreReading {
  return {
    kind: 'uploads',
    store: `directory ${directory}`,
    placement: 'node',
    technology: 'local files',
    confidence: 'likely',
    told: [{ ...at, key: directory, isLocal: true }],
    isUsed: true,
    reportedAs: 'upload-dir-in-release',
    message: `Unless it is configured otherwise, files are kept in ${directory} inside the release`,
    remedy: remedies.directory,
  };
}
