/** Holds what a plugin's module exports against what a plugin is, and says in plain words what is wrong with it. */
import { TidemarkError } from '../errors.ts';
import type { Factor } from '../result.ts';
import type { Plugin } from './definition.ts';

type Shape = Readonly<Record<string, unknown>>;

/** Prefixes of Tidemark's own rules. */
const OWN: Readonly<Record<Factor | 'tidemark', true>> = {
  codebase: true,
  dependencies: true,
  config: true,
  'backing-services': true,
  'build-release-run': true,
  processes: true,
  'port-binding': true,
  concurrency: true,
  disposability: true,
  'dev-prod-parity': true,
  logs: true,
  'admin-processes': true,
  tidemark: true,
};

const FRAMEWORKS = /^(?:laravel|symfony|drupal|craft|yii|wordpress|typo3|php|libraries|any)$/;
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const NAME_TEXT = 'small letters, digits and hyphens';

/** The names by which a module may export its plugin. */
export function exportedPlugin(module: Shape): unknown {
  return module['plugin'] ?? unwrapped(module['default']);
}

/** A module of CommonJS comes as the default export of its own. */
function unwrapped(value: unknown): unknown {
  const inner = isObject(value) ? (value['plugin'] ?? value['default']) : undefined;
  return isObject(inner) ? inner : value;
}

/**
 * @param from the plugin as it was asked for
 * @throws TidemarkError `plugin.invalid`
 */
export function checkedPlugin(value: unknown, from: string): Plugin {
  const problem = problemOf(value);
  if (problem === undefined) return value as Plugin;
  throw new TidemarkError('plugin.invalid', {
    where: from,
    what: problem,
    next: "A plugin's module has the default export of definePlugin({ name, rules, frameworks, platforms }) from @tidemark/linter/plugin, which also tells an editor what is missing.",
  });
}

function problemOf(value: unknown): string | undefined {
  if (!isObject(value)) return 'it exports no plugin';
  const { name } = value;
  if (!isName(name)) return `"name" must be ${NAME_TEXT}, not ${shown(name)}`;
  if (Object.hasOwn(OWN, name)) return `"name" is "${name}", which is the prefix of rules of Tidemark's own`;
  for (const [key, problem] of [
    ['rules', (each: Shape) => ruleProblem(each, name)],
    ['frameworks', frameworkProblem],
    ['platforms', platformProblem],
  ] as const) {
    const list = value[key] ?? [];
    if (!Array.isArray(list)) return `"${key}" must be a list`;
    for (const [at, each] of list.entries()) {
      const found = isObject(each) ? problem(each) : 'must be an object';
      if (found !== undefined) return `${key}[${at}]${isObject(each) ? named(each) : ''} ${found}`;
    }
    const names = list.map((each: Shape) => String(each['id'] ?? each['name']));
    const twice = names.find((each, at) => names.indexOf(each) !== at);
    if (twice !== undefined) return `"${key}" has ${twice} twice`;
  }
  const unknown = Object.keys(value).find((key) => !['name', 'rules', 'frameworks', 'platforms'].includes(key));
  return unknown === undefined ? undefined : `"${unknown}" is no part of a plugin`;
}

function named(each: Shape): string {
  const name = each['id'] ?? each['name'];
  return typeof name === 'string' ? ` (${name})` : '';
}

function ruleProblem(rule: Shape, plugin: string): string | undefined {
  const { id, factor, summary, effort, page, remedy, about, words } = rule;
  const [prefix, own, ...more] = typeof id === 'string' ? id.split('/') : [];
  if (prefix !== plugin || !isName(own) || more.length > 0)
    return `: "id" must be "${plugin}/<rule>" in ${NAME_TEXT}, not ${shown(id)}`;
  if (factor === 'tidemark' || !Object.hasOwn(OWN, String(factor)))
    return `: "factor" must be one of the twelve (${Object.keys(OWN).slice(0, -1).join(', ')}), not ${shown(factor)}`;
  if (!isText(summary)) return ': "summary" must be a line of text';
  if (!isObject(effort) || typeof effort['minutes'] !== 'number' || !isText(effort['reason']))
    return ': "effort" must be { minutes, reason }';
  if (!isText(page) && !(page instanceof URL)) return ': "page" must be Markdown, or the URL of a Markdown file';
  if (!isRemedy(remedy)) return ': "remedy" must be { summary, packages, docs }';
  if (about !== 'code' && about !== 'project' && about !== 'writes')
    return `: "about" must be code, project or writes, not ${shown(about)}`;
  if (typeof rule['check'] !== 'function') return ': "check" must be a function';
  const isWords = Array.isArray(words) && words.length > 0 && words.every(isText);
  if (about === 'code' && !isWords) return ': "words" must list the identifiers for which files are looked at';
  return undefined;
}

function frameworkProblem(framework: Shape): string | undefined {
  const { name, detect, sinks = [], paths = [], configuration } = framework;
  if (!isName(name)) return `: "name" must be ${NAME_TEXT}, not ${shown(name)}`;
  if (FRAMEWORKS.test(name)) return ': Tidemark knows a framework of this name; choose another one';
  const isDetect = isObject(detect) && (detect['packages'] !== undefined || detect['files'] !== undefined);
  if (!isDetect) return ': "detect" must name packages or files that show it';
  for (const [key, needed, rows] of [
    ['sinks', ['call', 'effect', 'source'], sinks],
    ['paths', ['of', 'place', 'label', 'source'], paths],
  ] as const) {
    if (!Array.isArray(rows)) return `: "${key}" must be a list`;
    for (const [at, row] of rows.entries()) {
      const missing = needed.find((part) => !isObject(row) || !isText(row[part]));
      if (missing !== undefined) return `: ${key}[${at}] has no "${missing}"`;
      if (key === 'sinks' && !isObject(row.path)) return `: sinks[${at}] has no "path", such as { arg: 0 }`;
    }
  }
  if (configuration !== undefined && typeof configuration !== 'function') return ': "configuration" must be a function';
  return undefined;
}

function platformProblem(platform: Shape): string | undefined {
  const { name, title, release, shared, wiped, source, detect } = platform;
  if (!isName(name)) return `: "name" must be ${NAME_TEXT}, not ${shown(name)}`;
  if (!['ephemeral', 'read-only', 'persistent'].includes(String(release)))
    return `: "release" must be ephemeral, read-only or persistent, not ${shown(release)}`;
  if (typeof shared !== 'boolean') return ': "shared" must say whether all nodes see one disk';
  for (const [key, value] of Object.entries({ title, wiped, source })) {
    if (!isText(value)) return `: "${key}" must be a text`;
  }
  const isDetect = detect === undefined || (isObject(detect) && detect['file'] instanceof RegExp);
  return isDetect ? undefined : ': "detect" must have a regular expression "file"';
}

function isRemedy(value: unknown): boolean {
  return (
    isObject(value) && isText(value['summary']) && Array.isArray(value['packages']) && Array.isArray(value['docs'])
  );
}

function isObject(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && NAME.test(value);
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
