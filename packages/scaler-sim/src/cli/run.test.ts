import { expect, test } from 'vitest';
import { run } from './run.ts';

test('a fault of the program ends with 3, says so, and shows no stack trace', async () => {
  let said = '';
  const stream = { isTTY: false, columns: 100 };
  const code = await run(['--version'], {
    cwd: '.',
    env: {},
    stdout: { ...stream, write: () => Promise.reject(new TypeError('nothing works')) },
    stderr: {
      ...stream,
      write: async (text) => {
        said += text;
      },
    },
    signal: new AbortController().signal,
  });
  expect(code).toBe(3);
  expect(said).toMatch(/^tidemark-sim: internal fault: nothing works\n/);
  expect(said).not.toMatch(/^\s+at /m);
});
