import { expect, test } from 'vitest';
import { contentHash } from './content-hash.ts';

/** The hash was made by PHP, with the steps of Composer's `Locker::getContentHash()`. */
test('escapes, lists and the order of keys are PHP’s', () => {
  const text = `{
    "name": "example/app-ü",
    "type": "project",
    "description": "Läuft",
    "require": {"php": ">=8.2", "example/lib": "^1.0 || ^2.0"},
    "require-dev": {},
    "repositories": {"1": {"type": "vcs", "url": "https://example.org/a"}, "0": {"type": "path", "url": "packages/*"}},
    "extra": {"list": {"0": "a", "1": "b"}, "text": "Grüße / <b> 😀 \\u007f\\t\\"", "number": 1.50, "yes": true, "none": null, "zero": 1.0},
    "config": {"platform": {"php": "8.2.0"}, "sort-packages": true},
    "minimum-stability": "stable", "prefer-stable": true
}
`;
  expect(contentHash(text)).toBe('01c5ef7cc6ce58a26be6c73d216535e3');
});

test('keys that do not decide what is installed change nothing', () => {
  const base = contentHash('{"name":"a/b","require":{"c/d":"^1"}}');
  expect(contentHash('{"require":{"c/d":"^1"},"description":"x","name":"a/b","scripts":{"t":"u"}}')).toBe(base);
  expect(contentHash('{"name":"a/b","require":{"c/d":"^2"}}')).not.toBe(base);
  expect(contentHash('{"name":"a/b","require":{"c/d":"^1"},"config":{"platform":{"php":"8.1"}}}')).not.toBe(base);
  expect(contentHash('{"name":"a/b","require":{"c/d":"^1"},"config":{"platform":null}}')).toBe(base);
});

test('what PHP would write otherwise is not guessed', () => {
  expect(contentHash('{"extra":{"a":1e30}}')).toBeUndefined();
  expect(contentHash('[]')).toBeUndefined();
  expect(contentHash('{')).toBeUndefined();
  expect(contentHash(`{"extra":${'['.repeat(600)}${']'.repeat(600)}}`)).toBeUndefined();
});
