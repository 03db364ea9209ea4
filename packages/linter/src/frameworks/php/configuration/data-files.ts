/** Settings that an application without a framework keeps as INI, YAML or JSON. */
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type { Setting } from '../../../configuration/setting.ts';
import { type Leaf, leavesIn } from './leaves.ts';

const INI =
  /^(?:[\w-]+\/){0,3}(?:(?:config|conf|settings|configuration|app|application|database|global|local)(?:[._-](?:global|local|dist|sample|example|default|prod|production))*\.ini(?:\.php)?|(?:config|conf|settings)\/[\w.-]+\.ini(?:\.php)?)(?:\.(?:dist|sample|example))?$/i;

const DATA =
  /^(?:[\w-]+\/){0,2}(?:(?:config|conf|settings|configuration|parameters|database)(?:[._-](?:global|local|dist|sample|example|default|prod|production))*\.(?:ya?ml|json)|(?:config|conf|settings)\/[\w.-]+\.(?:ya?ml|json))$/i;

const ASIDE =
  /(?:^|\/)(?:vendor|node_modules|tests?|docs?|lang|locales?|translations)\/|(?:schema|routes?|services?|permissions?|menu)\.\w+$/i;

/** Longest line of an INI file that is read [characters]. */
const LONGEST = 1000;

/** Single settings, with their sections as outer keys. */
export function dataLeaves(files: ConfigurationFiles): readonly Leaf[] {
  const ini = files.matching(INI).filter((path) => !ASIDE.test(path));
  const data = files.matching(DATA).filter((path) => !ASIDE.test(path));
  return [
    ...ini.flatMap((path) => iniLeaves(path, files.text(path) ?? '')),
    ...data.flatMap((path) => {
      const setting: Setting | undefined = files.data(path);
      return setting ? leavesIn(setting, []) : [];
    }),
  ];
}

function iniLeaves(path: string, text: string): readonly Leaf[] {
  let section: readonly string[] = [];
  return text.split('\n').flatMap((written, at): readonly Leaf[] => {
    if (written.length > LONGEST) return [];
    const head = /^\s*\[([^\]]+)\]/.exec(written)?.[1];
    if (head !== undefined) section = [head.trim()];
    const [, key, raw = ''] = /^\s*([A-Za-z_][\w.-]*)\s*=\s*(.*?)\s*$/.exec(written) ?? [];
    if (key === undefined) return [];
    const value = /^(["'])(.*?)\1/.exec(raw)?.[2] ?? raw.replace(/\s*;.*$/, '');
    const line = at + 1;
    return [{ keys: [...section, key], setting: { kind: 'value', value, path, line }, path, line }];
  });
}
