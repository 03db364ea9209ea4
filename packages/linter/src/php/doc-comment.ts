import { parseDocType, splitDocType } from './doc-types.ts';
import type { Directive, TypeFacts } from './facts.ts';
import type { NameScope } from './names.ts';

/** What a docblock says, class names resolved. */
export interface DocFacts {
  readonly params: ReadonlyMap<string, TypeFacts>;
  readonly returns?: TypeFacts;
  /** `@var` types by variable name; the empty name is a `@var` that names none. */
  readonly vars: ReadonlyMap<string, TypeFacts>;
  readonly properties: ReadonlyMap<string, TypeFacts>;
  readonly methods: ReadonlyMap<string, TypeFacts>;
  readonly tags: readonly string[];
}

/** Tags that describe values or authorship; they do not tell how a function is reached. */
const descriptive = new Set(
  (
    'param return returns throws throw var see inheritdoc link since todo author copyright template license package ' +
    'subpackage category version example code endcode ingroup file property property-read property-write method ' +
    'mixin uses usedby final abstract access static global name note'
  ).split(' '),
);

/** Text of one tag that is read [UTF-16 units]; no type is longer, and a hostile comment stays cheap. */
const longestTag = 2000;

const tagLine = /^@([a-z][\w\\-]*)\s*(.*)$/i;
const signature = /^(?:static\s+)?(.*?)\s*(&?\s*[A-Za-z_\x80-\uffff][\w\x80-\uffff]*)\s*\(/;

/** Reads a comment that starts with two stars after the slash; anything else gives undefined. */
export function parseDocComment(comment: string, names: NameScope, self: string): DocFacts | undefined {
  if (!comment.startsWith('/**') || !comment.includes('@')) return undefined;
  const params = new Map<string, TypeFacts>();
  const vars = new Map<string, TypeFacts>();
  const properties = new Map<string, TypeFacts>();
  const methods = new Map<string, TypeFacts>();
  const tags = new Set<string>();
  let returns: TypeFacts | undefined;
  for (const { tag, text } of tagsOf(comment)) {
    const bare = tag.replace(/^(?:psalm|phpstan|phan)-/, '');
    if (bare === 'param') setNamed(params, text, names, self);
    else if (bare === 'var') setNamed(vars, text, names, self);
    else if (/^property(-read|-write)?$/.test(bare)) setNamed(properties, text, names, self);
    else if (bare === 'return') returns = parseDocType(splitDocType(text).type, names, self) ?? returns;
    else if (bare === 'method') setMethod(methods, text, names, self);
    else if (bare === tag && !descriptive.has(tag.toLowerCase())) tags.add(tag);
  }
  return { params, vars, properties, methods, tags: [...tags], ...(returns && { returns }) };
}

function setNamed(into: Map<string, TypeFacts>, text: string, names: NameScope, self: string): void {
  const named = /^[&.]*\$(\w+)\s*(.*)$/.exec(text);
  const { type, rest } = splitDocType(named ? (named[2] ?? '') : text);
  const name = named?.[1] ?? /^[&.]*\$([\w\x80-\uffff]+)/.exec(rest)?.[1] ?? '';
  const parsed = parseDocType(type, names, self);
  if (parsed && !into.has(name)) into.set(name, parsed);
}

function setMethod(into: Map<string, TypeFacts>, text: string, names: NameScope, self: string): void {
  const [, type = '', name = ''] = signature.exec(text) ?? [];
  const parsed = parseDocType(type.trim(), names, self);
  if (parsed) into.set(name.replace(/^&\s*/, ''), parsed);
}

/** Tags of a docblock with the text up to the next tag, joined to one line. */
function tagsOf(comment: string): { tag: string; text: string }[] {
  const found: { tag: string; text: string }[] = [];
  const lines = comment.slice(3, comment.endsWith('*/') ? -2 : undefined).split('\n');
  let isOpen = false;
  for (const line of lines) {
    if (!isOpen && !line.includes('@')) continue;
    const text = line.replace(/^[\s*]+/, '').trimEnd();
    const match = tagLine.exec(text);
    const last = found.at(-1);
    if (match) {
      const said = (match[2] ?? '').slice(0, longestTag);
      found.push({ tag: match[1] ?? '', text: said });
      isOpen = leavesOpen(said);
    } else if (isOpen && last && text && last.text.length < longestTag) {
      last.text += ` ${text.slice(0, longestTag)}`;
      isOpen = leavesOpen(last.text);
    }
  }
  return found;
}

/** A type goes on in the next line while a bracket of it is open. */
function leavesOpen(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3c || code === 0x28 || code === 0x7b) depth++;
    else if (code === 0x3e || code === 0x29 || code === 0x7d) depth--;
  }
  return depth > 0;
}

const directive = /@tidemark-([^\n]*)/g;

/**
 * Directives in one comment.
 * @param line Line on which the comment starts, from 1.
 * @param trailing Code stands before the comment on its line.
 */
export function directivesOf(comment: string, line: number, trailing: boolean): Directive[] {
  if (!comment.includes('@tidemark-')) return [];
  return [...comment.matchAll(directive)].map((match) => {
    const before = comment.slice(0, match.index);
    const own = line + before.split('\n').length - 1;
    const text = (match[1] ?? '').replace(/\*+\/\s*$/, '').trim();
    return { line: own, trailing: trailing && own === line, text };
  });
}
