import { describe, expect, test } from 'vitest';
import { scanFile } from '../index/scan-file.ts';
import { KeptIndex } from './kept-index.ts';

const record = (source: string) => scanFile(Buffer.from(`<?php ${source}`));

describe('an index that is kept', () => {
  test('answers of changed files as one that is built anew', () => {
    const kept = new KeptIndex();
    const first = [record('class A { function a() { storeIt(); } }'), record('$a->keep();')];
    expect(kept.of(first).filesCalling('storeIt')).toEqual([0]);
    const edited = [first[0] ?? record(''), record('storeIt(); $a->drop();')];
    const index = kept.of(edited);
    expect(index.filesCalling('storeIt')).toEqual([0, 1]);
    expect(index.filesCallingMethod('keep')).toEqual([]);
    expect(index.filesCallingMethod('drop')).toEqual([1]);
    expect(index.records).toBe(edited);
  });

  test('forgets an edit that was taken back', () => {
    const kept = new KeptIndex();
    const first = [record('one();')];
    kept.of(first);
    kept.of([record('two();')]);
    expect(kept.of(first).filesCalling('two')).toEqual([]);
    expect(kept.of(first).filesCalling('one')).toEqual([0]);
  });

  test('knows what an edit declares, and files that come and go', () => {
    const kept = new KeptIndex();
    const first = [record('class A {}'), record('class B extends A {}')];
    kept.of(first);
    const renamed = [record('class C {}'), ...first.slice(1)];
    expect(kept.of(renamed).declaring('C')).toEqual([0]);
    expect(kept.of(renamed).declaring('A')).toEqual([]);
    expect(kept.of(renamed.slice(1)).declaring('B')).toEqual([0]);
    expect(kept.of(renamed.slice(1)).heirsOf('A')).toEqual(['B']);
  });
});
