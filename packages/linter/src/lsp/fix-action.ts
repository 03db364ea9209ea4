/** The edits that mend a finding, as an editor makes them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateFile, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import type { FileEdit } from '../fixes/fix.ts';
import { FixProject } from '../fixes/fix-project.ts';
import { planFixes } from '../fixes/plan.ts';
import { fixersFor } from '../fixes/registry.ts';
import { readable } from '../fixes/source-text.ts';
import type { Finding, LintResult } from '../result.ts';
import { fileUri } from './diagnostics.ts';

/** What fixers look at. */
export interface FixSetting {
  readonly root: string;
  readonly frameworks: LintResult['project']['frameworks'];
  /** Unsaved texts by root-relative path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The editor's number for the text of a path; absent for what is not open. */
  versionOf(path: string): number | undefined;
}

export interface FixAction {
  /** What it does, as a sentence without a full stop. */
  readonly title: string;
  /** Nothing changes while the new variable is unset. */
  readonly isSafe: boolean;
  readonly documentChanges: (TextDocumentEdit | CreateFile)[];
}

/** Undefined where no fixer knows the shape. */
export async function fixAction(finding: Finding, setting: FixSetting): Promise<FixAction | undefined> {
  const { root, frameworks, texts } = setting;
  const open = new Map([...texts].map(([path, text]) => [path, Buffer.from(text).toString('latin1')] as const));
  const project = new FixProject(root, frameworks, undefined, open);
  const fixers = await fixersFor([finding]);
  const { fixes, edits } = planFixes([finding], fixers, project, { unsafe: true });
  const [fix] = fixes;
  if (!fix) return undefined;
  const isSafe = planFixes([finding], fixers, project, { unsafe: false }).fixes.length > 0;
  const paths = [...new Set(edits.map(({ path }) => path))];
  return {
    title: isSafe ? fix.fixer.summary : `${fix.fixer.summary} (may change behaviour)`,
    isSafe,
    documentChanges: paths.flatMap((path): (TextDocumentEdit | CreateFile)[] => {
      const uri = fileUri(root, path);
      const isNew = !open.has(path) && !existsSync(join(root, path));
      const before = project.text(path) ?? '';
      const own = edits.filter((edit) => edit.path === path);
      return [
        ...(isNew ? [{ kind: 'create' as const, uri }] : []),
        {
          textDocument: { uri, version: setting.versionOf(path) ?? null },
          edits: own.map((edit) => inEditor(edit, before)),
        },
      ];
    }),
  };
}

/** Positions of fixes count bytes; editors count lines from 0 and UTF-16 units. */
function inEditor({ start, end, text }: FileEdit, before: string): TextEdit {
  const position = (offset: number): TextEdit['range']['start'] => {
    const lines = before.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: readable(lines.at(-1) ?? '').length };
  };
  return { range: { start: position(start), end: position(end) }, newText: readable(text) };
}
