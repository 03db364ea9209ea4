import { expect, test } from 'vitest';
import type { Finding } from '../result.ts';
import { normaliseCall } from './normalise.ts';
import { withSeverities } from './severity.ts';

const BASE = { ruleId: 'a/b', path: 'x/y.php', severity: 'error', confidence: 'certain' };

function severityOf(
  more: Partial<Finding>,
  ...rest: [config: Parameters<typeof withSeverities>[1], selection?: Parameters<typeof withSeverities>[2]]
): string {
  return withSeverities([{ ...BASE, ...more } as Finding], ...rest)[0]?.severity ?? 'left out';
}

test('a rule is as severe as it is set, later overrides first', () => {
  expect(severityOf({}, {})).toBe('error');
  expect(severityOf({}, { rules: { 'a/b': 'info' } })).toBe('info');
  expect(severityOf({}, { rules: { 'a/b': 'off' } })).toBe('left out');
  const overrides = [
    { files: ['x'], rules: { 'a/b': 'off' as const } },
    { files: ['x/*.php'], rules: { 'a/b': 'warning' as const, 'c/d': 'off' as const } },
    { files: ['z'], rules: { 'a/b': 'off' as const } },
  ];
  expect(severityOf({}, { overrides })).toBe('warning');
});

test('a guess stays info, and can be turned off', () => {
  const guess = { confidence: 'possible', severity: 'info' } as const;
  expect(severityOf(guess, { rules: { 'a/b': 'error' } })).toBe('info');
  expect(severityOf(guess, { rules: { 'a/b': 'off' } })).toBe('left out');
});

test('rules that are not selected are left out', () => {
  expect(severityOf({}, {}, { only: ['c/d'] })).toBe('left out');
  expect(severityOf({}, {}, { except: ['a/b'] })).toBe('left out');
  expect(severityOf({}, {}, { only: ['a/b'] })).toBe('error');
});

test.each([
  ['new \\App\\Zip', 'new App\\Zip'],
  ['const \\App\\DIR', 'const App\\DIR'],
  ['\\App\\S3->put()', 'App\\S3->put'],
  ['new  App\\Zip', 'new App\\Zip'],
  ['export_dir', 'export_dir'],
])('the call %s is read as %s', (written, read) => {
  expect(normaliseCall(written)).toBe(read);
  expect(normaliseCall(read)).toBe(read);
});
