/** A site's settings.php with the files that it includes, as one map of `settings`, `config` and `databases`. */
import { posix } from 'node:path';
import { developmentLines } from '../../../configuration/development-lines.ts';
import { PhpExpressions } from '../../../configuration/php-expressions.ts';
import { assignedSettings } from '../../../configuration/php-settings.ts';
import type { PhpSource } from '../../../configuration/php-source.ts';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import { ROOT, type SettingEntry, type SettingMap, settingAt } from '../../../configuration/setting.ts';
import type { EnvironmentName } from '../../../configuration/variables.ts';
import type { Expr, FileFacts } from '../../../php/facts.ts';

/** The settings of one site as the environment sees them that is asked about. */
export interface SiteSettings {
  /** `sites/default`, below the docroot. */
  readonly directory: string;
  /** Where Drupal lies, relative to the root. */
  readonly docroot: string;
  /** settings.php. */
  readonly path: string;
  /** Files that were read, in the order in which they win. */
  readonly paths: readonly string[];
  readonly assigned: SettingMap;
}

const SETTINGS = /(?:^|\/)sites\/[^/]+\/settings\.php$/;

/** Kept elsewhere, and copied to the site when the image is built. */
const COPIED = /(?:^|\/)settings\.php$/;
const NOT_OF_SITE = /(?:^|\/)(?:modules|themes|profiles|tests?|vendor|node_modules)\//;

/** Loaded on the machines of developers; hosts' own files are production. */
const DEVELOPMENT = /(?:^|[./_-])(?:local|locals|dev|development|ddev|lando|docksal|docker|vagrant)(?:[./_-]|$)/i;
/** Loaded by test runners, or copied. */
const ELSEWHERE = /(?:^|[./_-])(?:testing|test|ci|tugboat|gitpod|example|default|sample)(?:[./_-]|$)/i;

/** Includes of includes that are followed. */
const DEEPEST = 4;

/** Every site with a settings.php in the project. */
export async function sitesOf(files: ConfigurationFiles): Promise<readonly SiteSettings[]> {
  const sites: SiteSettings[] = [];
  for (const path of settingsFiles(files)) {
    const isInPlace = SETTINGS.test(path);
    const docroots = files.project.docroots ?? [''];
    const docroot = isInPlace ? posix.dirname(path).replace(/(?:^|\/)sites\/[^/]+$/, '') : (docroots[0] ?? '');
    const directory = isInPlace ? posix.dirname(path) : posix.join(docroot, 'sites/default');
    const paths: string[] = [];
    const maps: SettingMap[] = [];
    await follow(path, 0);
    const assigned = merged(maps, path);
    sites.push({ directory, docroot, path, paths, assigned });

    async function follow(at: string, depth: number): Promise<void> {
      const facts = paths.includes(at) || depth > DEEPEST ? undefined : await files.facts(at);
      if (!facts) return;
      paths.push(at);
      const source = sourceOf(files, at, facts, docroot, directory);
      const assigned = assignedSettings(source);
      maps.push(files.environment === 'development' ? assigned : withoutDevelopment(assigned, facts));
      for (const included of includesOf(source, files.environment)) {
        if (isLoaded(files, included)) await follow(included, depth + 1);
      }
    }
  }
  return sites;
}

/** Is an included file one of the environment that is asked about? */
function isLoaded({ environment }: ConfigurationFiles, path: string): boolean {
  const name = posix.basename(path, '.php').replace(/^settings\.?/, '');
  return !ELSEWHERE.test(name) && (environment === 'development' || !DEVELOPMENT.test(name));
}

function settingsFiles(files: ConfigurationFiles): readonly string[] {
  const inPlace = files.matching(SETTINGS);
  if (inPlace.length > 0) return inPlace;
  const isOfDevelopment = (path: string): boolean =>
    [DEVELOPMENT, ELSEWHERE].some((words) => words.test(posix.dirname(path).replace(/(?:^|\/)docker/, '')));
  return files.matching(COPIED).filter((path) => !NOT_OF_SITE.test(path) && !isOfDevelopment(path));
}

