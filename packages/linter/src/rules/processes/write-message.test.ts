import { expect, test } from 'vitest';
import { articled } from './write-message.ts';

test.each([
  ['stored setting', 'the stored setting'],
  ['application parameter [logo]', 'the application parameter [logo]'],
  ['an environment variable or alias', 'an environment variable or alias'],
  ['the result of ->get()', 'the result of ->get()'],
  ['$path', '$path'],
  ['Settings::get()', 'Settings::get()'],
])('%s is told as %s', (label, told) => {
  expect(articled(label)).toBe(told);
});
