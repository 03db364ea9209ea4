import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './run-step.mjs';
import { isMissing } from './system-command.ts';

const EXAMPLES = join(ROOT, 'examples');
const FILES = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name));

function shown(path: string): string {
  return path.slice(ROOT.length);
}

describe.skipIf(isMissing('php'))('PHP itself', () => {
  const isPhp = (path: string): boolean =>
    /\.(?:php|module|install|inc|theme)$/.test(path) || readFileSync(path, 'utf8').startsWith('#!/usr/bin/env php');

  test.each(FILES.filter(isPhp).map(shown))('reads %s', (path) => {
    expect(execFileSync('php', ['-l', path], { cwd: ROOT, encoding: 'utf8' })).toContain('No syntax errors detected');
  });
});

describe('JSON', () => {
  test.each(FILES.filter((path) => /\.(?:json|lock)$/.test(path)).map(shown))('%s is valid', (path) => {
    expect(() => JSON.parse(readFileSync(join(ROOT, path), 'utf8'))).not.toThrow();
  });
});
