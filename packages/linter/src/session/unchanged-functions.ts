/** Functions of a file that an edit has left as they were. */
import type { ClassFacts, FileFacts, FunctionFacts } from '../php/facts.ts';

/** A text with what was read of it. */
export interface ReadText {
  readonly text: string;
  readonly facts: FileFacts;
}

/** Lines count from 1. */
export interface UnchangedFunctions {
  /** Where a line of the text before is now, if it lies in an unchanged function, and in no other. */
  lineNow(line: number): number | undefined;
  /** Does this line of the text now lie in an unchanged function, and in no other? */
  isAt(line: number): boolean;
}

interface Part {
  /** Name with its class, the same for one function before and after. */
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/**
 * Undefined where the file declares other classes than before or they have other parents, where two functions share a name,
 * or where a text was not understood whole.
 */
export function unchangedFunctions(before: ReadText, now: ReadText): UnchangedFunctions | undefined {
  if (before.facts.partial !== undefined || now.facts.partial !== undefined) return undefined;
  if (headsOf(before.facts) !== headsOf(now.facts)) return undefined;
  const [old, own] = [partsOf(before), partsOf(now)];
  const [were, are] = [old, own].map((parts) => new Map(parts.map(({ name, text }) => [name, text] as const)));
  if (!were || !are || were.size !== old.length || are.size !== own.length) return undefined;
  const isSame = ({ name }: Part): boolean => were.get(name) !== undefined && were.get(name) === are.get(name);
  const firstNow = new Map(own.map(({ name, first }) => [name, first] as const));
  return {
    lineNow: (line) => {
      const part = partAt(old, isSame, line);
      return part && (firstNow.get(part.name) ?? 0) + line - part.first;
    },
    isAt: (line) => partAt(own, isSame, line) !== undefined,
  };
}

function partAt(parts: readonly Part[], isSame: (part: Part) => boolean, line: number): Part | undefined {
  const around = parts.filter(({ first, last }) => line >= first && line <= last);
  return around.every(isSame) ? around[0] : undefined;
}

function headsOf({ classes }: FileFacts): string {
  const head = ({ kind, name, extends: parents, implements: interfaces, traits }: ClassFacts): readonly unknown[] => {
    return [kind, name, parents, interfaces, traits];
  };
  return JSON.stringify(classes.map(head));
}

/** The outermost functions and methods, in their order. */
function partsOf({ text, facts }: ReadText): readonly Part[] {
  const starts = lineStarts(text);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1;
  const parts: Part[] = [];
  let end = 0;
  for (const fn of [...facts.functions].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])) {
    if (fn.kind !== 'function' && fn.kind !== 'method') continue;
    const [first, column, last, lastColumn] = fn.span;
    const [start, stop] = [offset(first, column), offset(last, lastColumn)];
    if (start < end) continue;
    parts.push({ name: nameOf(fn, facts), first, last, text: text.slice(start, stop) });
    end = stop;
  }
  return parts;
}

function nameOf({ name, cls }: FunctionFacts, { classes }: FileFacts): string {
  return cls === undefined ? name : `${classes[cls]?.name ?? ''}::${name}`;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
