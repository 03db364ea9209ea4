/** Reads Dockerfiles: instructions with their lines, variables and volumes. https://docs.docker.com/reference/dockerfile/ */

/** One instruction; `name` in upper case. Lines from 1. */
export interface Instruction {
  readonly name: string;
  /** Everything after the name, continued lines joined by a line break. */
  readonly text: string;
  readonly line: number;
  /** Name of the stage it stands in (`FROM … AS name`), else its number. */
  readonly stage: string;
}

/** A value with the line it stands on. */
export interface PlacedText {
  readonly text: string;
  readonly line: number;
}

const INSTRUCTION = /^\s*([A-Za-z]+)(?:\s+|$)/;

const HERE_DOCUMENT = /<<-?\s*(["']?)(\w+)\1/;

/** Longest here-document [lines]. */
const LONGEST_BODY = 2000;

/** The instructions of a Dockerfile. Comments and the bodies of here-documents are left out. */
export function instructionsOf(text: string): readonly Instruction[] {
  const lines = text.split(/\r?\n/);
  const found: Instruction[] = [];
  let stage = '0';
  let stages = 0;
  for (let number = 0; number < lines.length; number += 1) {
    const first = lines[number] ?? '';
    const match = INSTRUCTION.exec(first);
    if (!match || first.trimStart().startsWith('#')) continue;
    const line = number + 1;
    const parts = [first.slice(match[0].length)];
    while (/\\\s*$/.test(lines[number] ?? '') && number + 1 < lines.length) {
      number += 1;
      // A comment between continued lines does not end the instruction.
      const isComment = (lines[number] ?? '').trimStart().startsWith('#');
      parts.push(isComment ? '\\' : (lines[number] ?? ''));
      if (isComment) lines[number] = '\\';
    }
    const name = (match[1] ?? '').toUpperCase();
    const end = HERE_DOCUMENT.exec(parts.join('\n'))?.[2];
    if (end !== undefined && /^(?:RUN|COPY|ADD)$/.test(name)) {
      const close = lines
        .slice(number + 1, number + 1 + LONGEST_BODY)
        .findIndex((candidate) => candidate.trim() === end);
      if (close >= 0) number += close + 1;
    }
    const whole = parts.map((part) => part.replace(/\\\s*$/, '')).join('\n');
    if (name === 'FROM') {
      stage = / as\s+(\S+)/i.exec(whole)?.[1] ?? String(stages);
      stages += 1;
    }
    found.push({ name, text: whole, line, stage });
  }
  return found;
}

/** `KEY="a b" OTHER=c`, `KEY a b`. */
const PAIR = /([A-Za-z_][\w.]*)=("(?:[^"\\]|\\[\s\S])*"|'[^']*'|(?:[^\s\\"']|\\.)*)/g;

/** The variables of an `ENV` instruction. */
export function variablesOf({ text, line }: Instruction): readonly (PlacedText & { readonly name: string })[] {
  if (!/^\s*[A-Za-z_][\w.]*=/.test(text)) {
    const [, name, value = ''] = /^\s*([A-Za-z_][\w.]*)\s+([^\n]*)/.exec(text) ?? [];
    return name === undefined ? [] : [{ name, text: value.trim(), line }];
  }
  return [...text.matchAll(PAIR)].map((match) => ({
    name: match[1] ?? '',
    text: unquoted(match[2] ?? ''),
    line: line + linesIn(text.slice(0, match.index)),
  }));
}

/** The paths of a `VOLUME` instruction, as a list in JSON or as words. */
export function volumesOf({ text, line }: Instruction): readonly PlacedText[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|([^\s,[\]"']+)/g)].map((match) => ({
    text: match[1] ?? match[2] ?? match[3] ?? '',
    line: line + linesIn(text.slice(0, match.index)),
  }));
}

function unquoted(text: string): string {
  const inner = /^(["'])([\s\S]*)\1$/.exec(text)?.[2] ?? text;
  return inner.replace(/\\([\s\S])/g, '$1');
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

/** Directories in which the application lies: working directories and what files of the project are copied to. */
export function applicationDirectories(instructions: readonly Instruction[]): readonly string[] {
  const found = instructions.flatMap(({ name, text }) => {
    if (name === 'WORKDIR') return [text.trim()];
    if ((name === 'COPY' || name === 'ADD') && !/--from=/.test(text)) {
      const words = text.trim().split(/\s+/);
      const [source = ''] = words.filter((word) => !word.startsWith('--'));
      return /^\.\/?$/.test(source) ? [words.at(-1) ?? ''] : [];
    }
    return [];
  });
  return [...new Set(found.map((path) => path.replace(/\/+$/, '')))].filter((path) => /^\/[^/]/.test(path));
}
