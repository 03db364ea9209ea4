/** Functions of templates whose result can be told. https://helm.sh/docs/chart_template_guide/function_list/ */
import { settingOf } from '../configuration/project-files.ts';
import { type Placed, type Setting, settingAt } from '../configuration/setting.ts';
import { parseYaml } from '../container/yaml-document.ts';
import {
  isTrue,
  linesOf,
  literal,
  NOTHING,
  ofLines,
  type ShownLine,
  shownText,
  UNKNOWN,
  type Value,
  yamlOf,
} from './value.ts';

type TemplateFunction = (args: readonly Value[], at: Placed) => Value;

const FIRST: TemplateFunction = ([first = NOTHING]) => first;
const LAST: TemplateFunction = (args) => args.at(-1) ?? NOTHING;

/** A text made of another one, each line of which stays where it was set. */
function onLines(
  change: (lines: readonly ShownLine[], args: readonly Value[]) => readonly ShownLine[],
): TemplateFunction {
  return (args) => ofLines(change(linesOf(args.at(-1) ?? NOTHING), args));
}

function onText(change: (text: string, args: readonly string[]) => string): TemplateFunction {
  return onLines((lines, args) => {
    const at = lines.find((line) => line.at)?.at;
    const text = change(lines.map((line) => line.text).join('\n'), args.slice(0, -1).map(shownText));
    return text.split('\n').map((line) => ({ text: line, ...(at ? { at } : {}) }));
  });
}

function telling(test: (args: readonly Value[]) => boolean): TemplateFunction {
  return (args, at) => (args.some(({ kind }) => kind === 'unknown') ? UNKNOWN : literal(test(args), at));
}

function counting(count: (a: number, b: number) => number): TemplateFunction {
  return (args, at) => {
    const [a = 0, b = 0] = args.map((value) => Number(shownText(value)));
    const result = count(a, b);
    return Number.isFinite(result) ? literal(result, at) : UNKNOWN;
  };
}

function indented(lines: readonly ShownLine[], [width]: readonly Value[]): readonly ShownLine[] {
  const space = ' '.repeat(Math.min(Math.max(Number(width ? shownText(width) : 0) || 0, 0), 80));
  return lines.map((line) => ({ ...line, text: `${space}${line.text}` }));
}

const quoted = onText((text) => JSON.stringify(text));
const numbered = onText((text) => String(Math.trunc(Number(text)) || 0));
const unchanged = onText((text) => text);

function textsOf(args: readonly Value[]): readonly string[] {
  return args.map(shownText);
}

function areEqual([first, ...others]: readonly Value[]): boolean {
  const text = shownText(first ?? NOTHING);
  return others.some((other) => shownText(other) === text);
}

function dictOf(args: readonly Value[], at: Placed): Value {
  const entries = args.flatMap((value, number) => {
    const key = args[number - 1];
    return number % 2 === 1 && key ? [{ key: shownText(key), value: settingFrom(value, at), ...at }] : [];
  });
  return { kind: 'setting', setting: { kind: 'map', entries, ...at } };
}

/** A value as a setting, to be kept in a map or a list. */
export function settingFrom(value: Value, at: Placed): Setting {
  if (value.kind === 'setting') return value.setting;
  if (value.kind === 'unknown') return { kind: 'unknown', ...at };
  if (value.kind === 'nothing') return { kind: 'value', value: null, ...at };
  return { kind: 'value', value: shownText(value), ...(value.lines.find((line) => line.at)?.at ?? at) };
}

/** A setting as a value; a key that is not there gives nothing. */
export function valueFrom(setting: Setting | undefined): Value {
  if (setting === undefined) return NOTHING;
  return setting.kind === 'unknown' ? UNKNOWN : { kind: 'setting', setting };
}

function member(value: Value | undefined, key: string): Value {
  if (value?.kind !== 'setting') return value ?? NOTHING;
  return valueFrom(settingAt(value.setting, key));
}

function formatted([pattern, ...args]: readonly string[]): string {
  let next = 0;
  return (pattern ?? '').replace(/%[-+#0-9.]*[a-zA-Z%]/g, (verb) => {
    if (verb === '%%') return '%';
    next += 1;
    return args[next - 1] ?? '';
  });
}

