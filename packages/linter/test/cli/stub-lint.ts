/** A lint function that finds calls of file_put_contents by their text, so that the command line is tested alone. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { emptyStateMap } from '@tidemark/sdk/model';
import { abortedError } from '../../src/errors.ts';
import type { AnalysisResult, LintOptions } from '../../src/options.ts';
import type { Directive } from '../../src/php/facts.ts';
import { findRoot } from '../../src/project/root.ts';
import type { Finding, Severity } from '../../src/result.ts';
import { fingerprints } from '../../src/suppress/fingerprint.ts';

const CALL = /(file_put_contents|log_write|fopen)\([^;]*\)/g;

const SEVERITIES: Readonly<Record<string, Severity>> = {
  file_put_contents: 'error',
  log_write: 'warning',
  fopen: 'info',
};

function phpFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.php'))
    .map((name) => join(folder, name));
}

function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function findingsIn(path: string, text: string): Finding[] {
  const calls = [...text.matchAll(CALL)].map((match) => {
    const start = positionAt(text, match.index);
    const end = positionAt(text, match.index + match[0].length);
    return { name: match[1] as string, sink: match[0], start, end };
  });
  const marks = fingerprints(
    calls.map(({ sink, start }) => ({
      ruleId: 'processes/local-disk-write',
      path,
      symbol: '',
      sink,
      startLine: start.line,
      startColumn: start.column,
    })),
  );
  return calls.map(({ name, start, end }, index) => ({
    ruleId: 'processes/local-disk-write',
    factor: 'processes',
    category: 'write',
    kind: 'export',
    state: 'uploads',
    effect: 'lost-at-deploy',
    severity: SEVERITIES[name] ?? 'error',
    confidence: 'certain',
    message: `${name} writes to the local disk`,
    path,
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    fingerprint: marks[index] as string,
    trace: [],
    remedy: { summary: 'Use object storage.', packages: [], docs: [] },
  }));
}

function directivesIn(text: string): Directive[] {
  return text.split('\n').flatMap((line, index) => {
    const [, before = '', said] = /^(.*?)\/\/ @tidemark-(.*)$/.exec(line) ?? [];
    return said === undefined ? [] : [{ line: index + 1, trailing: before.trim() !== '', text: said }];
  });
}

/** Counts its calls in `calls`, so that a test can see what it was asked. */
export function stubLint(calls: LintOptions[] = []): (options: LintOptions) => Promise<AnalysisResult> {
  return async (options) => {
    calls.push(options);
    options.onProgress?.({ phase: 'index', done: 1, total: 2 });
    if (options.signal?.aborted) throw abortedError();
    const { root, asked } = findRoot(options.path);
    const toPath = (file: string): string => relative(root, file).split(sep).join('/');
    const folder = statSync(options.path).isDirectory() ? join(root, asked ?? '') : undefined;
    const texts = new Map(
      (folder === undefined ? [options.path] : phpFiles(folder)).map((file) => [
        toPath(file),
        readFileSync(file, 'utf8'),
      ]),
    );
    if (options.stdin !== undefined) texts.set(toPath(options.stdin.filename), options.stdin.source);
    const paths = [...texts.keys()].toSorted();
    const findings = paths.flatMap((path) => findingsIn(path, texts.get(path) ?? ''));
    return {
      schemaVersion: 1,
      tool: { name: 'tidemark-lint', version: '0.0.0' },
      project: { root, frameworks: [], platform: options.platform ?? 'generic' },
      findings,
      partial: [],
      stateMap: emptyStateMap(),
      environment: [],
      suppressed: { inline: 0, baseline: 0 },
      stats: { files: paths.length, excluded: 0, parsed: 0, cached: 0, bytes: 0, durationMs: 1 },
      directives: Object.fromEntries(paths.map((path) => [path, directivesIn(texts.get(path) ?? '')])),
    };
  };
}
