import { describe, expect, test } from 'vitest';
import type { Directive } from '../php/facts.ts';
import type { Finding } from '../result.ts';
import { parseDirective } from './directive.ts';
import { applyIgnores, type InlineInput } from './inline.ts';
import { statementAfter } from './statement.ts';

const RULE = 'processes/local-disk-write';

function finding(startLine: number, endLine: number = startLine, startColumn = 1): Finding {
  return {
    ruleId: RULE,
    factor: 'processes',
    category: 'write',
    kind: 'other',
    state: null,
    effect: null,
    severity: 'error',
    confidence: 'certain',
    message: '',
    path: 'a.php',
    startLine,
    startColumn,
    endLine,
    endColumn: 80,
    fingerprint: `${startLine}.${startColumn}`,
    trace: [],
    remedy: { summary: '', packages: [], docs: [] },
  };
}

/** Runs the comments of a source whose `@tidemark-` comments stand at the end of a line or alone. */
function outcomeOf(source: string, findings: readonly Finding[], more: Partial<InlineInput> = {}): string[] {
  const directives = source.split('\n').flatMap((line, index): Directive[] => {
    const [, before = '', text] = /^(.*?)\/\/ @tidemark-(.*)$/.exec(line) ?? [];
    return text === undefined ? [] : [{ line: index + 1, trailing: before.trim() !== '', text }];
  });
  const outcome = applyIgnores({
    findings,
    directives: { 'a.php': directives },
    ruleIds: [RULE, 'logs/local-log-file'],
    ran: () => true,
    partial: new Set(),
    sourceOf: () => source,
    ...more,
  });
  expect(outcome.suppressed).toBe(findings.length - outcome.findings.filter(({ ruleId }) => ruleId === RULE).length);
  return outcome.findings.map(({ ruleId, startLine }) => `${startLine} ${ruleId}`);
}

const IGNORE = `// @tidemark-ignore ${RULE} Because.`;

describe('a comment behind code', () => {
  test('speaks of its line', () => {
    const source = `<?php\nput($a); ${IGNORE}\nput($b);`;
    expect(outcomeOf(source, [finding(2), finding(3)])).toEqual([`3 ${RULE}`]);
  });

  test('speaks of the call that ends or goes on there', () => {
    const source = `<?php\nput(\n  $a, ${IGNORE}\n  $b\n);`;
    expect(outcomeOf(source, [finding(2, 5)])).toEqual([]);
  });

  test('speaks of the innermost of the calls that go on there', () => {
    const source = `<?php\nouter(\n  put(\n    $a, ${IGNORE}\n  )\n);`;
    expect(outcomeOf(source, [finding(2, 6), finding(3, 5)])).toEqual([`2 ${RULE}`]);
  });

  test('speaks of the call inside, not of the one around it', () => {
    const source = `<?php\nouter(function () {\n  put($a); ${IGNORE}\n});`;
    expect(outcomeOf(source, [finding(2, 4), finding(3)])).toEqual([`2 ${RULE}`]);
  });
});

describe('a comment on its own line', () => {
  test('speaks of the next statement, over comments, blank lines and other directives', () => {
    const source = `<?php\n${IGNORE}\n// @tidemark-ignore logs/local-log-file Why.\n\n/* more */\nput($a);\nput($b);`;
    const ran = (rule: string): boolean => rule === RULE;
    expect(outcomeOf(source, [finding(6), finding(7)], { ran })).toEqual([`7 ${RULE}`]);
  });

  test('speaks of every line of the statement', () => {
    const source = `<?php\n${IGNORE}\n$x = [\n  'a;' => put($a),\n  'b' => put($b),\n];\nput($c);`;
    expect(outcomeOf(source, [finding(4), finding(5), finding(7)])).toEqual([`7 ${RULE}`]);
  });

  test('does not reach into a block or a closure', () => {
    const source = `<?php\n${IGNORE}\nif (put($a)) {\n  put($b);\n}`;
    expect(outcomeOf(source, [finding(3), finding(4)])).toEqual([`4 ${RULE}`]);
    expect(outcomeOf(`<?php\n${IGNORE}\nfunction f() {\n  put($b);\n}`, [finding(4)])).toEqual([
      '2 tidemark/unused-ignore',
      `4 ${RULE}`,
    ]);
  });

  test('inside a call speaks of that call', () => {
    expect(outcomeOf(`<?php\nput(\n  ${IGNORE}\n  $a\n);`, [finding(2, 5)])).toEqual([]);
  });

  test('means the next line where the source is not known', () => {
    const input = { sourceOf: () => undefined };
    expect(outcomeOf(`<?php\n${IGNORE}\nput($a);`, [finding(3)], input)).toEqual([]);
  });
});

describe('what is wrong with a comment', () => {
  test('in a file that was not understood whole, no comment is unused', () => {
    expect(outcomeOf(`<?php\n${IGNORE}\n`, [], { partial: new Set(['a.php']) })).toEqual([]);
  });

  test('the complaint covers the comment and names the nearest rule', () => {
    const { findings } = applyIgnores({
      findings: [],
      directives: { 'ü.php': [{ line: 2, trailing: true, text: 'ignore local-disk-wirte x' }] },
      ruleIds: [RULE],
      ran: () => true,
      partial: new Set(),
      sourceOf: () => '<?php\nf(); // @tidemark-ignore local-disk-wirte x  \n',
    });
    expect(findings).toMatchObject([
      { ruleId: 'tidemark/unknown-rule', startLine: 2, startColumn: 9, endLine: 2, endColumn: 44 },
    ]);
    expect(findings[0]?.remedy.summary).toBe(`Write ${RULE}.`);
  });

  test('a rule that is known is still ignored when another one is not', () => {
    const source = `<?php\nput($a); // @tidemark-ignore ${RULE}, logs/nothing Because.`;
    expect(outcomeOf(source, [finding(2)])).toEqual(['2 tidemark/unknown-rule']);
  });
});

test.each([
  ['ignore a/b why', ['a/b'], 'why'],
  ['ignore a/b -- why - not', ['a/b'], 'why - not'],
  ['ignore a/b: why', ['a/b'], 'why'],
  ['ignore a/b,c/d  why */ $x', ['a/b', 'c/d'], 'why'],
  ['ignore a/b why ?> <p>', ['a/b'], 'why'],
  ['ignore a/b', ['a/b'], ''],
  ['ignore', [], ''],
])('%j is read', (text, rules, reason) => {
  expect(parseDirective({ line: 1, trailing: true, text })).toMatchObject({ says: 'ignore', rules, reason });
});

test('a directive that does not exist', () => {
  expect(parseDirective({ line: 1, trailing: true, text: 'ignores a/b' })).toMatchObject({
    says: 'unknown',
    word: 'ignores',
  });
});

test.each([
  ['f(";", // ;\n  $a);', 2],
  ['f(\n[\n$a]\n)\n;', 5],
  ['f();', 1],
  ['$x = "a;b" . f(\n$a);', 2],
  ['$x = 1 // so; be it {\n + 2;', 2],
  ['for ($i = 0; $i < 1;\n  $i++) {\n', 2],
  ["f('a\\'(');", 1],
  ['', 1],
])('the statement %j ends in its line %i', (text, last) => {
  expect(statementAfter(0, text.split('\n')).last).toBe(last);
});
