/** Output files that stand behind an option of one program, or first or last among its operands. */
import type { Part, Source, TextAlt } from './value.ts';

/**
 * Programs that write the file named last, by themselves or by the name of a setting that holds their path (`imagick_dir`,
 * where identify(1) only reads). Sources: the manual page of each program (ffmpeg(1), wkhtmltopdf(1), ImageMagick's
 * convert(1), cwebp(1), pdftotext(1)).
 */
const CONVERTERS: readonly string[] = [
  'ffmpeg',
  'avconv',
  'wkhtmltopdf',
  'wkhtmltoimage',
  'magick',
  'imagick',
  'imagemagick',
  'gifsicle',
  'pdfunite',
  'pdfseparate',
  'pdftoppm',
  'pdftotext',
  'mogrify',
  'cwebp',
];

/** The same, with programs that are called like other things. Sources: cp(1), mv(1), ln(1), mkdir(1), touch(1), tee(1). */
export const WRITES_LAST: ReadonlySet<string> = new Set([
  ...CONVERTERS,
  'convert',
  'cp',
  'mv',
  'ln',
  'mkdir',
  'touch',
  'tee',
  'rsync',
  'install',
]);

/** Where words name an output: its position, or -1. */
type FindOutput = (words: readonly string[]) => number;

/**
 * Sources: the manual page of each program (zip(1), unzip(1), tar(1), mysqldump(1), pg_dump(1), 7z(1), openssl(1),
 * ssh-keygen(1), jpegoptim(1), optipng(1), pngquant(1), advpng(1), jpegtran(1), gzip(1), bzip2(1), xz(1), sed(1), pdftk(1),
 * soffice(1)).
 */
const OUTPUTS: ReadonlyMap<string, FindOutput> = new Map([
  ...[...WRITES_LAST].map((name): [string, FindOutput] => [name, lastOperand]),
  ['zip', (words) => words.findIndex((word) => word === '-' || !word.startsWith('-'))],
  ['unzip', behind(/^-d$/)],
  ['tar', (words) => (words.some(isExtraction) ? behind(/^(?:-C|--directory)$/)(words) : archiveOf(words))],
  ['openssl', behind(/^-(?:out|keyout)$/)],
  ['ssh-keygen', (words) => (words.some((word) => /^-[lyeiBFH]/.test(word)) ? -1 : behind(/^-f$/)(words))],
  ['mysqldump', behind(/^-r$/)],
  ['mariadb-dump', behind(/^-r$/)],
  ['pg_dump', behind(/^-f$/)],
  ['pg_dumpall', behind(/^-f$/)],
  ['7z', behind(/^a$/)],
  ['7za', behind(/^a$/)],
  ...['jpegoptim', 'optipng', 'pngquant', 'advpng'].map((name): [string, FindOutput] => [
    name,
    lastUnless(/^(?:--stdout|--simulate|--noaction|-n|-)$/),
  ]),
  ...['gzip', 'gunzip', 'bzip2', 'bunzip2', 'xz'].map((name): [string, FindOutput] => [
    name,
    lastUnless(/^(?:-[a-z\d]*[clt][a-z\d]*|--(?:stdout|to-stdout|list|test))$/),
  ]),
  ['jpegtran', behind(/^-outfile$/)],
  ['pdftk', behind(/^output$/)],
  ['soffice', behind(/^--outdir$/)],
  ['libreoffice', behind(/^--outdir$/)],
  ['sed', (words) => (words.some((word) => /^-(?:[a-z]*i|-in-place)/.test(word)) ? lastOperand(words) : -1)],
]);

/** A setting may be called after these: `ffmpegPath`. */
const NAMING: readonly string[] = [...CONVERTERS, ...[...OUTPUTS.keys()].filter((name) => !WRITES_LAST.has(name))];

function behind(option: RegExp): FindOutput {
  return (words) => {
    const at = words.findIndex((word) => option.test(word));
    return at < 0 || at + 1 >= words.length ? -1 : at + 1;
  };
}

/** Changes the file named last, unless an option has it print the result, or do nothing. */
function lastUnless(option: RegExp): FindOutput {
  return (words) => (words.some((word) => option.test(word)) ? -1 : lastOperand(words));
}

const archiveOf = behind(/^-?(?=[a-zA-Z]*[cru])[a-zA-Z]*f$/);

/** `tar -xzf`, `tar xf`. */
function isExtraction(word: string, at: number): boolean {
  return (
    word === '--extract' || (at === 0 ? /^-?[a-zA-Z]*x[a-zA-Z]*$/.test(word) : /^-[a-zA-Z]*x[a-zA-Z]*$/.test(word))
  );
}

/** The last word, unless it is an option (`-version`), is read (`-i movie.mp4`), or an option names the output. */
export function lastOperand(words: readonly string[]): number {
  const at = words.length - 1;
  const isOutput =
    at >= 0 &&
    !words[at]?.startsWith('-') &&
    words[at - 1] !== '-i' &&
    !words.some((word) => /^(?:-[oO]|--output(?:-\w+)?(?:=.*)?)$/.test(word));
  return isOutput ? at : -1;
}

