/** What an expression of a template gives. Settings keep their places, so that a line can be traced to the values file. */
import { type Placed, positionOf, type Setting } from '../configuration/setting.ts';

/** A line that a template shows. */
export interface ShownLine {
  readonly text: string;
  /** Where the value in it was set; absent: it is of the template's own. */
  readonly at?: Placed;
  /** Where the template says it, when that is another one than the one that shows it. */
  readonly own?: Placed;
}

export type Value =
  | { readonly kind: 'setting'; readonly setting: Setting }
  /** Text that was put together. */
  | { readonly kind: 'text'; readonly lines: readonly ShownLine[] }
  /** Nothing: a key that is not set. */
  | { readonly kind: 'nothing' }
  /** Only the cluster, or Helm at run time, can tell. */
  | { readonly kind: 'unknown' };

export const NOTHING: Value = { kind: 'nothing' };
export const UNKNOWN: Value = { kind: 'unknown' };

/** What an unknown value is shown as. */
const UNTOLD = 'unknown';

/** A plain value that stands nowhere in a file. */
export function literal(value: string | number | boolean | null, at: Placed): Value {
  return { kind: 'setting', setting: { kind: 'value', value, ...at } };
}

export function ofLines(lines: readonly ShownLine[]): Value {
  return { kind: 'text', lines };
}

/** As `if` and `or` take it; what is unknown counts as set. https://pkg.go.dev/text/template#hdr-Actions */
export function isTrue(value: Value): boolean {
  if (value.kind === 'text') return value.lines.some(({ text }) => text !== '');
  if (value.kind !== 'setting') return value.kind === 'unknown';
  const { setting } = value;
  if (setting.kind === 'map') return setting.entries.length > 0;
  if (setting.kind === 'list') return setting.items.length > 0;
  return setting.kind === 'unknown' || (setting.value !== null && setting.value !== '' && Boolean(setting.value));
}

/** The lines that a value is shown as. */
export function linesOf(value: Value): readonly ShownLine[] {
  if (value.kind === 'text') return value.lines;
  if (value.kind === 'nothing') return [{ text: '' }];
  if (value.kind === 'unknown') return [{ text: UNTOLD }];
  const { setting } = value;
  if (setting.kind !== 'value') return yamlOf(setting, '');
  return String(setting.value ?? '')
    .split('\n')
    .map((text) => ({ text, at: positionOf(setting) }));
}

/** The text that a value is shown as. */
export function shownText(value: Value): string {
  return linesOf(value)
    .map(({ text }) => text)
    .join('\n');
}

/** `toYaml`: each line with the place of its own setting. */
export function yamlOf(setting: Setting, indent: string): readonly ShownLine[] {
  const at = positionOf(setting);
  switch (setting.kind) {
    case 'map':
      if (setting.entries.length === 0) return [{ text: `${indent}{}`, at }];
      return setting.entries.flatMap(({ key, value, path, line }) =>
        below(`${indent}${plain(key)}:`, value, indent, { path, line }),
      );
    case 'list':
      if (setting.items.length === 0) return [{ text: `${indent}[]`, at }];
      return setting.items.flatMap((item) => inList(item, indent));
    case 'value':
      return [{ text: `${indent}${plain(setting.value)}`, at }];
    case 'unknown':
      return [{ text: `${indent}${UNTOLD}`, at }];
  }
}

function below(key: string, value: Setting, indent: string, at: Placed): readonly ShownLine[] {
  const isNested =
    (value.kind === 'map' && value.entries.length > 0) || (value.kind === 'list' && value.items.length > 0);
  if (isNested) return [{ text: key, at }, ...yamlOf(value, `${indent}  `)];
  return [{ text: `${key} ${yamlOf(value, '')[0]?.text ?? ''}`, at }];
}

function inList(item: Setting, indent: string): readonly ShownLine[] {
  const [first, ...others] = yamlOf(item, `${indent}  `);
  return first ? [{ ...first, text: `${indent}- ${first.text.trimStart()}` }, ...others] : [];
}

/** Words that need no quotes in YAML. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[A-Za-z][\w./-]*$/i;

function plain(value: string | number | boolean | null): string {
  return typeof value === 'string' && !PLAIN.test(value) ? JSON.stringify(value) : String(value);
}
