/** Defaults of variables in Symfony's containers: `parameters: env(NAME): value`, in the file that reads the variable. */
import type { ContainerDefault, FileEdit } from './fix.ts';
import type { FixProject } from './fix-project.ts';
import { lineEndOf } from './source-text.ts';
import { type YamlEntry, type YamlText, yamlString } from './yaml-text.ts';

/** Adds what is missing to `parameters`, which is made where there is none. */
export function containerDefaultEdits(defaults: readonly ContainerDefault[], project: FixProject): readonly FileEdit[] {
  const places = new Map<string, ContainerDefault[]>();
  for (const one of defaults) {
    const place = `${one.path}\n${one.section ?? ''}`;
    const there = places.get(place) ?? [];
    if (!there.some(({ name }) => name === one.name)) places.set(place, [...there, one]);
  }
  return [...places.values()].flatMap((group) => {
    const [first] = group;
    const yaml = first && project.yaml(first.path);
    return first && yaml ? editsOf(yaml, first, group) : [];
  });
}

function editsOf(
  yaml: YamlText,
  { path, section }: ContainerDefault,
  group: readonly ContainerDefault[],
): readonly FileEdit[] {
  const above = section === undefined ? [] : [section];
  const parameters = yaml.entryAt(...above, 'parameters');
  const end = lineEndOf(yaml.text);
  const lines = group.map(({ name, value }) => `env(${name}): ${yamlString(value)}`);
  const entries = parameters && yaml.entries(parameters.pair.value);
  const [firstEntry] = entries ?? [];
  if (parameters && firstEntry && yaml.isBlock(parameters.pair.value)) {
    const missing = lines.filter((line) => !entries?.some(({ key }) => line.startsWith(`${key}: `)));
    return missing.length === 0 ? [] : [inFront(yaml, path, firstEntry, missing, end)];
  }
  // A `parameters` that is empty or written in one line is left to people.
  if (parameters) return [];
  const siblings = section === undefined ? yaml.entries() : yaml.entries(yaml.entryAt(section)?.pair.value);
  const [sibling] = siblings;
  if (sibling === undefined) return [];
  const step = stepOf(yaml, sibling);
  return [inFront(yaml, path, sibling, ['parameters:', ...lines.map((line) => `${step}${line}`)], end)];
}

/** Lines put in front of an entry, indented as the entry is. */
function inFront(yaml: YamlText, path: string, entry: YamlEntry, lines: readonly string[], end: string): FileEdit {
  const start = yaml.text.lastIndexOf('\n', entry.start - 1) + 1;
  const indentation = yaml.text.slice(start, entry.start);
  return { path, start, end: start, text: lines.map((line) => `${indentation}${line}${end}`).join('') };
}

/** How far the file indents what is inside of an entry. */
function stepOf(yaml: YamlText, entry: YamlEntry): string {
  const [inner] = yaml.entries(entry.pair.value);
  if (!inner || !yaml.isBlock(entry.pair.value)) return '    ';
  const columnOf = (at: number): number => at - (yaml.text.lastIndexOf('\n', at - 1) + 1);
  return ' '.repeat(Math.max(columnOf(inner.start) - columnOf(entry.start), 1));
}
