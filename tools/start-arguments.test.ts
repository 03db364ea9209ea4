import { describe, expect, test } from 'vitest';
import { COMMANDS, OPTIONS } from '../packages/linter/src/cli/options.ts';
import { OTHER_COMMANDS, startArguments, VALUE_OPTIONS } from './start-arguments.mjs';

describe('what npm start hands to the linter', () => {
  test.each([
    ['the example without a path', [], ['lint', '--fail-on', 'never', '/example']],
    ['a path', ['site'], ['lint', 'site', '--fail-on', 'never']],
    ['a path after the command', ['lint', 'site'], ['lint', 'site', '--fail-on', 'never']],
    ['a path and options', ['site', '--format', 'json'], ['lint', 'site', '--format', 'json', '--fail-on', 'never']],
    [
      'an option’s value is no path',
      ['--format', 'json'],
      ['lint', '--format', 'json', '--fail-on', 'never', '/example'],
    ],
    [
      'a value after an equals sign',
      ['--format=json', 'site'],
      ['lint', '--format=json', 'site', '--fail-on', 'never'],
    ],
    ['a limit that the user names', ['--fail-on', 'error', 'site'], ['lint', '--fail-on', 'error', 'site']],
    ['help as it is', ['--help'], ['lint', '--help', '--fail-on', 'never']],
    ['other commands as they are', ['explain', 'local-disk-write'], ['explain', 'local-disk-write']],
  ])('%s', (_, argv, expected) => {
    expect(startArguments(argv, '/example')).toEqual(expected);
  });
});

test('knows the options that take a value, and the commands, of the linter', () => {
  const ofLint = OPTIONS.filter(({ value, commands }) => value !== undefined && commands.includes('lint'));
  expect([...VALUE_OPTIONS].sort()).toEqual(ofLint.map(({ name }) => name).sort());
  expect([...OTHER_COMMANDS].sort()).toEqual(COMMANDS.filter((name) => name !== 'lint').sort());
});
