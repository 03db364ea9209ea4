import type { TypeFacts } from './facts.ts';
import type { NameScope } from './names.ts';

/** Type names of PHP and of PHPDoc that are no classes; from PHPStan's and Psalm's lists of basic types. */
const builtins = new Set(
  (
    'int integer float double string bool boolean array object callable iterable void never null mixed true false ' +
    'resource static $this scalar numeric number list class-string array-key non-empty-string non-empty-array ' +
    'non-empty-list positive-int negative-int non-negative-int non-positive-int literal-string numeric-string ' +
    'callable-string lowercase-string truthy-string non-falsy-string interface-string trait-string enum-string ' +
    'key-of value-of int-mask int-mask-of never-return no-return noreturn empty closed-resource open-resource ' +
    'callable-array callable-object pure-callable pure-closure associative-array stringable-object'
  ).split(' '),
);

const collections = new Set(['array', 'list', 'iterable', 'non-empty-array', 'non-empty-list', 'associative-array']);

/** How deep generics are followed; deeper ones say nothing about a receiver. */
const deepest = 8;

interface Parts {
  readonly classes: Set<string>;
  readonly builtins: Set<string>;
  readonly elements: Set<string>;
}

/**
 * Reads a PHPDoc type as far as classes go: unions, `?Foo`, `Foo[]`, `Collection<Foo>`, shapes skipped.
 * @param self Name of the class it stands in, for `self`; empty when there is none.
 */
export function parseDocType(written: string, names: NameScope, self: string): TypeFacts | undefined {
  const parts: Parts = { classes: new Set(), builtins: new Set(), elements: new Set() };
  collect(written, names, self, parts, 0);
  if (parts.classes.size + parts.builtins.size + parts.elements.size === 0) return undefined;
  const type = { classes: [...parts.classes], builtins: [...parts.builtins] };
  return parts.elements.size === 0 ? type : { ...type, elements: [...parts.elements] };
}

function collect(written: string, names: NameScope, self: string, into: Parts, depth: number): void {
  if (depth > deepest) return;
  for (const alternative of splitAtTop(written, '|')) {
    for (const one of splitAtTop(alternative, '&')) collectOne(one.trim(), names, self, into, depth);
  }
}

function collectOne(written: string, names: NameScope, self: string, into: Parts, depth: number): void {
  let type = written;
  if (type.startsWith('?')) {
    into.builtins.add('null');
    type = type.slice(1).trim();
  }
  if (type.startsWith('(') && type.endsWith(')')) return collect(type.slice(1, -1), names, self, into, depth + 1);
  if (type.endsWith('[]')) {
    into.builtins.add('array');
    return collectElements(type.slice(0, -2), names, self, into, depth);
  }
  const generic = /^([\w\\$-]+)\s*[<{(]/.exec(type);
  const name = generic?.[1] ?? type;
  if (generic && type.endsWith('>')) {
    const inner = splitAtTop(type.slice(generic[0].length, -1), ',');
    const last = inner.at(-1);
    if (last !== undefined && name !== 'class-string') collectElements(last, names, self, into, depth);
  }
  addName(name, names, self, into);
}

function collectElements(written: string, names: NameScope, self: string, into: Parts, depth: number): void {
  const inner: Parts = { classes: into.elements, builtins: new Set(), elements: new Set() };
  collect(written, names, self, inner, depth + 1);
}

function addName(name: string, names: NameScope, self: string, into: Parts): void {
  const lower = name.toLowerCase();
  if (lower === 'self') {
    if (self) into.classes.add(self);
    else into.builtins.add('self');
  } else if (lower === '$this') into.builtins.add('static');
  else if (collections.has(lower)) into.builtins.add('array');
  else if (builtins.has(lower)) into.builtins.add(lower);
  else if (/^\\?[a-z_\x80-\uffff][\w\x80-\uffff]*(\\[a-z_\x80-\uffff][\w\x80-\uffff]*)*$/i.test(name)) {
    into.classes.add(names.className(name));
  }
}

function splitAtTop(text: string, separator: string): string[] {
  if (!text.includes(separator)) return [text];
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const ch = text[at];
    if (ch === '<' || ch === '(' || ch === '{') depth++;
    else if (ch === '>' || ch === ')' || ch === '}') depth--;
    else if (ch === separator && depth <= 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** The type at the start of a tag's text, and what follows it: `array<int, Foo> $x` has a space inside its type. */
export function splitDocType(text: string): { type: string; rest: string } {
  let depth = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const ch = text[at] ?? '';
    if (ch === '<' || ch === '(' || ch === '{') depth++;
    else if (ch === '>' || ch === ')' || ch === '}') depth--;
    else if (
      depth <= 0 &&
      /\s/.test(ch) &&
      !/^\s*[|&]/.test(text.slice(at, at + 8)) &&
      !/[|&]\s*$/.test(text.slice(0, at))
    ) {
      break;
    }
  }
  return { type: text.slice(0, at), rest: text.slice(at).trim() };
}