/** A part that is no text, in the place of which a word stands. */
const HOLE = '\u0001';
/** A character within quotes, where a blank or an operator means nothing. */
const QUOTED = '\u0002';

/** A position in the parts of a text. */
export interface PartPosition {
  readonly part: number;
  readonly offset: number;
}

interface Word {
  readonly text: string;
  readonly at: number;
}

/** Where the name of a file begins, and that of the directory to which the command line changed before, if it is in there. */
export interface NamedOutput extends PartPosition {
  readonly within?: PartPosition;
}

/** The files that the programs of a command line make. */
export function namedOutputs({ parts }: TextAlt): readonly NamedOutput[] {
  const flat = parts.map((part) => (typeof part === 'string' ? part : HOLE)).join('');
  const found: NamedOutput[] = [];
  let directory: Word | undefined;
  for (const command of withoutQuoted(flat).matchAll(/(?:[^;|\n&]|(?<=[<>])&|&(?=>))+/g)) {
    const words = [...command[0].matchAll(/\S+/g)].map(({ 0: { length }, index }): Word => {
      const at = command.index + index;
      return { text: flat.slice(at, at + length), at };
    });
    const [program, ...rest] = withoutStarters(withoutRedirections(words));
    if (program?.text === 'cd') [directory] = rest;
    const findOutput = program && OUTPUTS.get(programNamed(parts, program.text, program.at));
    const output = findOutput && rest[findOutput(rest.map(({ text }) => text))];
    if (!output || isStandardOutput(output.text)) continue;
    const within = directory && isRelative(output.text) ? { within: positionOf(parts, directory.at) } : {};
    found.push({ ...positionOf(parts, output.at), ...within });
  }
  return found;
}

/** The text with what is quoted made unreadable, of the same length; the text itself where a quote stays open. */
function withoutQuoted(text: string): string {
  let quote = '';
  const result = Array.from({ length: text.length }, (_, at) => {
    const ch = text[at] ?? '';
    if (quote === '' ? ch === '"' || ch === "'" : ch === quote) {
      quote = quote === '' ? ch : '';
      return ch;
    }
    return quote === '' || ch === HOLE ? ch : QUOTED;
  });
  return quote === '' ? result.join('') : text;
}

/** `-` in the place of a file: zip(1), tar(1), convert(1). */
function isStandardOutput(word: string): boolean {
  return /^["']?(?:\w+:)?-["']?$/.test(word);
}

/** A hole mostly stands for a whole path. */
function isRelative(word: string): boolean {
  return !new RegExp(`^["']*[/~$${HOLE}]`).test(word);
}

const REDIRECTION = /^(?:\d|&)?(?:>{1,2}|<)/;

/** Without `> file`, `2>&1` and `< file`. */
function withoutRedirections(words: readonly Word[]): readonly Word[] {
  return words.filter(({ text }, number) => {
    const before = words[number - 1]?.text ?? '';
    return !REDIRECTION.test(text) && !(REDIRECTION.test(before) && before.replace(REDIRECTION, '') === '');
  });
}

/** Programs that start the one behind them: sudo(8), nice(1), ionice(1), nohup(1), env(1), time(1), timeout(1). */
const STARTERS = /^(?:sudo|nice|ionice|nohup|env|exec|time|timeout)$/;

function withoutStarters(words: readonly Word[]): readonly Word[] {
  let at = 0;
  while (at < words.length && (STARTERS.test(words[at]?.text ?? '') || /^\w+=/.test(words[at]?.text ?? ''))) {
    const takesTime = words[at]?.text === 'timeout';
    at += 1;
    for (let option = words[at]?.text; option?.startsWith('-'); option = words[at]?.text)
      at += /^-[ncu]$/.test(option) ? 2 : 1;
    if (takesTime) at += 1;
  }
  return words.slice(at);
}

/**
 * `/usr/bin/zip`, or the name behind a directory, `$bin/zip`; else what a hole is called after: `->get_zip_executable_path()`.
 */
function programNamed(parts: readonly Part[], word: string, at: number): string {
  const plain = word.replace(/["']/g, '').toLowerCase();
  const written = plain.slice(plain.lastIndexOf(HOLE) + 1).replace(/^.*\//, '');
  if (!plain.includes(HOLE) || /^[a-z]/.test(written)) return written;
  const labels = [...word.matchAll(new RegExp(HOLE, 'g'))].map(({ index }) => {
    const part = parts[positionOf(parts, at + index).part];
    return typeof part === 'object' ? labelOf(part) : '';
  });
  const words = labels
    .join(' ')
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return words.includes('identify') ? '' : (NAMING.find((name) => words.includes(name)) ?? '');
}

/** What a hole is called after: `$settings['ffmpegPath']`. */
function labelOf(source: Source): string {
  if (source.from !== 'param') return source.label;
  return [source.fn.facts.params[source.index]?.name ?? '', ...(source.keys ?? [])].join(' ');
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
