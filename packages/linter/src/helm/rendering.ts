/** Shows a template with values, as `helm template` does, and keeps where each line was set. Nothing of it is run. */
import { type Placed, type Setting, settingAt } from '../configuration/setting.ts';
import { FUNCTIONS, settingFrom, valueFrom } from './functions.ts';
import { type Pipeline, pipelineOf, type Term } from './pipeline.ts';
import { type TemplateNode, templateOf } from './template-syntax.ts';
import { isTrue, linesOf, literal, NOTHING, ofLines, type ShownLine, shownText, UNKNOWN, type Value } from './value.ts';

/** Templates in templates that are shown. */
const DEEPEST = 24;
/** Nodes that are looked at for one file, and pieces of text that are written: a chart of any size has fewer. */
const MOST_STEPS = 100_000;
/** [UTF-16 units] that count as one step. */
const STEP_TEXT = 64;

/** Parts that templates name: `{{ define "shop.labels" }}`. */
export type Parts = ReadonlyMap<string, { readonly path: string; readonly body: readonly TemplateNode[] }>;

/** The parts that files define. */
export function partsOf(files: readonly { readonly path: string; readonly text: string }[]): Parts {
  const parts = new Map<string, { readonly path: string; readonly body: readonly TemplateNode[] }>();
  for (const { path, text } of files) {
    for (const node of templateOf(text)) if (node.do === 'define') parts.set(node.name, { path, body: node.body });
  }
  return parts;
}

/** @param root what the dot is at the start: `Values`, `Release`, `Chart` */
export function rendered(
  file: { readonly path: string; readonly text: string },
  root: Setting,
  parts: Parts,
): readonly Required<Pick<ShownLine, 'text' | 'at'>>[] {
  const page = new Page(file.path);
  new Rendering(parts, root).show(
    templateOf(file.text),
    { dot: valueFrom(root), variables: new Map(), depth: 0 },
    page,
  );
  return page.lines.map(({ text, at, own }) => ({ text, at: at ?? own ?? { path: file.path, line: 1 } }));
}

/** Lines that grow at their end. */
class Page {
  readonly #path: string;
  readonly lines: ShownLine[] = [{ text: '' }];

  constructor(path: string) {
    this.#path = path;
  }

  /** @param line of the template, from 1; each line of a text stands on one of its own */
  write(shown: readonly ShownLine[], line: number, isText: boolean): void {
    shown.forEach(({ text, at, own }, number) => {
      if (number > 0) this.lines.push({ text: '' });
      const last = this.lines.length - 1;
      const before = this.lines[last];
      if (text === '' || !before) return;
      const place = before.at ?? (text.trim() === '' ? undefined : at);
      this.lines[last] = {
        text: before.text + text,
        ...(place ? { at: place } : {}),
        own: before.own ?? own ?? { path: this.#path, line: isText ? line + number : line },
      };
    });
  }
}

interface Scope {
  readonly dot: Value;
  readonly variables: Map<string, Value>;
  readonly depth: number;
}

class Rendering {
  readonly #parts: Parts;
  readonly #root: Setting;
  #steps = 0;

  constructor(parts: Parts, root: Setting) {
    this.#parts = parts;
    this.#root = root;
  }

  show(nodes: readonly TemplateNode[], scope: Scope, page: Page): void {
    for (const node of nodes) {
      this.#steps += 1;
      if (this.#steps > MOST_STEPS) return;
      this.#node(node, scope, page);
    }
  }

  /** What a template shows again and again may be long. */
  #write(lines: readonly ShownLine[], line: number, isText: boolean, page: Page): void {
    this.#steps += lines.reduce((sum, { text }) => sum + 1 + text.length / STEP_TEXT, 0);
    if (this.#steps <= MOST_STEPS) page.write(lines, line, isText);
  }

  #node(node: TemplateNode, scope: Scope, page: Page): void {
    if (node.do === 'define') return;
    if (node.do === 'text') {
      const lines = node.text.split('\n').map((text) => ({ text }));
      this.#write(lines, node.line, true, page);
      return;
    }
    const at: Placed = { path: '', line: node.line };
    if (node.do === 'range') {
      this.#range(node, scope, page, at);
      return;
    }
    const value = this.#value(pipelineOf(afterNames(node.pipeline)), scope, at);
    if (node.do === 'assign') scope.variables.set(node.name, value);
    else if (node.do === 'show') this.#write(placed(linesOf(value)), node.line, false, page);
    else if (isTrue(value)) {
      const named = /^\s*(\$\w+)\s*:=/.exec(node.pipeline)?.[1];
      if (named) scope.variables.set(named, value);
      this.show(node.body, node.do === 'with' ? { ...scope, dot: value } : scope, page);
    } else this.show(node.otherwise, scope, page);
  }

