/** `$GLOBALS['TYPO3_CONF_VARS']` of a site in production, as far as its own files set it. */
import { PhpExpressions } from '../../../configuration/php-expressions.ts';
import { returnedSetting } from '../../../configuration/php-settings.ts';
import type { CallMeaning, PhpSource } from '../../../configuration/php-source.ts';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import {
  decidingVariable,
  type Placed,
  ROOT,
  type Setting,
  type SettingEntry,
  type SettingMap,
} from '../../../configuration/setting.ts';
import { isConditional, type MutableMap, put } from '../../../configuration/setting-assignments.ts';
import { lastOf } from '../../../configuration/setting-text.ts';
import type { Expr, FunctionFacts } from '../../../php/facts.ts';
import { runsInProduction } from './production-steps.ts';

/** Written by the installer. https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/Configuration/Typo3ConfVars/Index.html */
const SETTINGS = /(?:^|\/)(?:config\/system\/settings|typo3conf\/system\/settings|typo3conf\/LocalConfiguration)\.php$/;

/** Written by people, read after it. */
const ADDITIONAL =
  /(?:^|\/)(?:config\/system\/additional|typo3conf\/system\/additional|typo3conf\/AdditionalConfiguration)\.php$/;

/** Levels of logs as keys. psr/log: LogLevel.php */
const LEVELS = ['emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'info', 'debug'];

const KNOWN: ReadonlyMap<string, string> = new Map(
  LEVELS.flatMap((level) => [
    [`Psr\\Log\\LogLevel::${level.toUpperCase()}`, level],
    [`TYPO3\\CMS\\Core\\Log\\LogLevel::${level.toUpperCase()}`, level],
  ]),
);

const DIRECTORIES: Readonly<Record<string, string>> = {
  getprojectpath: ROOT,
  getvarpath: `${ROOT}/var`,
  getpublicpath: `${ROOT}/public`,
  getconfigpath: `${ROOT}/config`,
};

const meaning: CallMeaning = ({ name, path, line }) => {
  const directory = /environment::(\w+)$/.exec(name)?.[1];
  const value = directory === undefined ? undefined : DIRECTORIES[directory];
  return value === undefined ? undefined : { kind: 'value', value, path, line };
};

export interface SystemSettings {
  readonly settings: SettingMap;
  /** The file whose first line stands for what no file sets. */
  readonly home: Placed;
  /** Is what the installer writes part of the project? Else most settings are set where the site runs. */
  readonly isWhole: boolean;
  /** Paths of keys (`LOG/writerConfiguration`) that code gives an array of its own in place of TYPO3's default. */
  readonly replaced: ReadonlySet<string>;
}

/** Undefined where the project has no such file. */
export async function readSystemSettings(files: ConfigurationFiles): Promise<SystemSettings | undefined> {
  const written = files.matching(SETTINGS).filter(isOwn);
  const additional = files.matching(ADDITIONAL).filter(isOwn);
  const [home] = [...written, ...additional];
  if (home === undefined) return undefined;
  const replaced = new Set<string>();
  let settings: SettingMap = { kind: 'map', path: home, line: 1, entries: [] };
  for (const path of [...written, ...additional]) {
    const facts = await files.facts(path);
    if (!facts) continue;
    const source: PhpSource = { path, facts, variables: files.variables, known: KNOWN, meaning };
    const returned = written.includes(path) ? returnedSetting(source) : undefined;
    if (returned?.kind === 'map') settings = overlaid(settings, returned);
    for (const fn of facts.functions) settings = overlaid(settings, assignedIn(source, fn, replaced));
  }
  return { settings, home: { path: home, line: 1 }, isWhole: written.length > 0, replaced };
}

function isOwn(path: string): boolean {
  return !/(?:^|\/)(?:tests?|Build|fixtures?|\.?ddev|vendor|examples?)\//i.test(path);
}

/** What a function assigns to `$GLOBALS['TYPO3_CONF_VARS'][…]`, or to `$TYPO3_CONF_VARS` and `$typo3ConfVars`. */
function assignedIn(source: PhpSource, fn: FunctionFacts, replaced: Set<string>): SettingMap {
  const root: MutableMap = { kind: 'map', path: source.path, line: 1, entries: [] };
  const expressions = new PhpExpressions(source, fn);
  /** Variables that stand for a part of the settings: `$log = &$GLOBALS['TYPO3_CONF_VARS']['LOG']`. */
  const aliases = new Map<string, readonly string[]>([['TYPO3_CONF_VARS', []]]);
  fn.steps.forEach((step, number) => {
    if (step.do !== 'expr' || step.expr.op !== 'assign' || !runsInProduction(fn, step)) return;
    const at: Placed = { path: source.path, line: step.line };
    const keyOf = (key: Expr): string | undefined => {
      const value = expressions.setting(key, at, number);
      return value.kind === 'value' && value.value !== null ? String(value.value) : undefined;
    };
    const keys = keysOf(step.expr.target, keyOf, aliases);
    if (step.expr.kind === '=&') {
      const meant = keysOf(step.expr.value, keyOf, aliases);
      if (step.expr.target.op === 'var' && meant) aliases.set(step.expr.target.name, meant);
      return;
    }
    if (!keys) return;
    const value = expressions.setting(step.expr.value, at, number);
    if (keys.length > 0) {
      put(root, keys, { ...at, value, ...(isConditional(fn, step) ? { isConditional: true as const } : {}) });
      if (value.kind === 'map' && step.expr.kind === '=') replaced.add(keys.join('/'));
    } else if (value.kind === 'map') for (const entry of value.entries) put(root, [entry.key], entry);
  });
  return root;
}

function keysOf(
  target: Expr,
  keyOf: (key: Expr) => string | undefined,
  aliases: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  if (target.op === 'var') return aliases.get(target.name);
  if (target.op !== 'index') return undefined;
  const isGlobals = target.base.op === 'var' && target.base.name === 'GLOBALS';
  const key = target.key ? keyOf(target.key) : '[]';
  if (isGlobals) return key === 'TYPO3_CONF_VARS' ? [] : undefined;
  const before = keysOf(target.base, keyOf, aliases);
  return before && key !== undefined ? [...before, key] : undefined;
}

/** `later` over `earlier`, maps united. */
function overlaid(earlier: SettingMap, later: SettingMap): SettingMap {
  const entries = new Map<string, SettingEntry>(earlier.entries.map((entry) => [entry.key, entry]));
  for (const entry of later.entries) {
    const known = entries.get(entry.key);
    const value = known ? united(known.value, entry) : entry.value;
    const isSection = known?.value.kind === 'map' && value.kind === 'map';
    entries.set(entry.key, isSection ? { ...known, value } : { ...entry, value });
  }
  return { ...earlier, entries: [...entries.values()] };
}

/** `if (getenv('X')) { … = getenv('X'); }` falls back to what was set before. */
function united(earlier: Setting, { value: later, isConditional: isIf, path, line }: SettingEntry): Setting {
  if (earlier.kind === 'map' && later.kind === 'map') return overlaid(earlier, later);
  return isIf && decidingVariable(later) && earlier.kind === 'value' ? lastOf(later, earlier, { path, line }) : later;
}
