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
  limiter: 'limiters',
  routing: 'routing',
};

/** Elements that stand once for each item of a plain list, with the attribute that is the item. */
const LISTS: Readonly<Record<string, { readonly key: string; readonly attribute: string }>> = {
  sender: { key: 'senders', attribute: 'service' },
};

/** Attributes that give an item its name. */
const NAMES = ['name', 'id', 'key', 'message-class'] as const;

/** Names of extensions that differ from their namespace. symfony/framework-bundle: FrameworkExtension::getNamespace() */
const BY_NAMESPACE: Readonly<Record<string, string>> = { symfony: 'framework' };

/** The file as one map: extension → configuration, `parameters`, `imports`. The text gives what namespaces were cut off. */
export function xmlSections(path: string, root: XmlElement, text: string): SettingMap {
  const source: XmlSource = { path, lines: text.split('\n'), extensions: extensionsOf(text) };
  const entries = root.children.flatMap((child) => sectionOf(child, source));
  return { kind: 'map', path, line: root.line, entries };
}

interface XmlSource {
  readonly path: string;
  readonly lines: readonly string[];
  /** Prefix → extension, as the file declares its namespaces. */
  readonly extensions: ReadonlyMap<string, string>;
}

/** `xmlns:log="http://symfony.com/schema/dic/monolog"` */
function extensionsOf(text: string): ReadonlyMap<string, string> {
  const declared = [...text.matchAll(/xmlns:([\w-]+)\s*=\s*["'][^"']*\/dic\/([\w-]+)/g)];
  return new Map(declared.map(([, prefix = '', name = '']) => [prefix, BY_NAMESPACE[name] ?? snake(name)]));
}

/** The extension that a `config` element configures: by its prefix, or by a namespace of its own. */
function extensionOf(element: XmlElement, { lines, extensions }: XmlSource): string | undefined {
  const written = lines.slice(element.line - 1, element.line + LONGEST_TAG).join(' ');
  const tag = /<(?:[\w-]+:)?config\b[^>]*/.exec(written)?.[0] ?? '';
  const prefix = /^<([\w-]+):/.exec(tag)?.[1];
  if (prefix !== undefined) return extensions.get(prefix) ?? snake(prefix);
  const name = /\sxmlns\s*=\s*["'][^"']*dic\/([\w-]+)/.exec(tag)?.[1];
  return name === undefined ? undefined : (BY_NAMESPACE[name] ?? snake(name));
}

/** Lines that one start tag may take. */
const LONGEST_TAG = 20;

function sectionOf(element: XmlElement, source: XmlSource): readonly SettingEntry[] {
  const { path } = source;
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
      const inside = element.children.flatMap((child) => sectionOf(child, source));
      return [entry(`when@${environment}`, { kind: 'map', ...at, entries: inside })];
    }
    default: {
      const extension = element.name === 'config' ? extensionOf(element, source) : undefined;
      return extension === undefined ? [] : [entry(extension, settingOfElement(element, path))];
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

/** @param naming attribute that gives an item its name, and so is none of its settings */
function settingOfElement(element: XmlElement, path: string, naming?: string): Setting {
  const at = { path, line: element.line };
  const entries: SettingEntry[] = Object.entries(element.attributes)
    .filter(([name]) => name !== naming && !name.startsWith('xmlns'))
    .map(([name, value]) => ({ key: snake(name), ...at, value: { kind: 'value', ...at, value: scalar(value) } }));
  if (entries.length === 0 && element.children.length === 0)
    return { kind: 'value', ...at, value: scalar(element.text) };
  for (const child of element.children) put(entries, child, path);
  return { kind: 'map', ...at, entries };
}

function put(entries: SettingEntry[], child: XmlElement, path: string): void {
  const at = { path, line: child.line };
  const listed = LISTS[child.name];
  if (listed) {
    const item: Setting = { kind: 'value', ...at, value: child.attributes[listed.attribute] ?? child.text };
    const before = entries.find(({ key }) => key === listed.key)?.value;
    const items = before?.kind === 'list' ? [...before.items, item] : [item];
    entries.push({ key: listed.key, ...at, value: { kind: 'list', ...at, items } });
    return;
  }
  const plural = PLURALS[child.name];
  if (!plural) {
    entries.push({ key: snake(child.name), ...at, value: settingOfElement(child, path) });
    return;
  }
  const naming = NAMES.find((attribute) => child.attributes[attribute] !== undefined);
  const name = naming === undefined ? undefined : child.attributes[naming];
  const value = settingOfElement(child, path, naming);
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