  /** `range $name, $value := .Values.env` */
  #range(node: Extract<TemplateNode, { do: 'if' | 'with' | 'range' }>, scope: Scope, page: Page, at: Placed): void {
    const value = this.#value(pipelineOf(afterNames(node.pipeline)), scope, at);
    const setting = value.kind === 'setting' ? value.setting : undefined;
    const items =
      setting?.kind === 'map'
        ? setting.entries.map((entry) => ({ key: literal(entry.key, at), value: placedAt(entry.value, entry) }))
        : setting?.kind === 'list'
          ? setting.items.map((item, number) => ({ key: literal(number, at), value: item }))
          : [];
    const [, first, second] = /^\s*(\$\w+)\s*(?:,\s*(\$\w+)\s*)?:=/.exec(node.pipeline) ?? [];
    if (items.length === 0) this.show(node.otherwise, scope, page);
    for (const item of items) {
      const dot = valueFrom(item.value);
      const variables = new Map(scope.variables);
      if (first && second) variables.set(first, item.key).set(second, dot);
      else if (first) variables.set(first, dot);
      this.show(node.body, { ...scope, dot, variables }, page);
    }
  }

  #value(pipeline: Pipeline, scope: Scope, at: Placed): Value {
    let piped: Value | undefined;
    for (const command of pipeline) piped = this.#command(command, piped, scope, at);
    return piped ?? NOTHING;
  }

  #command([head, ...rest]: readonly Term[], piped: Value | undefined, scope: Scope, at: Placed): Value {
    if (head?.is !== 'word' || head.text === 'true' || head.text === 'false' || head.text === 'nil')
      return head ? this.#term(head, scope, at) : NOTHING;
    const args = [...rest.map((term) => this.#term(term, scope, at)), ...(piped ? [piped] : [])];
    if (head.text === 'include') return this.#include(args, scope);
    if (head.text === 'set') return NOTHING;
    const known = Object.hasOwn(FUNCTIONS, head.text) ? FUNCTIONS[head.text] : undefined;
    return known?.(args, at) ?? UNKNOWN;
  }

  #include([name, dot = NOTHING]: readonly Value[], scope: Scope): Value {
    const part = name === undefined ? undefined : this.#parts.get(shownText(name));
    if (!part || scope.depth >= DEEPEST) return UNKNOWN;
    const page = new Page(part.path);
    this.show(part.body, { dot, variables: new Map(), depth: scope.depth + 1 }, page);
    return ofLines(page.lines);
  }

  #term(term: Term, scope: Scope, at: Placed): Value {
    switch (term.is) {
      case 'text':
        return literal(term.text, at);
      case 'number':
        return literal(Number(term.text), at);
      case 'word':
        if (term.text === 'true' || term.text === 'false') return literal(term.text === 'true', at);
        return term.text === 'nil' ? NOTHING : this.#command([term], undefined, scope, at);
      case 'group':
        return memberOf(this.#value(term.pipeline, scope, at), term.keys);
      case 'field': {
        const from = term.from;
        const start = from === '' ? scope.dot : from === '$' ? valueFrom(this.#root) : scope.variables.get(from);
        return memberOf(start ?? NOTHING, term.keys);
      }
    }
  }
}

function memberOf(value: Value, keys: readonly string[]): Value {
  let at = value;
  for (const key of keys) {
    if (at.kind === 'unknown') return at;
    at = valueFrom(settingAt(settingFrom(at, { path: '', line: 0 }), key));
  }
  return at;
}

function afterNames(pipeline: string): string {
  return pipeline.replace(/^\s*\$\w+\s*(?:,\s*\$\w+\s*)?:=/, '');
}

/** What is put together in a template has no place of its own. */
function placed(lines: readonly ShownLine[]): readonly ShownLine[] {
  return lines.map(({ at, ...line }) => (at === undefined || at.path === '' ? line : { ...line, at }));
}

/** A plain value of a map is set where its key stands. */
function placedAt(setting: Setting, { path, line }: Placed): Setting {
  return setting.kind === 'value' ? { ...setting, path, line } : setting;
}
