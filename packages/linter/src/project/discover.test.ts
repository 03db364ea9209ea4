import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../testing/processor-time.ts';
import { discoverProject } from './discover.ts';
import type { Project } from './project.ts';
import { phpFiles, temporaryProject } from './temporary-project.ts';

const paths = (project: Project): readonly string[] => project.files.map(({ path }) => path);

describe('root', () => {
  const tree = { 'composer.json': '{}', ...phpFiles('src/a.php', 'src/deep/b.php', 'other/c.php') };

  test('is the nearest directory with a composer.json; a folder below only filters the report', () => {
    const root = temporaryProject(tree);
    const project = discoverProject(join(root, 'src'));
    expect(project.root).toBe(root);
    expect(project.reportOnly).toBe('src/');
    expect(paths(project)).toEqual(['other/c.php', 'src/a.php', 'src/deep/b.php']);
  });

  test('of a file is found the same way, and the file is reported alone', () => {
    const root = temporaryProject(tree);
    const project = discoverProject(join(root, 'src/deep/b.php'));
    expect([project.root, project.reportOnly]).toEqual([root, 'src/deep/b.php']);
  });

  test('is the argument itself without a composer.json', () => {
    const root = temporaryProject(phpFiles('app/a.php'));
    const project = discoverProject(join(root, 'app'));
    expect([project.root, project.reportOnly]).toEqual([join(root, 'app'), undefined]);
  });

  test('is never looked for above the git work tree', () => {
    const root = temporaryProject({
      'composer.json': '{}',
      'repository/.git': 'gitdir: x',
      ...phpFiles('repository/a.php'),
    });
    expect(discoverProject(join(root, 'repository')).root).toBe(join(root, 'repository'));
  });

  test('that does not exist is a clear error', () => {
    expect(() => discoverProject('/no/such/place')).toThrow(/^\/no\/such\/place: no such file or directory\n/);
  });
});

describe('files', () => {
  test('are PHP by name or shebang, ordered by path, with size and time', () => {
    const root = temporaryProject({
      ...phpFiles(
        'index.php',
        'old.php3',
        'view.phtml',
        'a.inc',
        'm.module',
        'm.install',
        't.theme',
        'p.profile',
        'e.engine',
      ),
      ...phpFiles('v/x.blade.php', 'v/x.html.php', 'häuser/größe 1.php'),
      artisan: '#!/usr/bin/env php\n<?php\n',
      'bin/console': '#!/usr/bin/php8.3\n<?php\n',
      'bin/build': '#!/bin/sh\n',
      LICENSE: 'text',
      'readme.txt': 'text',
    });
    const project = discoverProject(root);
    expect(paths(project)).toEqual([
      'a.inc',
      'artisan',
      'bin/console',
      'e.engine',
      'häuser/größe 1.php',
      'index.php',
      'm.install',
      'm.module',
      'old.php3',
      'p.profile',
      't.theme',
      'v/x.html.php',
      'view.phtml',
    ]);
    expect(project.excluded).toBe(0);
    expect(project.files[0]).toMatchObject({
      stat: { size: 6, mtimeMs: expect.any(Number), inode: expect.any(Number) },
    });
  });

  test('other files are configuration and platform files, those in settings directories too', () => {
    const root = temporaryProject({
      'config/a.yaml': '',
      '.env': '',
      '.env.example': '',
      Dockerfile: '',
      'Dockerfile-alpine': '',
      Procfile: '',
      '.upsun/config.yaml': '',
      '.hidden/x.yaml': '',
      'node_modules/x/package.json': '{}',
      'package-lock.json': '{}',
      'picture.png': '',
    });
    expect(discoverProject(root).otherFiles).toEqual([
      '.env',
      '.env.example',
      '.upsun/config.yaml',
      'Dockerfile',
      'Dockerfile-alpine',
      'Procfile',
      'config/a.yaml',
    ]);
  });

  test('the user takes out and takes in', () => {
    const root = temporaryProject({
      'composer.json': '{}',
      ...phpFiles('src/a.php', 'src/legacy/b.php', 'vendor/acme/kit/c.php', 'vendor/other/d.php', 'tests/e.php'),
    });
    const project = discoverProject(root, { exclude: ['src/legacy/'], include: ['vendor/acme/**'] });
    expect(paths(project)).toEqual(['src/a.php', 'vendor/acme/kit/c.php']);
    expect(project.excluded).toBe(2);
  });

  test('what was asked for is in scope even where a rule leaves its like out', () => {
    const root = temporaryProject({
      'composer.json': '{}',
      ...phpFiles('tests/Unit/a.php', 'tests/Other/b.php', 'vendor/acme/c.php', 'src/d.php'),
    });
    expect(paths(discoverProject(join(root, 'tests/Unit')))).toEqual(['src/d.php', 'tests/Unit/a.php']);
    expect(paths(discoverProject(join(root, 'vendor/acme')))).toEqual(['src/d.php', 'vendor/acme/c.php']);
    expect(paths(discoverProject(join(root, 'tests/Other/b.php')))).toEqual(['src/d.php', 'tests/Other/b.php']);
  });
});

