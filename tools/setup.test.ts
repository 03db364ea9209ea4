import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { isInstalled, nodeProblem } from './setup.mjs';

describe('the version of Node', () => {
  test.each(['20.19.0', '20.20.2', '22.0.0', '100.1.0'])('%s is new enough', (version) => {
    expect(nodeProblem(version, '>=20.19')).toBeUndefined();
  });

  test.each(['20.18.9', '18.20.8', '4.0.0'])('%s is too old', (version) => {
    expect(nodeProblem(version, '>=20.19')).toMatch(`Node ${version} is too old: Tidemark needs >=20.19.`);
  });
});

describe('installed dependencies', () => {
  const root = mkdtempSync(join(tmpdir(), 'tidemark-setup-'));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const locked = {
    '': { devDependencies: { tool: '^1.0.0' } },
    'packages/one': { dependencies: { a: '^1.0.0' } },
    'node_modules/one': { link: true },
    'node_modules/a': { version: '1.2.0' },
    'node_modules/a-for-darwin': { version: '1.0.0', optional: true },
  };
  const installed = { 'node_modules/one': { link: true }, 'node_modules/a': { version: '1.2.0' } };
  const manifests = {
    'package.json': { devDependencies: { tool: '^1.0.0' } },
    'packages/one/package.json': { dependencies: { a: '^1.0.0' } },
  };

  function write(files: Record<string, unknown>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), JSON.stringify(content));
    }
  }

  function lay(over: Record<string, unknown> = {}): boolean {
    const lock = { 'package-lock.json': { packages: locked } };
    write({ ...manifests, ...lock, 'node_modules/.package-lock.json': { packages: installed }, ...over });
    return isInstalled(root);
  }

  test('are complete without what is optional', () => expect(lay()).toBe(true));

  test('are missing in a fresh clone', () => {
    write({ ...manifests, 'package-lock.json': { packages: locked } });
    expect(isInstalled(root)).toBe(false);
  });

  test('are stale when the lock file asks for another version', () => {
    const newer = { ...locked, 'node_modules/a': { version: '1.3.0' } };
    expect(lay({ 'package-lock.json': { packages: newer } })).toBe(false);
  });

  test('are stale when the lock file asks for more', () => {
    const more = { ...locked, 'node_modules/b': { version: '1.0.0' } };
    expect(lay({ 'package-lock.json': { packages: more } })).toBe(false);
  });

  test('are stale when a package asks for something else than the lock file', () => {
    expect(lay({ 'packages/one/package.json': { dependencies: { a: '^2.0.0' } } })).toBe(false);
  });
});
