import { namedOutputs, WRITES_LAST } from './command-outputs.ts';
import type { Value } from './value.ts';
import { compact, type Part, type TextAlt } from './value.ts';

const OUTPUT_OPTION = /(?:^|\s)(?:--result-file=|--output=|--output-document=|-sOutputFile=|-o\s+|-O\s+)$/;
/**
 * Programs to which `-o` or `-O` means something else than a file to write. Sources: ssh(1), scp(1), sftp(1), mount(8),
 * ps(1), pgrep(1), find(1), grep(1), ls(1), unzip(1), zip(1), tar(1), rsync(1), mysql(1), lsof(8), useradd(8), ip(8),
 * iptables(8), kubectl, virsh(1), df(1), netstat(8), stat(1), install(1), svn.
 */
const OTHER_OPTION: ReadonlySet<string> = new Set(
  'ssh scp sftp sshfs mount ps pgrep find grep egrep ls unzip zip tar rsync mysql mysqldump lsof useradd usermod ip iptables kubectl virsh df netstat stat install svn'.split(
    ' ',
  ),
);

/**
 * A format that is asked for, no file: `--output=json`. Sources: occ (Nextcloud), kubectl, the command lines of AWS and
 * Azure.
 */
const FORMAT = /^["']?(?:json(?:_pretty|c)?|ya?ml|table|wide|plain|text|tsv)["']?(?:[\s;|&<>]|$)/;

/**
 * Programs that change the code in the directory in which they run. Sources: the manual page of git and the
 * documentation of Composer and npm.
 */
const CHANGES_RELEASE =
  /(?:^|&&|;)\s*(?:\S*\/)?(?:(?:php\d*\s+)?\S*composer(?:\.phar)?\s+(?:install|update|require|remove|dump-autoload)|git\s+(?:pull|checkout|reset|clean|stash|merge|rebase)|npm\s+(?:install|ci|update))\b/i;

/** The code as it was deployed. */
export const RELEASE: TextAlt = {
  is: 'text',
  parts: [{ from: 'place', place: 'app', label: 'the release', base: '' }],
};

/** Does this command line change the deployed code itself, at its beginning or after another command? */
export function changesRelease(command: string): boolean {
  return CHANGES_RELEASE.test(command);
}

function programOf(text: string): string | undefined {
  const first = /^\s*(?:(?:sudo|nice|timeout\s+\S+|env(?:\s+\w+=\S*)*)\s+)*["']?([\w./-]+)/.exec(text)?.[1];
  return first?.replace(/^.*\//, '').toLowerCase();
}

function unquoted(parts: readonly Part[]): readonly Part[] {
  return compact(parts.map((part) => (typeof part === 'string' ? part.replace(/["']/g, '') : part)));
}

/** Cuts the parts behind a position of the text where a path begins, up to the next blank outside a hole. */
function pathBehind(parts: readonly Part[], partIndex: number, offset: number): readonly Part[] {
  const result: Part[] = [];
  for (let at = partIndex; at < parts.length; at += 1) {
    const part = parts[at] as Part;
    if (typeof part !== 'string') {
      result.push(part);
      continue;
    }
    let literal = at === partIndex ? part.slice(offset) : part;
    if (result.length === 0) literal = literal.replace(/^[\s"']+/, '');
    const stop = /[\s;|&<>]/.exec(literal);
    if (stop) {
      result.push(literal.slice(0, stop.index));
      break;
    }
    result.push(literal);
  }
  return unquoted(result);
}

function redirections(alt: TextAlt): readonly (readonly Part[])[] {
  const found: (readonly Part[])[] = [];
  const quoted = quotedIn(alt.parts);
  // What stands before the part at hand in the same simple command.
  let before = '';
  alt.parts.forEach((part, index) => {
    if (typeof part !== 'string') {
      before += 'x';
      return;
    }
    const text = before + part;
    const isOutput = (option: string, end: number): boolean =>
      !/^\s*-[oO]\s/.test(option) || namesOutput(text.slice(0, before.length + end));
    for (const match of part.matchAll(/(?:^|[^&\d>-])(?:1?)>{1,2}(?![&>(])/g)) {
      const end = match.index + match[0].length;
      if (!quoted.has(`${index}:${end - 1}`)) found.push(pathBehind(alt.parts, index, end));
    }
    const option = OUTPUT_OPTION.exec(part);
    if (option && isOutput(option[0], part.length)) found.push(pathBehind(alt.parts, index + 1, 0));
    for (const match of part.matchAll(/(?:^|\s)(?:--result-file=|--output=|-sOutputFile=|-[oO]\s+)(?=\S)/g)) {
      const end = match.index + match[0].length;
      if (FORMAT.test(part.slice(end))) continue;
      // `-o Key=value` is a setting, of ssh or mount, wherever the program's name may stand; so is a list of words.
      if (isOutput(match[0], end) && !/^["']?[A-Za-z](?:\w*=|[\w-]*,[\w,=-]*["']?(?:\s|$))/.test(part.slice(end)))
        found.push(pathBehind(alt.parts, index, end));
    }
    before = text;
  });
  return found;
}

/** Does `-o` at the end of this text name a file to write? The text begins with the command line. */
function namesOutput(text: string): boolean {
  const command = text.split(/&&|\|\||[;|\n]/).at(-1) ?? text;
  const program = programOf(command);
  return program === undefined || !OTHER_OPTION.has(program);
}

/** Positions of `>` inside quotes, as `part:offset`; none when a quote stays open, as with an apostrophe. */
function quotedIn(parts: readonly Part[]): ReadonlySet<string> {
  const inside = new Set<string>();
  let quote = '';
  parts.forEach((part, index) => {
    if (typeof part !== 'string') return;
    for (let at = 0; at < part.length; at += 1) {
      const ch = part[at] ?? '';
      if (ch === '\\' && quote !== "'") at += 1;
      else if (quote === '' ? ch === '"' || ch === "'" : ch === quote) quote = quote === '' ? ch : '';
      else if (ch === '>' && quote !== '') inside.add(`${index}:${at}`);
    }
  });
  return quote === '' ? inside : new Set();
}

/** `/dev/null`, or the number of another stream as in `2>&1`. */
function isDevice(target: Part | undefined): boolean {
  return typeof target === 'string' && /^(?:\/dev\/|&)/.test(target);
}

/** The paths that a shell command line writes, as far as its text tells. */
export function writtenByCommand(command: Value): Value {
  const result: TextAlt[] = [];
  for (const alt of command) {
    if (alt.is !== 'text') continue;
    const targets = [
      ...redirections(alt),
      ...namedOutputs(alt).map(({ part, offset, within }) => {
        const path = pathBehind(alt.parts, part, offset);
        return within ? compact([...pathBehind(alt.parts, within.part, within.offset), '/', ...path]) : path;
      }),
    ].filter(([first, ...rest]) => rest.length > 0 || !isDevice(first));
    // What stands behind a part that is not known begins no command, and may hold one that follows.
    if (alt.parts.some((part, at) => typeof part === 'string' && changesRelease(at === 0 ? part : `_ ${part}`))) {
      result.push({ ...RELEASE, trace: alt.trace });
      continue;
    }
    for (const parts of targets) if (parts[0] !== '' || parts.length > 1) result.push({ ...alt, parts });
  }
  return result;
}

/** Does a program given as the first element of an argument list write the file named last? */
export function writesLastArgument(program: string): boolean {
  return WRITES_LAST.has(program.replace(/^.*[/\\]/, '').toLowerCase());
}
