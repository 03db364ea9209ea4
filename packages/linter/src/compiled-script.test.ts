import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compiledExports, compileScript } from './compiled-script.ts';
import { temporaryProject } from './project/temporary-project.ts';

const SOURCE = "(function (exports, require) { exports.answer = () => require('node:path').join('4', '2'); })\n";

async function compiled(): Promise<{ readonly folder: string; readonly file: string; readonly code: string }> {
  const folder = temporaryProject({ 'script.cjs': SOURCE });
  const file = join(folder, 'script.cjs');
  await compileScript(file, async (exported) => {
    expect(answerOf(exported)).toBe('4/2');
  });
  const [code = ''] = readdirSync(folder).filter((name) => name !== 'script.cjs');
  return { folder, file, code: join(folder, code) };
}

function answerOf(exported: unknown): unknown {
  return (exported as { answer(): unknown } | undefined)?.answer();
}

test('what was compiled is used', async () => {
  const { file } = await compiled();
  expect(answerOf(compiledExports(file))).toBe('4/2');
});

test('there is nothing without compiled code, or with that of another engine', async () => {
  const { file, code } = await compiled();
  renameSync(code, `${code}0`);
  expect(compiledExports(file)).toBeUndefined();
});

test('there is nothing where the script is another one, as long as it may be', async () => {
  const { file } = await compiled();
  writeFileSync(file, SOURCE.replace("'4'", "'5'"));
  expect(compiledExports(file)).toBeUndefined();
});

test('there is nothing where a byte of the code is damaged, or bytes are missing', async () => {
  const { file, code } = await compiled();
  const whole = readFileSync(code);
  for (let at = 0; at < whole.length; at += 7) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] as number) ^ (1 << (at % 8));
    writeFileSync(code, damaged);
    expect(compiledExports(file)).toBeUndefined();
    writeFileSync(code, whole.subarray(0, at));
    expect(compiledExports(file)).toBeUndefined();
  }
});

test('a script that is not ASCII is refused, since it would be read as another one', async () => {
  const script = "(function (exports) { exports.answer = () => 'a\u2026\u2026'.replace(/\u2026{2,}/, '-'); })\n";
  const file = join(temporaryProject({ 'script.cjs': script }), 'script.cjs');
  await expect(compileScript(file, async () => {})).rejects.toThrow(/must be ASCII/);
  expect(compiledExports(file)).toBeUndefined();
});
