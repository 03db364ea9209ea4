import { describe, expect, test } from 'vitest';
import { parseAppArguments } from './parse-app-arguments.ts';

describe('what a command would not heed is refused', () => {
  test.each([
    [['restart', 'node-1'], 'restart takes no "node-1"'],
    [['apps', 'shop'], 'apps takes no "shop"'],
    [['nodes', 'replace', 'n-1', 'n-2'], 'nodes takes no "n-2"'],
    [['down', '--backend', 'http://127.0.0.1:1'], 'down has no option --backend'],
    [['up', '--environment', 'staging'], 'up has no option --environment'],
  ] as const)('%s', (argv, what) => {
    expect(() => parseAppArguments(argv)).toThrow(what);
  });

  test('a program and its arguments are as many as they are', () => {
    expect(parseAppArguments(['exec', '--', 'php', '-r', 'echo 1;', '--']).words).toEqual([
      'php',
      '-r',
      'echo 1;',
      '--',
    ]);
  });
});
