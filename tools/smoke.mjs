/** Packs the linter and uses what would be published: as an ES module, as CommonJS, and as a program. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './run-step.mjs';

/** Below node_modules, so that the package finds its dependencies without another installation. */
const HOME = join(ROOT, 'node_modules/.cache/tidemark/smoke');
const PACKAGE = join(HOME, 'node_modules/@tidemark/linter');
const PROJECT = join(HOME, 'site with ü');

rmSync(HOME, { recursive: true, force: true });
mkdirSync(PACKAGE, { recursive: true });
mkdirSync(PROJECT);
writeFileSync(join(PROJECT, 'composer.json'), '{}');
writeFileSync(join(PROJECT, 'index.php'), "<?php file_put_contents(__DIR__ . '/log.txt', $_POST['x']);\n");

/** Prints what it found, so that a wrong answer is seen as such. */
const use = `lint({ path: ${JSON.stringify(PROJECT)}, cache: false }).then(({ findings, tool }) => {
  const found = findings.map(({ ruleId, path, startLine }) => [ruleId, path, startLine].join(' ')).join();
  if (found !== 'processes/local-disk-write index.php 1') throw new Error('found: ' + found);
  if (!/^\\d+\\.\\d+\\.\\d+/.test(VERSION) || tool.version !== VERSION) throw new Error('version: ' + VERSION);
});
`;
writeFileSync(join(HOME, 'esm.mjs'), `import { lint, VERSION } from '@tidemark/linter';\nawait ${use}`);
writeFileSync(join(HOME, 'cjs.cjs'), `const { lint, VERSION } = require('@tidemark/linter');\n${use}`);
writeFileSync(
  join(HOME, 'plugin.mjs'),
  "export { definePlugin as plugin, RuleTester } from '@tidemark/linter/plugin';\n",
);
writeFileSync(
  join(HOME, 'plugin.cjs'),
  `const { definePlugin, RuleTester } = require('@tidemark/linter/plugin');
const tester = new RuleTester(definePlugin({ name: 'acme' }));
tester.lint({ 'a.php': "<?php file_put_contents(__DIR__ . '/a', $b);" }).then(({ findings }) => {
  if (findings.length !== 1) throw new Error('found: ' + findings.length);
});
`,
);
writeFileSync(
  join(HOME, 'schemas.cjs'),
  `for (const name of ['lint-result-1', 'tidemark']) require('@tidemark/linter/schema/' + name + '.schema.json');\n`,
);

const quoted = (path) => `"${path}"`;
await step(`npm pack --silent --pack-destination ${quoted(HOME)} --workspace @tidemark/linter`);
const [tarball = ''] = readdirSync(HOME).filter((name) => name.endsWith('.tgz'));
await step(`tar -xzf ${quoted(join(HOME, tarball))} -C ${quoted(PACKAGE)} --strip-components=1`);
for (const file of ['esm.mjs', 'cjs.cjs', 'plugin.mjs', 'plugin.cjs', 'schemas.cjs'])
  await step(`node ${quoted(join(HOME, file))}`);
const program = quoted(join(PACKAGE, 'bin/tidemark-lint.js'));
await step(`node ${program} --version`);
await step(`node ${program} --help`);
await step(`node ${program} explain local-disk-write`);
await step(`node ${program} ${quoted(PROJECT)} --fail-on never --no-cache --format sarif`);

async function step(command) {
  const { ok, output } = await run(command);
  if (ok) return;
  process.stdout.write(`${command}\n${output}`);
  process.exit(1);
}
