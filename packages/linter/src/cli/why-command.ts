/** `tidemark-lint why <file>:<line>`. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { findRoot } from '../project/root.ts';
import { rootRelative } from '../suppress/settled-lint.ts';
import { prepareAnalysis } from './analysis-options.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import { knownRules } from './plugin-step.ts';
import type { Services } from './services.ts';
import type { Terminal } from './terminal.ts';

/** `<file>:<line>`, with a column allowed and not used; a Windows drive's colon is no separator. */
export function parsePlace(text: string): { readonly file: string; readonly line: number } {
  const [, file, line] = /^(.+?):(\d{1,9})(?::\d{1,9})?$/.exec(text) ?? [];
  if (file === undefined || Number(line) < 1) {
    throw usageError(
      'invalid-place',
      `"${text}" is not <file>:<line>`,
      'For instance: tidemark-lint why src/Export.php:42',
    );
  }
  return { file, line: Number(line) };
}

/**
 * The project that one stands in, where it holds the file: a package within it is a part of what was linted there. Without
 * a composer.json it is where one stands, unless that is where everything of this user or this machine lies.
 */
function projectAround(file: string, cwd: string): string {
  const { root } = findRoot(cwd);
  if (!realpathSync(file).startsWith(`${root}${sep}`)) return file;
  const isProject = (directory: string): boolean => existsSync(join(directory, 'composer.json'));
  if (isProject(root)) return root;
  return isProject(findRoot(file).root) || root === homedir() ? file : root;
}

export async function whyCommand(args: ParsedArguments, terminal: Terminal, services: Services): Promise<number> {
  const [text, second] = args.positionals;
  if (text === undefined || second !== undefined) {
    throw usageError('missing-place', 'why needs one place: tidemark-lint why <file>:<line>');
  }
  const { file, line } = parsePlace(text);
  const path = resolve(terminal.cwd, file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw usageError('no-such-path', `${file}: no such file`, 'Name a PHP file of the project, and a line in it.');
  }
  const { options, root } = await prepareAnalysis(
    projectAround(path, terminal.cwd),
    args,
    terminal,
    await knownRules(args, terminal, services, path),
  );
  const report = await services.why(options, { path: rootRelative(root, realpathSync(path)), line });
  const lines =
    report.lines.length === 0 ? [`${report.path}:${report.line}: there is no call on this line.`] : report.lines;
  await terminal.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
