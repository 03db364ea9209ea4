/** `<framework:config>` and the like as settings in the shape of YAML. */
import { settingOf } from '../../../configuration/project-files.ts';
import type { Setting, SettingEntry, SettingMap } from '../../../configuration/setting.ts';
import type { XmlElement } from '../../../container/xml-tree.ts';

/** Elements that stand once for each item: what YAML calls the map of them. */
const PLURALS: Readonly<Record<string, string>> = {
  handler: 'handlers',
  pool: 'pools',
  connection: 'connections',
  resource: 'resources',
  transport: 'transports',
  storage: 'storages',
  mapping: 'mappings',
  client: 'clients',
  adapter: 'adapters',
  resolver: 'resolvers',
};

/** Attributes that give an item its name. */
const NAMES = ['name', 'id', 'key'] as const;

/** The file as one map: extension → configuration, `parameters`, `imports`. The text gives what namespaces were cut off. */
export function xmlSections(path: string, root: XmlElement, text: string): SettingMap {
  const lines = text.split('\n');
  const entries = root.children.flatMap((child) => sectionOf(child, path, lines));
  return { kind: 'map', path, line: root.line, entries };
}

function sectionOf(element: XmlElement, path: string, lines: readonly string[]): readonly SettingEntry[] {
  const at = { path, line: element.line };
  const entry = (key: string, value: Setting): SettingEntry => ({ key, ...at, value });
  switch (element.name) {
    case 'imports': {
      const items = element.children.map((item): Setting => {
        const value = settingOf({ kind: 'scalar', value: item.attributes['resource'] ?? '', line: item.line }, path);
        return { kind: 'map', path, line: item.line, entries: [{ key: 'resource', path, line: item.line, value }] };
      });
      return [entry('imports', { kind: 'list', ...at, items })];
    }
    case 'parameters':
      return [entry('parameters', itemsOf(element.children, path))];
    case 'services':
      return [];
    case 'when': {
      const environment = element.attributes['env'] ?? '';
      const inside = element.children.flatMap((child) => sectionOf(child, path, lines));
      return [entry(`when@${environment}`, { kind: 'map', ...at, entries: inside })];
    }
    default: {
      // The tree has names without prefix: `<framework:config>` and `<config xmlns="…/dic/doctrine">`.
      const written = lines[element.line - 1] ?? '';
      const prefix = /<([\w-]+):config\b/.exec(written)?.[1] ?? /dic\/([\w-]+)"/.exec(written)?.[1];
      return element.name === 'config' && prefix ? [entry(snake(prefix), settingOfElement(element, path))] : [];
    }
  }
}

function itemsOf(items: readonly XmlElement[], path: string): Setting {
  const entries = items.map((item): SettingEntry => {
    const at = { path, line: item.line };
    return { key: item.attributes['key'] ?? '', ...at, value: { kind: 'value', ...at, value: scalar(item.text) } };
  });
  return { kind: 'map', path, line: items[0]?.line ?? 1, entries };
}

function settingOfElement(element: XmlElement, path: string): Setting {
  const at = { path, line: element.line };
  const entries: SettingEntry[] = Object.entries(element.attributes).map(([name, value]) => {
    return { key: snake(name), ...at, value: { kind: 'value', ...at, value: scalar(value) } };
  });
  if (entries.length === 0 && element.children.length === 0)
    return { kind: 'value', ...at, value: scalar(element.text) };
  for (const child of element.children) put(entries, child, path);
  return { kind: 'map', ...at, entries };
}

function put(entries: SettingEntry[], child: XmlElement, path: string): void {
  const at = { path, line: child.line };
  const value = settingOfElement(child, path);
  const plural = PLURALS[child.name];
  const name = NAMES.map((attribute) => child.attributes[attribute]).find((given) => given !== undefined);
  if (!plural) {
    entries.push({ key: snake(child.name), ...at, value });
    return;
  }
  const known = entries.findIndex(({ key }) => key === plural);
  const before = entries[known]?.value;
  const item: SettingEntry = { key: name ?? 'default', ...at, value };
  const merged: Setting = { kind: 'map', ...at, entries: [...(before?.kind === 'map' ? before.entries : []), item] };
  if (known < 0) entries.push({ key: plural, ...at, value: merged });
  else entries[known] = { ...at, ...entries[known], key: plural, value: merged };
}

function scalar(text: string): string | boolean | null {
  return text === 'true' ? true : text === 'false' ? false : text === 'null' ? null : text;
}

function snake(name: string): string {
  return name.replaceAll('-', '_');
}
