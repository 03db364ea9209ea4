/** A scenario's text taken apart, each part with its place. YAML holds JSON, so that one reader does for both. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { SimulationError } from '../errors.ts';

/** Where a part comes from: a line of the text (from 1), `--set`, a default and who says so. Nothing for parts of an object. */
export interface Origin {
  readonly line?: number;
  readonly told?: string;
}

export type Source =
  | { readonly kind: 'scalar'; readonly text: string; readonly value: Scalar; readonly origin: Origin }
  | { readonly kind: 'list'; readonly items: readonly Source[]; readonly origin: Origin }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Entry>; readonly origin: Origin };

export type Scalar = string | number | boolean | null;

export interface Entry {
  readonly key: Origin;
  readonly value: Source;
}

/** What `sourceOf` takes apart: the same shapes as a text has. */
export type Plain = Scalar | undefined | readonly Plain[] | { readonly [key: string]: Plain };

/** Nesting and parts beyond these are refused: no scenario needs them, and aliases could make them without end. */
const DEEPEST = 40;
const MOST_PARTS = 200_000;
const MOST_ALIASES = 1000;

const NOTHING: Origin = {};

/** @throws SimulationError `scenario.syntax`, with the line */
export function parseText(text: string, filename: string): Source {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, strict: true, uniqueKeys: true });
  const mistake = document.errors[0] ?? document.warnings[0];
  const at = (node: Node): Origin => (node.range ? { line: counter.linePos(node.range[0]).line } : NOTHING);
  if (mistake !== undefined) {
    const says = mistake.code === 'MULTIPLE_DOCS' ? 'a second document begins; a file has one' : mistake.message;
    throw syntaxError(filename, counter.linePos(mistake.pos[0]).line, says);
  }
  let parts = 0;
  let aliases = 0;
  const convert = (given: unknown, depth: number, where: Origin): Source => {
    const node = isAlias(given) ? given.resolve(document) : given;
    const origin = isAlias(given) ? at(given) : isMap(node) || isSeq(node) || isScalar(node) ? at(node) : where;
    if (depth > DEEPEST) throw syntaxError(filename, origin.line, `nested deeper than ${DEEPEST} levels`);
    if (isAlias(given) && ++aliases > MOST_ALIASES) {
      throw syntaxError(filename, origin.line, `more than ${MOST_ALIASES} aliases`);
    }
    if (++parts > MOST_PARTS) throw syntaxError(filename, origin.line, `more than ${MOST_PARTS} values`);
    if (isSeq(node)) return { kind: 'list', origin, items: node.items.map((item) => convert(item, depth + 1, origin)) };
    if (isMap(node)) {
      const entries = new Map<string, Entry>();
      for (const { key, value } of node.items) {
        if (!isScalar(key)) throw syntaxError(filename, origin.line, 'a key must be a word');
        const own = at(key);
        entries.set(String(key.value), { key: own, value: convert(value, depth + 1, own) });
      }
      return { kind: 'map', origin, entries };
    }
    return scalarOf(isScalar(node) ? node.value : null, isScalar(node) ? node.source : undefined, origin);
  };
  return convert(document.contents, 0, { line: 1 });
}

function syntaxError(filename: string, line: number | undefined, what: string): SimulationError {
  const first = what.split('\n', 1)[0] ?? what;
  const place = line === undefined ? '' : `line ${line}: `;
  return new SimulationError('scenario.syntax', { where: filename, what: `${place}${first}` });
}

function scalarOf(value: unknown, source: string | undefined, origin: Origin): Source {
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  // A number is read as it was written, so that 007 and 1e3 mean what they say.
  const text = typeof value === 'string' ? value : (source ?? String(known));
  return { kind: 'scalar', text, value: known, origin };
}

/** A value of a program as if it had been a text. */
export function sourceOf(value: Plain, origin: Origin = NOTHING, depth = 0): Source {
  if (depth > DEEPEST) {
    throw new SimulationError('scenario.syntax', { what: `the scenario is nested deeper than ${DEEPEST} levels` });
  }
  if (Array.isArray(value)) {
    return {
      kind: 'list',
      origin,
      items: (value as readonly Plain[]).map((item) => sourceOf(item, origin, depth + 1)),
    };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]): [string, Entry] => [key, { key: origin, value: sourceOf(each, origin, depth + 1) }]);
    return { kind: 'map', origin, entries: new Map(entries) };
  }
  return scalarOf(value, undefined, origin);
}

/** The same, as a program would have given it. */
export function plainOf(source: Source): Plain {
  switch (source.kind) {
    case 'scalar':
      return source.value;
    case 'list':
      return source.items.map(plainOf);
    case 'map':
      return Object.fromEntries([...source.entries].map(([key, { value }]) => [key, plainOf(value)]));
  }
}

/**
 * The source with the value at a dotted path replaced or added: `php.nodes`, `traffic.requests.page.service`, where an entry
 * of a list is named by its `name` or its index from 0, after a dot or in brackets. What is no map is left as it is, for who reads
 * it says so better.
 * @throws SimulationError `usage.set` where the path leads through a value or past the end of a list
 */
export function withSetting(source: Source, path: string, value: Source): Source {
  if (source.kind !== 'map') return source;
  const parts = path.replaceAll(/\[([^\].]+)\]/g, '.$1').split('.');
  if (parts.some((part) => part === '')) throw noSuchPlace(path, 'a name is missing between its dots');
  return replaced(source, parts, value, path);
}

function replaced(source: Source | undefined, parts: readonly string[], value: Source, path: string): Source {
  const [head, ...rest] = parts;
  if (head === undefined) return value;
  if (source === undefined || source.kind === 'map') {
    const entries = new Map(source?.entries);
    entries.set(head, {
      key: entries.get(head)?.key ?? value.origin,
      value: replaced(entries.get(head)?.value, rest, value, path),
    });
    return { kind: 'map', origin: source?.origin ?? value.origin, entries };
  }
  if (source.kind === 'scalar') throw noSuchPlace(path, `"${source.text}" has no key "${head}"`);
  const at = source.items.findIndex((item, index) => nameOf(item) === head || String(index) === head);
  if (at < 0) {
    const names = source.items.map((item, index) => nameOf(item) ?? index);
    throw noSuchPlace(
      path,
      `the list has no entry "${head}": it has ${names.length === 0 ? 'none' : names.join(', ')}`,
    );
  }
  return {
    ...source,
    items: source.items.map((item, index) => (index === at ? replaced(item, rest, value, path) : item)),
  };
}

/** Where the value at a dotted path stands; where it ends early, the last part that is there. */
export function originAt(source: Source, path: string): Origin {
  let at = source;
  for (const part of path === '' ? [] : path.split('.')) {
    const next = childOf(at, part);
    if (next === undefined) break;
    at = next;
  }
  return at.origin;
}

function childOf(source: Source, part: string): Source | undefined {
  if (source.kind === 'map') return source.entries.get(part)?.value;
  if (source.kind === 'scalar') return undefined;
  return source.items.find((item, index) => nameOf(item) === part || String(index) === part);
}

function nameOf(source: Source): string | undefined {
  const name = source.kind === 'map' ? source.entries.get('name')?.value : undefined;
  return name?.kind === 'scalar' ? name.text : undefined;
}

function noSuchPlace(path: string, why: string): SimulationError {
  return new SimulationError('usage.set', {
    where: path,
    what: why,
    next: 'See tidemark-sim explain for the keys in force.',
  });
}
