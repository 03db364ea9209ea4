/** Texts as far as they are known: literal parts, and holes that say where the rest comes from. */
import type { TraceStep } from '../result.ts';
import type { FunctionNode } from './functions.ts';

/** A part of a text that is not literal. */
export type Hole =
  /** A directory of the project; `base` is relative to the root. */
  | { readonly from: 'app'; readonly base: string }
  | { readonly from: 'temporary'; readonly label: string }
  /** Given from outside: environment, settings, request. */
  | { readonly from: 'outside'; readonly label: string; readonly variable?: string }
  | {
      readonly from: 'param';
      readonly fn: FunctionNode;
      readonly index: number;
      readonly label: string;
      readonly isMember: boolean;
    }
  /** `unique`: no other request can know it. */
  | { readonly from: 'unknown'; readonly label: string; readonly unique?: true };

export type Part = string | Hole;

/** One alternative of a value. */
export interface Text {
  readonly parts: readonly Part[];
  /** From the origin on. */
  readonly trace: readonly TraceStep[];
}

/** Alternatives that are followed for one value. */
const MAX_ALTERNATIVES = 8;

export function literal(text: string): Text {
  return { parts: [text], trace: [] };
}

export function hole(part: Hole): Text {
  return { parts: [part], trace: [] };
}

export function unknown(label: string): Text {
  return hole({ from: 'unknown', label });
}

/** Joins neighbouring literals and drops empty ones; a text without any part is the empty text. */
function compact(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result.length === 0 ? [''] : result;
}

export function joinTexts(texts: readonly Text[], separator: string): Text {
  const parts = texts.flatMap((text, at) => (at === 0 || separator === '' ? text.parts : [separator, ...text.parts]));
  return { parts: compact(parts), trace: texts.flatMap(({ trace }) => trace).slice(0, 12) };
}

/** Every way to take one alternative of each, up to a limit. */
export function combinations(lists: readonly (readonly Text[])[]): readonly (readonly Text[])[] {
  let result: (readonly Text[])[] = [[]];
  for (const list of lists) {
    result = result.flatMap((before) => list.map((text) => [...before, text])).slice(0, MAX_ALTERNATIVES);
  }
  return result;
}

/** Alternatives without doubles, up to a limit. */
export function distinct(texts: readonly Text[]): readonly Text[] {
  const seen = new Set<string>();
  return texts
    .filter((text) => {
      const key = keyOf(text);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, MAX_ALTERNATIVES);
}

/** Equal for equal texts. */
export function keyOf({ parts }: Text): string {
  return JSON.stringify(
    parts.map((part) => (typeof part === 'string' ? part : part.from === 'param' ? [part.from, part.label] : part)),
  );
}

/** The same with a step further from the origin. */
export function withStep(text: Text, step: TraceStep): Text {
  return { parts: text.parts, trace: [...text.trace, step].slice(-12) };
}

/** The directory part of a path. */
export function directoryOfText({ parts, trace }: Text): Text {
  const last = parts.at(-1);
  const before = parts.slice(0, -1);
  if (typeof last === 'string') {
    const trimmed = last.replace(/\/+$/, '');
    const slash = trimmed.lastIndexOf('/');
    if (slash >= 0)
      return { parts: compact([...before, trimmed.slice(0, slash) || (before.length === 0 ? '/' : '')]), trace };
    return before.length === 0 ? { parts: ['.'], trace } : directoryOfText({ parts: before, trace });
  }
  if (last?.from === 'app') {
    const slash = last.base.lastIndexOf('/');
    return { parts: [...before, { ...last, base: slash < 0 ? '' : last.base.slice(0, slash) }], trace };
  }
  return before.length === 0 ? { parts, trace } : directoryOfText({ parts: before, trace });
}

/** The last segment of a path, as far as it is known. */
export function baseNameOfText({ parts, trace }: Text): Text {
  const last = parts.at(-1);
  if (typeof last === 'string' && (last.includes('/') || parts.length === 1)) {
    return { parts: [last.replace(/\/+$/, '').replace(/^.*\//, '')], trace };
  }
  return { parts: [{ from: 'unknown', label: 'a file name' }], trace };
}

export function isAbsolute({ parts }: Text): boolean {
  const [head] = parts;
  if (typeof head === 'string') return /^(?:\/|[a-z]:[\\/]|file:)/i.test(head);
  return head?.from === 'app' || head?.from === 'temporary';
}