/** By name; what is not here is unknown. */
export const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  quote: quoted,
  squote: onText((text) => `'${text.replaceAll("'", "''")}'`),
  toString: unchanged,
  tpl: FIRST,
  toYaml: ([value = NOTHING]) => (value.kind === 'setting' ? ofLines(yamlOf(value.setting, '')) : value),
  indent: onLines(indented),
  nindent: onLines((lines, args) => [{ text: '' }, ...indented(lines, args)]),
  default: ([fallback = NOTHING, value = NOTHING]) => (isTrue(value) ? value : fallback),
  required: LAST,
  ternary: ([yes = NOTHING, no = NOTHING, test = NOTHING]) => (isTrue(test) ? yes : no),
  coalesce: (args) => args.find(isTrue) ?? NOTHING,
  and: (args) => args.find((value) => !isTrue(value)) ?? args.at(-1) ?? NOTHING,
  or: (args) => args.find(isTrue) ?? args.at(-1) ?? NOTHING,
  not: telling(([value = NOTHING]) => !isTrue(value)),
  empty: telling(([value = NOTHING]) => !isTrue(value)),
  eq: telling(areEqual),
  ne: telling((args) => !areEqual(args)),
  gt: telling(([a = NOTHING, b = NOTHING]) => Number(shownText(a)) > Number(shownText(b))),
  ge: telling(([a = NOTHING, b = NOTHING]) => Number(shownText(a)) >= Number(shownText(b))),
  lt: telling(([a = NOTHING, b = NOTHING]) => Number(shownText(a)) < Number(shownText(b))),
  le: telling(([a = NOTHING, b = NOTHING]) => Number(shownText(a)) <= Number(shownText(b))),
  contains: telling(([part = NOTHING, text = NOTHING]) => shownText(text).includes(shownText(part))),
  hasPrefix: telling(([part = NOTHING, text = NOTHING]) => shownText(text).startsWith(shownText(part))),
  hasSuffix: telling(([part = NOTHING, text = NOTHING]) => shownText(text).endsWith(shownText(part))),
  hasKey: telling(([map = NOTHING, key = NOTHING]) => member(map, shownText(key)).kind !== 'nothing'),
  kindIs: telling(([kind = NOTHING, value = NOTHING]) => kindOf(value) === shownText(kind)),
  int: numbered,
  int64: numbered,
  float64: unchanged,
  add: counting((a, b) => a + b),
  sub: counting((a, b) => a - b),
  mul: counting((a, b) => a * b),
  lower: onText((text) => text.toLowerCase()),
  upper: onText((text) => text.toUpperCase()),
  trim: onText((text) => text.trim()),
  trunc: onText((text, [length = '0']) => text.slice(0, Math.max(Number(length) || 0, 0))),
  trimSuffix: onText((text, [end = '']) => (end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text)),
  trimPrefix: onText((text, [start = '']) => (text.startsWith(start) ? text.slice(start.length) : text)),
  replace: onText((text, [old = '', fresh = '']) => (old === '' ? text : text.replaceAll(old, fresh))),
  printf: (args, at) => literal(formatted(textsOf(args)), at),
  print: (args, at) => literal(textsOf(args).join(''), at),
  join: ([separator = NOTHING, list = NOTHING], at) =>
    list.kind === 'setting' && list.setting.kind === 'list'
      ? literal(list.setting.items.map((item) => shownText(valueFrom(item))).join(shownText(separator)), at)
      : UNKNOWN,
  list: (args, at) => ({
    kind: 'setting',
    setting: { kind: 'list', items: args.map((value) => settingFrom(value, at)), ...at },
  }),
  dict: dictOf,
  get: ([map, key = NOTHING]) => member(map, shownText(key)),
  index: ([map = NOTHING, ...keys]) => keys.reduce<Value>((value, key) => member(value, shownText(key)), map),
  first: ([list]) => member(list, '0'),
  fromYaml: ([value = NOTHING], at) => {
    const read = parseYaml(shownText(value));
    return 'node' in read ? valueFrom(settingOf(read.node, at.path)) : UNKNOWN;
  },
  lookup: () => NOTHING,
};

/** https://pkg.go.dev/reflect#Kind, as far as YAML has them. */
function kindOf(value: Value): string {
  if (value.kind === 'text') return 'string';
  if (value.kind !== 'setting') return 'invalid';
  const { setting } = value;
  if (setting.kind === 'map') return 'map';
  if (setting.kind === 'list') return 'slice';
  if (setting.kind === 'unknown' || setting.value === null) return 'invalid';
  return { string: 'string', boolean: 'bool', number: 'float64' }[typeof setting.value as 'string'] ?? 'invalid';
}
