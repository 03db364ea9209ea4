import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeHeader, HEADER_BYTES, type Header, type SectionName } from './format.ts';
import { cachePath } from './location.ts';
import { answers, contents, NOTES, NOTHING, RESULT, ROOT, SAMPLES, TestCache, VERDICTS } from './test-cache.ts';

let stored: TestCache;
beforeEach(() => {
  stored = new TestCache();
});
afterEach(() => {
  stored.remove();
});

describe('what cannot be used is not there', () => {
  test('another version, another project', () => {
    stored.save(contents(SAMPLES, { result: RESULT, verdicts: VERDICTS, notes: NOTES }));
    expect(stored.reopened(answers, ROOT, '1.2.4')).toEqual(NOTHING);
    writeFileSync(cachePath(stored.directory, '/other') as string, readFileSync(stored.path));
    expect(stored.reopened(answers, '/other')).toEqual(NOTHING);
    expect(stored.reopened(answers)).not.toEqual(NOTHING);
  });

  test('a foreign file, an empty one, a directory', () => {
    for (const text of ['', 'x', 'hello\n'.repeat(1000), `tidemark-cache 2\n${' '.repeat(2000)}`]) {
      writeFileSync(stored.path, text);
      expect(stored.reopened(answers)).toEqual(NOTHING);
    }
    rmSync(stored.path);
    mkdirSync(stored.path);
    expect(stored.reopened(answers)).toEqual(NOTHING);
    expect(stored.reopened((cache) => cache.save(contents(SAMPLES)))).toMatch(/./);
    expect(readdirSync(stored.directory)).toHaveLength(1);
  });

  test('a file cut off anywhere, or with something behind its end', () => {
    stored.save(contents(SAMPLES, { result: RESULT, verdicts: VERDICTS, notes: NOTES }));
    const whole = readFileSync(stored.path);
    for (let length = 0; length < whole.length; length += 37) {
      writeFileSync(stored.path, whole.subarray(0, length));
      expect(stored.reopened(answers)).toEqual(NOTHING);
    }
    writeFileSync(stored.path, Buffer.concat([whole, Buffer.from('x')]));
    expect(stored.reopened(answers)).toEqual(NOTHING);
  });

  test('a damaged byte, wherever it is, gives the truth or nothing', () => {
    stored.save(contents(SAMPLES, { result: RESULT, verdicts: VERDICTS, notes: NOTES }));
    const whole = readFileSync(stored.path);
    const truth = stored.reopened(answers).map((group) => [group].flat());
    for (let at = 0; at < whole.length; at += 3) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] as number) ^ (1 << (at % 8));
      writeFileSync(stored.path, damaged);
      const found = stored.reopened(answers) as unknown[][];
      const completed = found.map((group, kind) =>
        [group].flat().map((answer, row) => (answer === undefined ? truth[kind]?.[row] : answer)),
      );
      expect(completed).toEqual(truth);
    }
  });

  test.each<[SectionName, readonly number[]]>([
    ['stats', [0]],
    ['records', [1]],
    ['symbols', [1]],
    ['facts', [2]],
    ['results', [3]],
    ['verdicts', [4]],
    ['notes', [5]],
  ])('a damaged section %s takes only its own answers along', (name, lost) => {
    stored.save(contents(SAMPLES, { result: RESULT, verdicts: VERDICTS, notes: NOTES }));
    const truth = stored.reopened(answers) as unknown[];
    const bytes = readFileSync(stored.path);
    const header = decodeHeader(bytes.subarray(0, HEADER_BYTES), bytes.length) as Header;
    const { offset, length } = header.sections[name];
    for (const at of [offset, offset + (length >> 1), offset + length - 1]) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] as number) ^ 0x40;
      writeFileSync(stored.path, damaged);
      expect(stored.reopened(answers)).toEqual(
        truth.map((answer, kind) => (lost.includes(kind) ? NOTHING[kind] : answer)),
      );
    }
  });

  test('a header that names the sections wrongly, each of them whole', () => {
    stored.save(contents(SAMPLES, { result: RESULT, verdicts: VERDICTS, notes: NOTES }));
    const bytes = readFileSync(stored.path);
    const at = bytes.indexOf('"stats"');
    bytes.write('"facts"', bytes.indexOf('"stats"'));
    bytes.write('"stats"', bytes.indexOf('"facts"', at + 1));
    writeFileSync(stored.path, bytes);
    expect(stored.reopened((cache) => cache.result(RESULT.key))).toBeUndefined();
  });

  test('damaged facts of one file leave those of the others', () => {
    stored.save(contents(SAMPLES));
    const bytes = readFileSync(stored.path);
    const at = bytes.indexOf('"functions":["empty"]');
    bytes[at + 3] = 0x58;
    writeFileSync(stored.path, bytes);
    const found = stored.reopened((cache) => SAMPLES.map(({ record }) => cache.facts(record.hash)));
    expect(found).toEqual([SAMPLES[0].facts, undefined, SAMPLES[2].facts]);
    // Carried along unlooked at, they are still known for damaged; made anew, they are whole again.
    stored.save(contents(SAMPLES, { facts: new Map() }));
    expect(stored.reopened((cache) => cache.facts(SAMPLES[1].record.hash))).toBeUndefined();
    stored.save(contents(SAMPLES));
    expect(stored.reopened((cache) => cache.facts(SAMPLES[1].record.hash))).toBe(SAMPLES[1].facts);
  });
});
