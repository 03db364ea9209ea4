import { describe, expect, test } from 'vitest';
import { platformOf } from '../platforms/all.ts';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { findingsInNodeCode } from './index.ts';
import { findings, PHP, told } from './testing.ts';

const WRITE = 'processes/local-disk-write';

describe('when code runs', () => {
  const write = "require('fs').writeFileSync('cache/a', '');";
  test.each([
    'vite.config.js',
    'webpack.mix.js',
    'gulpfile.js',
    'tailwind.config.cjs',
    'scripts/make-icons.js',
    'tools/release.mjs',
  ])('%s is silent', async (path) => {
    expect(await told({ [path]: write })).toEqual([]);
  });

  test('what a build script of package.json runs is silent, with what it imports', async () => {
    const files = {
      'package.json': JSON.stringify({ scripts: { build: 'node bin/make.js', start: 'node bin/run.js' } }),
      'bin/make.js': "require('./part');",
      'bin/part.js': write,
      'bin/run.js': write,
    };
    expect(await told(files)).toEqual([`bin/run.js:1 ${WRITE} cache warning`]);
  });

  test('what only runs by hand is information', async () => {
    expect(await told({ 'bin/once.js': `#!/usr/bin/env node\n${write}` })).toEqual([
      `bin/once.js:2 ${WRITE} cache info`,
    ]);
  });

  test('so is what only such a script imports, and not what others import too', async () => {
    const files = {
      'catalogue.js': "require('./js/catalogue')(process.argv[2]); require('./js/shared');",
      'js/catalogue.js': write,
      'js/shared.js': write,
      'js/answer.js': "require('./shared');",
    };
    expect(await told(files)).toEqual([
      `js/catalogue.js:1 ${WRITE} cache info`,
      `js/shared.js:1 ${WRITE} cache warning`,
    ]);
  });

  test('a platform decides what becomes of it', async () => {
    const files = { 'worker.js': write };
    const effects = await Promise.all(
      ['generic', 'vapor', 'single-server'].map(async (platform) => (await findings(files, platform))[0]),
    );
    expect(effects.map((finding) => [finding?.effect, finding?.severity])).toEqual([
      ['lost-at-deploy', 'warning'],
      ['fails-read-only', 'warning'],
      [null, 'info'],
    ]);
    expect(effects.map((finding) => finding?.message)).toEqual([
      "Writes a cache file to `cache/a`, on the node's own disk: lost at the next deploy, unseen by other nodes.",
      expect.stringContaining('read-only'),
      expect.stringContaining('it stays on this server'),
    ]);
  });

  test('a directory that is mounted is kept', async () => {
    const project = discoverProject(temporaryProject({ ...PHP, 'worker.js': write }));
    const found = await findingsInNodeCode(project, platformOf('upsun'), {
      isMounted: (path) => path.startsWith('cache/'),
    });
    expect(found).toEqual([]);
  });
});

describe('hostile input', () => {
  test.each([
    ['brackets', `require('fs');${'[\n'.repeat(50_000)}`],
    ['unary operators', `require('fs').writeFileSync(${'!\n'.repeat(60_000)}1);`],
    ['members', `require('fs').writeFileSync(a${'\n.b'.repeat(30_000)});`],
    ['sums', `require('fs').writeFileSync(${'a+\n'.repeat(20_000)}b);`],
    ['names of each other', "const fs = require('fs'); const a = b, b = a; fs.writeFileSync(a, '');"],
    [
      'functions of each other',
      "const fs = require('fs'); function a(x) { return b(x); } function b(x) { return a(x) + a(x); } fs.writeFileSync(a(1), '');",
    ],
    [
      'a function that calls itself',
      "const fs = require('fs'); function a(x) { fs.writeFileSync(x); a(x + '/b'); } a('uploads');",
    ],
    ['binary', `require('fs')\0\u0001${'\uFFFD\n'.repeat(1000)}`],
  ])(
    '%s ends soon',
    async (_, code) => {
      const begun = performance.now();
      await findings({ 'server.js': code, 'worker.js': "require('fs').writeFileSync('cache/a', '');" });
      expect(performance.now() - begun).toBeLessThan(8_000);
    },
    20_000,
  );

  test('what is not parsed is said', async () => {
    const partial: string[] = [];
    const files = {
      'server.js': `require('fs');${'[\n'.repeat(50_000)}`,
      'worker.js': `require('fs');${'!\n'.repeat(60_000)}1;`,
    };
    await findingsInNodeCode(discoverProject(temporaryProject({ ...PHP, ...files })), platformOf('generic'), {
      onPartial: (path, reason) => partial.push(`${path}: ${reason}`),
    });
    expect(partial).toEqual(['server.js: nested too deeply to be parsed', 'worker.js: nested too deeply to be parsed']);
  });

  test('one file that exhausts the parser hides no other', async () => {
    const found = await told({
      'server.js': `require('fs').writeFileSync(${'!\n'.repeat(60_000)}1);`,
      'worker.js': "require('fs').writeFileSync('cache/a', '');",
    });
    expect(found).toContain(`worker.js:1 ${WRITE} cache warning`);
  });
});

test('two runs say the same', async () => {
  const files = {
    'a-worker.js': "const fs = require('fs');\nfs.writeFileSync(process.env.A || './b', '');",
    'b-worker.js': "require('multer')({ dest: 'x' });",
  };
  const root = temporaryProject({ ...PHP, ...files });
  const [one, two] = await Promise.all(
    [0, 1].map(() => findingsInNodeCode(discoverProject(root), platformOf('generic'))),
  );
  expect(one).toHaveLength(2);
  expect(two).toEqual(one);
});
