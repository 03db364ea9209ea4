/** Output files that stand behind an option of one program, or first among its operands. */
import type { Part, TextAlt } from './value.ts';

/**
 * Where the words behind a program name the file that it makes: their position, if they do. Sources: the manual page of
 * each program (zip(1), tar(1), mysqldump(1), pg_dump(1), 7z(1)).
 */
const OUTPUTS: ReadonlyMap<string, (words: readonly string[]) => number> = new Map([
  ['zip', (words) => words.findIndex((word) => !word.startsWith('-'))],
  ['tar', behind(/^-?(?=[a-zA-Z]*[cru])[a-zA-Z]*f$/)],
  ['mysqldump', behind(/^-r$/)],
  ['mariadb-dump', behind(/^-r$/)],
  ['pg_dump', behind(/^-f$/)],
  ['pg_dumpall', behind(/^-f$/)],
  ['7z', behind(/^a$/)],
  ['7za', behind(/^a$/)],
]);

function behind(option: RegExp): (words: readonly string[]) => number {
  return (words) => {
    const at = words.findIndex((word) => option.test(word));
    return at < 0 || at + 1 >= words.length ? -1 : at + 1;
  };
}

/** A part that is no text, in the place of which a word stands. */
const HOLE = '\u0001';

/** A position in the parts of a text. */
export interface PartPosition {
  readonly part: number;
  readonly offset: number;
}

/** Where the names of files begin that the programs of a command line make. */
export function namedOutputs({ parts }: TextAlt): readonly PartPosition[] {
  const flat = parts.map((part) => (typeof part === 'string' ? part : HOLE)).join('');
  const found: PartPosition[] = [];
  for (const command of flat.matchAll(/(?:[^;|\n&]|(?<!&)&(?!&))+/g)) {
    const words = [...command[0].matchAll(/\S+/g)].map(({ 0: text, index }) => ({ text, at: command.index + index }));
    const [program, ...rest] = words;
    const findOutput = program && OUTPUTS.get(programNamed(parts, program.text, program.at));
    const output = findOutput && rest[findOutput(rest.map(({ text }) => text))];
    if (output) found.push(positionOf(parts, output.at));
  }
  return found;
}

/** `/usr/bin/zip`, or what a hole is called after: `->get_zip_executable_path()`. */
function programNamed(parts: readonly Part[], word: string, at: number): string {
  const plain = word.replace(/["']/g, '');
  if (!plain.includes(HOLE)) return plain.replace(/^.*\//, '').toLowerCase();
  const part = parts[positionOf(parts, at + word.indexOf(HOLE)).part];
  const label = typeof part === 'object' && 'label' in part ? part.label : '';
  const words = label
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return [...OUTPUTS.keys()].find((name) => words.includes(name)) ?? '';
}

function positionOf(parts: readonly Part[], at: number): PartPosition {
  let left = at;
  for (const [number, part] of parts.entries()) {
    const length = typeof part === 'string' ? part.length : HOLE.length;
    if (left < length) return { part: number, offset: left };
    left -= length;
  }
  return { part: parts.length, offset: 0 };
}
