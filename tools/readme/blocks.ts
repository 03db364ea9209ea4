/** The parts of the README that are made from the code, by the name that their markers carry. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { optionText, optionUsage } from '../../packages/linter/src/cli/help.ts';
import { COMMAND_TABLE, COMMANDS, EXIT_CODES, OPTIONS } from '../../packages/linter/src/cli/options.ts';
import type { LintResult } from '../../packages/linter/src/index.ts';
import { PLATFORMS } from '../../packages/linter/src/platforms/all.ts';
import { RULES } from '../../packages/linter/src/rules/registry.ts';
import { allRules } from '../../packages/linter/src/suppress/settle.ts';
import { tidemarkLint } from './cli.ts';
import { code, table, terminal } from './markdown.ts';
import { SIMULATOR_BLOCKS } from './simulator-blocks.ts';

export type BlockName = keyof typeof BLOCKS;

/** Findings shown in full before the summary. */
const FINDINGS_SHOWN = 2;

/** How long a run took is another number on each machine. */
function withoutTime(line: string): string {
  return line.replace(/ in [\d.,]+ m?s\b/, '');
}

/** The first findings and the summary of a report in a terminal. */
export function excerpt(report: string, shown: number): string {
  const lines = report.trimEnd().split('\n').map(withoutTime);
  const heads = lines.flatMap((line, at) => (/^(?:error|warning|info) {2}/.test(line) ? [at] : []));
  const end = heads[shown];
  if (end === undefined) return lines.join('\n');
  const summary = lines.findIndex((line, at) => at > end && /^ {4,}(?:errors?|warnings?|info)\b/.test(line));
  return [...lines.slice(0, end), `… ${heads.length - shown} more`, '', ...lines.slice(summary)].join('\n');
}

/** What `npm start` prints for the bundled example. */
async function example(site: string): Promise<string> {
  const { stdout } = await tidemarkLint(['--fail-on', 'never', '--no-cache'], site);
  return terminal('npm start --silent', excerpt(stdout, FINDINGS_SHOWN));
}

/** `why` on the first write of the example that is an error. */
async function why(site: string): Promise<string> {
  const { stdout: json } = await tidemarkLint(['--format', 'json', '--no-cache'], site);
  const [finding] = (JSON.parse(json) as LintResult).findings.filter(
    ({ severity, category }) => severity === 'error' && category === 'write',
  );
  if (finding === undefined) throw new Error(`${site}: the example has no error to explain`);
  const place = `${finding.path}:${finding.startLine}`;
  const { stdout } = await tidemarkLint(['why', place, '--no-cache'], site);
  return terminal(`npx tidemark-lint why ${place}`, stdout);
}

/** The state map of the example. */
async function state(site: string): Promise<string> {
  const { stdout } = await tidemarkLint(['state', '--no-cache'], site);
  return terminal('npx tidemark-lint state', stdout.replaceAll(site, 'craft-site'));
}

/** The audit of the example, in a terminal. */
async function audit(site: string): Promise<string> {
  const { stdout } = await tidemarkLint(['audit', '--no-cache'], site);
  return terminal('npx tidemark-lint audit', stdout);
}

/** A configuration as Symfony's recipes leave it, and what `--fix` makes of it. */
const MENDED: Readonly<Record<string, string>> = {
  'composer.json': '{ "type": "project", "require": { "symfony/framework-bundle": "^7.2" } }',
  'config/packages/framework.yaml': `framework:
    session:
        handler_id: session.handler.native_file
        save_path: '%kernel.project_dir%/var/sessions'
    lock: flock
`,
};

/** The diff of the safe fixes, and what production then has to set. */
async function fixes(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-readme-fixes-'));
  try {
    for (const [path, text] of Object.entries(MENDED)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { stdout, stderr } = await tidemarkLint(['--fix-dry-run', '--no-cache'], folder);
    const notes = stderr.split('\n').filter((line) => line.includes('production sets'));
    return terminal('npx tidemark-lint --fix-dry-run', [stdout.trimEnd(), ...notes].join('\n'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const BLOCKS = {
  ...SIMULATOR_BLOCKS,
  fixes,
  example,
  state,
  audit,
  why,
  commands: () =>
    table(
      ['command', 'what it does'],
      COMMANDS.map((name) => [code(`tidemark-lint ${COMMAND_TABLE[name].usage}`), COMMAND_TABLE[name].text]),
    ),
  options: () =>
    table(
      ['option', 'what it does'],
      OPTIONS.map((option) => [code(optionUsage(option)), optionText(option).replaceAll('|', '\\|')]),
    ),
  'exit-codes': () =>
    table(
      ['code', 'meaning'],
      EXIT_CODES.map((each) => [String(each.code), each.text]),
    ),
  rules: () =>
    table(
      ['rule', 'what it finds'],
      allRules(RULES).map(({ id, summary }) => [code(id), summary]),
    ),
  platforms: () =>
    table(
      ['platform', "what a run-time write to the application's own disk meets", 'source'],
      Object.entries(PLATFORMS).map(([name, { release, shared, source }]) => [
        code(name),
        release === 'read-only'
          ? 'it fails: the disk is read-only'
          : release === 'ephemeral'
            ? 'it is lost at the next deploy'
            : shared
              ? 'it stays, and every node sees it: not reported'
              : 'it stays, but other nodes never see it',
        source,
      ]),
    ),
} as const satisfies Record<string, (site: string) => string | Promise<string>>;

const MARKED = /<!-- generated:([\w-]+) -->\n[\s\S]*?<!-- \/generated -->/g;

/** The text with each marked part made anew. */
export async function regenerate(text: string, site: string): Promise<string> {
  const names = new Set([...text.matchAll(MARKED)].map(([, name = '']) => name));
  const made = new Map<string, string>();
  for (const name of names) {
    if (!(name in BLOCKS))
      throw new Error(`<!-- generated:${name} -->: there is no such part; see tools/readme/blocks.ts`);
    made.set(name, await BLOCKS[name as BlockName](site));
  }
  return text.replaceAll(MARKED, (_, name: string) =>
    [`<!-- generated:${name} -->`, '', made.get(name), '', '<!-- /generated -->'].join('\n'),
  );
}