/** Files that people copy to settings.php. */
const TEMPLATE =
  /(?:^|\/)(?:default|example|sample|dist)\.settings(?:\.[\w-]+)?\.php$|(?:^|\/)settings\.(?:default|example|sample|dist)\.php$/;

/** Templates of settings.php, but for those of Drupal's scaffold that configure nothing. */
export async function templatesOf(files: ConfigurationFiles): Promise<readonly SiteSettings[]> {
  const found: SiteSettings[] = [];
  for (const path of files.matching(TEMPLATE)) {
    const facts = await files.facts(path);
    if (!facts) continue;
    const assigned = assignedSettings(sourceOf(files, path, facts, '', posix.dirname(path)));
    if (settingAt(assigned, 'databases', 'default')) {
      found.push({ directory: posix.dirname(path), docroot: '', path, paths: [path], assigned });
    }
  }
  return found;
}

/** What settings.php is given by Drupal: https://api.drupal.org/api/drupal/core%21lib%21Drupal%21Core%21Site%21Settings.php */
function sourceOf(
  files: ConfigurationFiles,
  path: string,
  facts: FileFacts,
  docroot: string,
  directory: string,
): PhpSource {
  const appRoot = docroot === '' ? ROOT : `${ROOT}/${docroot}`;
  const sitePath = docroot === '' ? directory : directory.slice(docroot.length + 1);
  const known = new Map([
    ['$app_root', appRoot],
    ['$site_path', sitePath],
    ['DRUPAL_ROOT', appRoot],
  ]);
  return { path, facts, variables: files.variables, known };
}

function includesOf(source: PhpSource, environment: EnvironmentName): readonly string[] {
  const main = source.facts.functions[0];
  if (!main) return [];
  const expressions = new PhpExpressions(source, main);
  const skipped = environment === 'development' ? new Set() : developmentLines(source.facts);
  return main.steps.flatMap((step, number) => {
    const include = 'expr' in step && step.expr ? includeIn(step.expr) : undefined;
    if (!include || skipped.has(step.line)) return [];
    const path = expressions.setting(include.path, { path: source.path, line: step.line }, number);
    if (path.kind !== 'value' || typeof path.value !== 'string') return [];
    const absolute = path.value.startsWith(ROOT) ? path.value.slice(ROOT.length + 1) : undefined;
    return [posix.normalize(absolute ?? posix.join(posix.dirname(source.path), path.value))];
  });
}

function includeIn(expr: Expr): Extract<Expr, { op: 'include' }> | undefined {
  if (expr.op === 'include') return expr;
  if (expr.op === 'unary' || expr.op === 'cast') return includeIn(expr.expr);
  if (expr.op === 'assign') return includeIn(expr.value);
  return expr.op === 'bin' ? (includeIn(expr.right) ?? includeIn(expr.left)) : undefined;
}

function withoutDevelopment(map: SettingMap, facts: FileFacts): SettingMap {
  const lines = developmentLines(facts);
  if (lines.size === 0) return map;
  const prune = (entries: readonly SettingEntry[]): SettingEntry[] =>
    entries
      .filter(({ line, isConditional }) => !(isConditional && lines.has(line)))
      .map((entry) =>
        entry.value.kind === 'map'
          ? { ...entry, value: { ...entry.value, entries: prune(entry.value.entries) } }
          : entry,
      );
  return { ...map, entries: prune(map.entries) };
}

/** Maps of files that are loaded one after the other; maps under the same key become one. */
export function merged(maps: readonly SettingMap[], path: string): SettingMap {
  const entries: SettingEntry[] = [];
  for (const entry of maps.flatMap((map) => map.entries)) {
    const at = entries.findLastIndex(({ key }) => key === entry.key);
    const before = entries[at];
    if (before?.value.kind === 'map' && entry.value.kind === 'map') {
      entries[at] = { ...before, value: merged([before.value, entry.value], before.path) };
    } else entries.push(entry);
  }
  const [first] = maps;
  return { kind: 'map', path: first?.path ?? path, line: first?.line ?? 1, entries };
}
