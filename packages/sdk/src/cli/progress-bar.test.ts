import { expect, test } from 'vitest';
import { barTexts } from './progress-bar.ts';

const HALF = { seen: 1200, settled: 1100, bytesSeen: 2e9, bytesDone: 1e9, isListed: true };

test('beside the bar stand rate and remaining time', () => {
  expect(barTexts(HALF, 90_000)).toEqual({
    done: '1.0 GB',
    all: '2.0 GB',
    rate: '11 MB',
    left: '1:30 left',
    files: '1,100 files',
  });
  expect(barTexts(HALF, 7_384_000).left).toBe('2:03:04 left');
  expect(barTexts({ ...HALF, settled: 1, bytesDone: 2e9 }, 1000)).toMatchObject({ left: '0:00 left', files: '1 file' });
});

test('what cannot be told yet is not guessed at', () => {
  expect(barTexts({ ...HALF, bytesDone: 0 }, 500)).toMatchObject({ rate: '0 B', left: '–:–– left' });
  expect(barTexts({ ...HALF, bytesDone: 8 }, 589)).toMatchObject({ rate: '14 B', left: '–:–– left' });
  expect(barTexts({ ...HALF, bytesSeen: 0, bytesDone: 0 }, 500).left).toBe('–:–– left');
  expect(barTexts({ ...HALF, isListed: false }, 500)).toMatchObject({ all: '2.0 GB+', left: 'listing' });
});