describe('hostile trees', () => {
  test('links are not followed: neither circles nor ways out', () => {
    const outside = temporaryProject(phpFiles('secret.php'));
    const root = temporaryProject(phpFiles('src/a.php'));
    symlinkSync(root, join(root, 'src/circle'));
    symlinkSync(outside, join(root, 'out'));
    symlinkSync(join(outside, 'secret.php'), join(root, 'out.php'));
    symlinkSync('nowhere', join(root, 'broken.php'));
    const project = discoverProject(root);
    expect(paths(project)).toEqual(['src/a.php']);
    expect(project.problems).toEqual([]);
  });

  test('a pipe does not hang', () => {
    const root = temporaryProject(phpFiles('a.php'));
    for (const name of ['pipe.php', 'composer.json', 'artisan', 'style.css'])
      execFileSync('mkfifo', [join(root, name)]);
    expect(paths(discoverProject(root))).toEqual(['a.php']);
  });

  test('odd names and great depth', () => {
    const odd = ['a\'b"c.php', 'line\nbreak.php', 'back\\slash.php', '-rf.php', '$(x).php', '😀.php'];
    const deep = `${'d/'.repeat(100)}x.php`;
    const root = temporaryProject(phpFiles(...odd, deep));
    expect(paths(discoverProject(root))).toEqual([...odd, deep].sort());
  });

  test('a directory of many files is quick', () => {
    const root = temporaryProject({});
    mkdirSync(join(root, 'many'));
    for (let n = 0; n < 1000; n++) writeFileSync(join(root, 'many', `f${n}.php`), '');
    const spent = processorTime(() => expect(discoverProject(root).files).toHaveLength(1000));
    expect(spent).toBeLessThan(1000);
  });

  test('invalid composer files are told with their place, and the rest is analysed', () => {
    const root = temporaryProject({
      'composer.json': '{\n  "name": "a/b",\n  "require": {,}\n}',
      'composer.lock': '[]',
      ...phpFiles('a.php'),
    });
    const project = discoverProject(root);
    expect(paths(project)).toEqual(['a.php']);
    expect(project.problems).toEqual([
      { path: 'composer.json', message: 'invalid JSON: unexpected ","', line: 3, column: 15 },
    ]);
  });

  test('paths in composer.json that leave the root are not taken', () => {
    const composer = {
      config: { 'vendor-dir': '../../etc' },
      autoload: { 'psr-4': { 'A\\': ['/etc', '../..', 'src/'] }, files: ['C:\\x.php', 'src/../f.php'] },
    };
    const root = temporaryProject({ 'composer.json': JSON.stringify(composer), ...phpFiles('src/a.php') });
    const project = discoverProject(root);
    expect(project.vendorDir).toBe('vendor');
    expect(project.composer?.psr4).toEqual({ 'A\\': ['src'] });
    expect(project.composer?.files).toEqual(['f.php']);
  });
});
