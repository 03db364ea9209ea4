import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { FACTORS, idProblem, ruleFiles, withRule } from './rule-template.mjs';

const LINTER = new URL('../packages/linter/', import.meta.url);

function read(path: string): string {
  return readFileSync(new URL(path, LINTER), 'utf8');
}

function isTypeScript(text: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.length === 0;
}

describe('the id of a new rule', () => {
  test.each(['processes/local-disk-write', 'logs/x2'])('%s is one', (id) => expect(idProblem(id)).toBeUndefined());

  test.each(['', 'rule', 'nonsense/rule', 'logs/Rule', 'logs/', 'logs/a/b', 'logs/../x'])('"%s" is none', (id) => {
    expect(idProblem(id)).toMatch(/^"/);
  });

  test('begins with a factor that the result knows', () => {
    const [, union = ''] = /export type Factor =([^;]+);/.exec(read('src/result.ts')) ?? [];
    expect([...union.matchAll(/'([\w-]+)'/g)].map(([, name]) => name)).toEqual(FACTORS);
  });
});

describe('a new rule', () => {
  test('is TypeScript, and has its page beside it', () => {
    const files = ruleFiles('logs/no-local-log');
    expect(Object.keys(files)).toEqual(['logs/no-local-log.ts', 'logs/no-local-log.md']);
    expect(isTypeScript(files['logs/no-local-log.ts'] ?? '')).toBe(true);
    expect(files['logs/no-local-log.ts']).toContain('export const noLocalLog: CodeRule');
  });

  test('has the headings of the pages that are there', () => {
    const headings = (page: string): string[] => [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
    const written = headings(read('src/rules/processes/local-disk-write.md'));
    const laidOut = headings(ruleFiles('logs/no-local-log')['logs/no-local-log.md'] ?? '');
    // A rule without settings has no options to tell.
    expect(laidOut).toEqual(written.filter((heading) => heading !== 'Options'));
  });

  test('joins the rules that the registry has', () => {
    const registry = withRule(read('src/rules/code-rules.ts'), 'logs/no-local-log');
    expect(registry).toContain("import { noLocalLog } from './logs/no-local-log.ts';");
    expect(registry).toMatch(/CODE_RULES: readonly CodeRule\[\] = \[[^\]]*staticState,\n  noLocalLog,\n\]/);
    expect(isTypeScript(registry)).toBe(true);
  });
});
