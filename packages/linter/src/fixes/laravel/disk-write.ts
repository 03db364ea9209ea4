/** Files that code keeps below storage_path() or public_path() move to a disk, with every read of their directory. */
import type { Finding } from '../../result.ts';
import type { FileEdit, Fixer, Proposal } from '../fix.ts';
import type { FixProject } from '../fix-project.ts';
import type { PhpText } from '../php-text.ts';
import { lineEndOf } from '../source-text.ts';
import { S3_PACKAGE } from './choices.ts';
import { type Directory, type DiskText, diskUses, isBelow } from './disk-uses.ts';
import { storagePath } from './storage-path.ts';

const FACADE = 'Illuminate\\Support\\Facades\\Storage';

export const diskWrite: Fixer = {
  id: 'laravel/disk-write',
  framework: 'laravel',
  rules: ['processes/local-disk-write'],
  summary: 'Moves files below storage_path() or public_path() to a disk, with every read of their directory',
  isSafe: false,
  propose: (finding, project) => {
    const php = finding.path.endsWith('.php') ? project.php(finding.path) : undefined;
    const directory = php && directoryAt(php, finding);
    return directory && moved(directory, finding, project);
  },
};

/** The directory of the path that is written at a finding, or named for a variable that is written there. */
function directoryAt(php: PhpText, { path: file, startLine, endLine, trace }: Finding): Directory | undefined {
  const lines = new Set([startLine, ...trace.filter(({ path }) => path === file).map(({ line }) => line)]);
  const paths = php.nodes().flatMap((node) => {
    const path = storagePath(php, node);
    const line = php.line(node);
    return path && ((line >= startLine && line <= endLine) || lines.has(line)) ? [path] : [];
  });
  const directories = new Set(
    paths.map(({ of, known, isWhole }) => {
      const isFolder = isWhole && !/\.\w+$/.test(known);
      const path = isFolder ? `${known.replace(/\/$/, '')}/` : known.slice(0, known.lastIndexOf('/') + 1);
      return `${of} ${path}`;
    }),
  );
  const [of = '', path = ''] = [...directories][0]?.split(' ') ?? [];
  // A file right below public/ or storage/app/ has an address or a name that others may know.
  const isTop = path === '' || /^\/?app\/(?:public\/|private\/)?$/.test(path) || path === '/';
  return directories.size === 1 && !isTop ? { of, path } : undefined;
}

function moved(directory: Directory, finding: Finding, project: FixProject): Proposal | undefined {
  const sources = project.sources();
  if (sources === undefined) return undefined;
  const name = directory.path.replace(/^\/|\/$/g, '');
  const mentions = mentionsOf(name);
  const edits: FileEdit[] = [];
  let isHere = false;
  for (const path of sources) {
    const text = project.text(path);
    if (text === undefined || !text.includes(name)) continue;
    const php = path.endsWith('.php') && !path.endsWith('.blade.php') ? project.php(path) : undefined;
    const uses = php && diskUses(php, directory, diskTextOf(php));
    if (php && !uses) return undefined;
    const moves = uses?.edits ?? [];
    const addresses = addressEdits(text, directory, php);
    const isKnown = (at: number): boolean =>
      [...addresses, ...spansOf(php, directory)].some(({ start, end }) => at >= start && at < end);
    if ([...text.matchAll(mentions)].some(({ index }) => !isKnown(index))) return undefined;
    isHere ||= path === finding.path && (uses?.writes ?? []).some((line) => isOf(finding, line));
    const needsFacade = php && (moves.some(({ text: made }) => made.includes('Storage::')) || addresses.length > 0);
    edits.push(
      ...[...moves, ...addresses, ...(needsFacade ? importEdits(php) : [])].map((edit) => ({ path, ...edit })),
    );
  }
  if (!isHere) return undefined;
  return { edits, variables: [], packages: project.hasPackage(S3_PACKAGE) ? [] : [S3_PACKAGE] };
}

function isOf({ startLine, endLine }: Finding, line: number): boolean {
  return line >= startLine && line <= endLine;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The directory's name as a path has it: behind a quote, a slash or a bracket, and before a slash or a quote. */
function mentionsOf(name: string): RegExp {
  return new RegExp(`(?<=['"(/=\\s])${literally(name)}(?=/|['"])`, 'g');
}

function spansOf(php: PhpText | undefined, directory: Directory): readonly { start: number; end: number }[] {
  if (!php) return [];
  return php.nodes().flatMap((node) => {
    const path = storagePath(php, node);
    return path && isBelow(path, directory) ? [path.span] : [];
  });
}

/** `asset('photos/' . $name)` names the address of what lay below public/. */
function addressEdits(
  text: string,
  { of, path }: Directory,
  php: PhpText | undefined,
): readonly { start: number; end: number; text: string }[] {
  if (of !== 'public_path') return [];
  const call = new RegExp(`(?<![\\w>:$\\\\])(asset|url)\\((\\s*['"]/?)${literally(path)}`, 'g');
  const disk = php ? diskTextOf(php)('public') : `\\${FACADE}::disk('public')`;
  return [...text.matchAll(call)].map(({ index, 0: whole, 2: space = '' }) => ({
    start: index,
    end: index + whole.length,
    text: `${disk}->url(${space.replace('/', '')}${path}`,
  }));
}

/** With the import that the file has or gets; in full where another class has the name. */
function diskTextOf(php: PhpText): DiskText {
  const name = importPlace(php) === undefined ? `\\${FACADE}` : 'Storage';
  return (disk) => `${name}::disk('${disk}')`;
}

function importEdits(php: PhpText): readonly { start: number; end: number; text: string }[] {
  const at = importPlace(php);
  return at === undefined || at === 'there'
    ? []
    : [{ start: at, end: at, text: `use ${FACADE};${lineEndOf(php.text)}` }];
}

/** Behind the last import; undefined where none stands, or where the name is taken. */
function importPlace(php: PhpText): number | 'there' | undefined {
  if (/^use\s+Illuminate\\Support\\Facades\\Storage\s*;/m.test(php.text)) return 'there';
  if (
    /^use\s[^;]*\bStorage\b[^;]*;|^(?:final\s+|abstract\s+)?(?:class|trait|enum|interface)\s+Storage\b/m.test(php.text)
  )
    return undefined;
  const last = [...php.text.matchAll(/^use\s[^;(]*;[^\S\n]*\n/gm)].at(-1);
  return last === undefined ? undefined : last.index + last[0].length;
}
