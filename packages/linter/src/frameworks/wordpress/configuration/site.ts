/** Constants of a WordPress site: wp-config.php, Bedrock's config/application.php with its environments, and templates. */
import { posix } from 'node:path';
import { developmentLines } from '../../../configuration/development-lines.ts';
import { definedConstants, topLevelCalls } from '../../../configuration/php-settings.ts';
import type { CallMeaning, PhpSource } from '../../../configuration/php-source.ts';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type { StoreReading, Telling } from '../../../configuration/reading.ts';
import { isInRelease, ROOT, type Setting, type SettingEntry, textOf } from '../../../configuration/setting.ts';
import { variableSetting } from '../../../configuration/setting-text.ts';
import { tellingOf } from '../../../configuration/telling.ts';
import type { FileFacts } from '../../../php/facts.ts';
import { webDirectory } from '../../../project/docroots.ts';
import { type RemedyFor, remedyLookup } from '../../remedy-lookup.ts';
import { remedies } from '../remedies.ts';

export interface WordPressSite {
  readonly files: ConfigurationFiles;
  /** The file that configures production; undefined where the host makes it. */
  readonly path: string | undefined;
  /** Bedrock's: code comes with Composer. */
  readonly isBedrock: boolean;
  /** The only file is a template that people copy. */
  readonly isTemplate: boolean;
  /** Constants as production defines them. */
  readonly constants: ReadonlyMap<string, SettingEntry>;
}

const BEDROCK = /(?:^|\/)config\/application\.php$/;
const CONFIG = /(?:^|\/)wp-config\.php$/;
const TEMPLATE =
  /(?:^|\/)(?:wp-config[-.](?:sample|example|dist|default|template)|(?:sample|example)[-.]wp-config)\.php$/;

/** Bedrock's class, under its old and its present name. https://github.com/roots/wp-config */
const DEFINES: ReadonlySet<string> = new Set(['roots\\wpconfig\\config::define']);

/** What WordPress defines itself before plugins run: wp-includes/default-constants.php. */
export const KNOWN: ReadonlyMap<string, string> = new Map([
  ['ABSPATH', `${ROOT}/`],
  ['WP_CONTENT_DIR', `${ROOT}/wp-content`],
  ['WP_PLUGIN_DIR', `${ROOT}/wp-content/plugins`],
]);

/** `env()` of oscarotero/env, which Bedrock imports, and what sites write in its place. */
const READS_VARIABLE = /^(?:(?:\w+\\)*env|getenv_docker)$/;

export function wordPressMeaning(files: ConfigurationFiles): CallMeaning {
  return ({ name, args: [first, second], path, line }) => {
    if (!READS_VARIABLE.test(name)) return undefined;
    if (first?.kind !== 'value') return undefined;
    return variableSetting(files.variables, String(first.value), second, { path, line });
  };
}

/** Every site of the project: usually one. Undefined `path` where none configures production. */
export async function wordPressSite(files: ConfigurationFiles): Promise<WordPressSite> {
  const constants = new Map<string, SettingEntry>();
  const application = files.matching(BEDROCK)[0];
  const own = application && posix.join(posix.dirname(application), `environments/${files.environment}.php`);
  const config = shortest(files.matching(CONFIG));
  const template = shortest(files.matching(TEMPLATE));
  const isBedrock = application !== undefined && (await definesIn(files, application)).length > 0;
  const isTemplate = !isBedrock && config === undefined && template !== undefined;
  const paths = isBedrock ? [...besides(files, application), application, own] : [config ?? template];
  for (const path of paths) {
    if (path === undefined) continue;
    for (const entry of await definesIn(files, path)) {
      const before = constants.get(entry.key);
      // PHP keeps what is defined first, Bedrock what is defined last; what is set under a condition gives way.
      if (before === undefined || (isBedrock && !entry.isConditional)) constants.set(entry.key, entry);
    }
  }
  return { files, path: isBedrock ? application : (config ?? template), isBedrock, isTemplate, constants };
}

/** Files beside Bedrock's own that it loads for one plugin each. */
function besides(files: ConfigurationFiles, application: string): readonly string[] {
  const directory = posix.dirname(application);
  return files.matching(/\.php$/).filter((path) => posix.dirname(path) === directory && path !== application);
}

/** The one that is nearest to the root. */
function shortest(paths: readonly string[]): string | undefined {
  return [...paths].sort((left, right) => left.length - right.length)[0];
}

async function definesIn(files: ConfigurationFiles, path: string): Promise<readonly SettingEntry[]> {
  const facts = await files.facts(path);
  if (!facts) return [];
  const source = sourceOf(files, path, facts);
  const skipped = files.environment === 'development' ? new Set() : developmentLines(facts);
  const plain = definedConstants(source).entries;
  const calls = topLevelCalls(source, DEFINES).flatMap(
    ({ args: [name, value], isConditional, ...at }): SettingEntry[] => {
      const key = textOf(name);
      const place = { path: at.path, line: at.line };
      return key === undefined || !value ? [] : [{ key, ...place, value, ...(isConditional ? { isConditional } : {}) }];
    },
  );
  return [...plain, ...calls].filter(({ line }) => !skipped.has(line));
}

function sourceOf(files: ConfigurationFiles, path: string, facts: FileFacts): PhpSource {
  return { path, facts, variables: files.variables, meaning: wordPressMeaning(files), known: KNOWN };
}

/** Where a constant that no file defines would stand: that of `near`, else line 1. Local only in a file that is there. */
export function absent(site: WordPressSite, key: string, isLocal: boolean, near?: string): Telling {
  const at = near === undefined ? undefined : site.constants.get(near);
  const place = at ?? { path: site.path ?? 'wp-config.php', line: 1 };
  return marked(site, tellingOf(place, key, isLocal && site.path !== undefined));
}

export function told(site: WordPressSite, entry: SettingEntry, isLocal: boolean): Telling {
  return marked(site, tellingOf(entry, entry.key, isLocal, entry.value));
}

/** `wp-content`, or what WP_CONTENT_DIR says: `{root}/web/app`. */
export function contentDirectory(site: WordPressSite): string {
  const own = textOf(valueOf(site, 'WP_CONTENT_DIR'));
  if (own !== undefined && isInRelease(own)) return posix.normalize(own).replace(/\/$/, '');
  return posix.join(ROOT, webDirectory(site.files.project, ''), 'wp-content');
}

function marked(site: WordPressSite, telling: Telling): Telling {
  return site.isTemplate ? { ...telling, isTemplate: true } : telling;
}

export function valueOf(site: WordPressSite, key: string): Setting | undefined {
  return site.constants.get(key)?.value;
}

/** The first of these packages that composer.json requires. */
export function required(files: ConfigurationFiles, packages: readonly string[]): string | undefined {
  return packages.find((name) => files.project.composer?.require[name] !== undefined);
}

export const remedyFor: RemedyFor = remedyLookup(remedies);

/** What stores of a site have in common. */
export function base(
  kind: StoreReading['kind'],
  store: string,
): Pick<StoreReading, 'kind' | 'store' | 'isUsed' | 'confidence'> {
  return { kind, store, isUsed: true, confidence: 'likely' };
}
