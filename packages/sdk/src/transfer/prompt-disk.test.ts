import { expect, test } from 'vitest';
import { PromptDisk } from './prompt-disk.ts';

/** How many of so many calls waited for the disk. @param took how long the call of this number takes [ms] */
function waited(disk: PromptDisk, calls: number, took: (call: number) => number): number {
  let count = 0;
  for (let call = 0; call < calls; call += 1) {
    if (!disk.isPrompt()) continue;
    disk.note(took(call));
    count += 1;
  }
  return count;
}

test('a disk that answers at once is waited for', () => {
  expect(waited(new PromptDisk(), 1000, () => 0.01)).toBe(1000);
});

test('a slow call now and then is no slow disk', () => {
  expect(waited(new PromptDisk(), 3000, (call) => (call % 100 === 0 ? 20 : 0.01))).toBe(3000);
});

test('a slow disk is waited for four times, then once in a while', () => {
  expect(waited(new PromptDisk(), 1000, () => 5)).toBe(5);
});

test('a disk that has become quick is waited for again', () => {
  const disk = new PromptDisk();
  waited(disk, 10, () => 5);
  expect(waited(disk, 2000, () => 0.01)).toBe(1506);
});
