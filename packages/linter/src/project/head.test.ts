import { expect, test } from 'vitest';
import { headCommit } from './head.ts';
import { temporaryProject } from './temporary-project.ts';

const COMMIT = '401b09990123456789abcdef0123456789abcdef';

test('the commit of HEAD, wherever git keeps it', () => {
  expect(headCommit(temporaryProject({ 'a.php': '' }))).toBeUndefined();
  expect(headCommit(temporaryProject({ '.git/HEAD': `${COMMIT}\n` }))).toBe(COMMIT);
  const loose = { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${COMMIT}\n` };
  expect(headCommit(temporaryProject(loose))).toBe(COMMIT);
  const packed = { '.git/HEAD': 'ref: refs/heads/main\n', '.git/packed-refs': `# x\n${COMMIT} refs/heads/main\n` };
  expect(headCommit(temporaryProject(packed))).toBe(COMMIT);
  expect(headCommit(temporaryProject({ '.git/HEAD': 'ref: refs/../../etc/passwd\n' }))).toMatch(/^ref: /);
});
