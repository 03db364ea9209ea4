import { describe, expect, test } from 'vitest';
import { mserCut, WarmUpRecorder } from './warm-up.ts';

describe('MSER', () => {
  test('cuts off a start that lies apart, and nothing of a steady series', () => {
    const noise = Array.from({ length: 200 }, (_, i) => ((i * 7919) % 13) - 6);
    const late = noise.map((value, i) => (i < 30 ? value + 100 : value));
    expect(mserCut(late)).toBe(30);
    expect(mserCut(noise)).toBeLessThan(20);
  });

  test('ends at the middle where the series never settles', () => {
    expect(mserCut(Array.from({ length: 100 }, (_, i) => i))).toBe(50);
  });

  test('keeps its memory bounded and finds the end of a long warm-up', () => {
    const recorder = new WarmUpRecorder();
    const count = 200_000;
    for (let i = 0; i < count; i++) recorder.add(i < 20_000 ? 50 - i / 400 : ((i * 7919) % 101) / 100, i);
    const { time, isTooShort } = recorder.end();
    expect(isTooShort).toBe(false);
    expect(time).toBeGreaterThan(18_000);
    expect(time).toBeLessThan(21_000);
  });
});
