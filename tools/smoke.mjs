/** Packs the linter and the simulator and uses what would be published: as ES modules, as CommonJS, and as programs. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './run-step.mjs';

/** Below node_modules, so that the package finds its dependencies without another installation. */
const HOME = join(ROOT, 'node_modules/.cache/tidemark/smoke');
const packageOf = (name) => join(HOME, 'node_modules/@tidemark', name);
const PROJECT = join(HOME, 'site with ü');

rmSync(HOME, { recursive: true, force: true });
mkdirSync(PROJECT, { recursive: true });
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

/** M/M/1 at half load, 2 s an answer, on two threads: the package finds its own worker. */
const simulate = `parseScenario({
  version: 1,
  duration: '20000s',
  replications: 4,
  traffic: { arrivals: { process: 'poisson', rate: '0.5/s' }, requests: [{ name: 'page', service: { distribution: 'exponential', mean: '1s' } }] },
  php: { processes: 1, timeout: 'none' },
});
simulate(scenario, { threads: 2 }).then(({ estimates }) => {
  const { value } = metricOf(estimates['latency.mean'], 0.95);
  if (Math.abs(value - 2) > 0.2) throw new Error('latency: ' + value);
});
`;
const names = '{ metricOf, parseScenario, simulate }';
writeFileSync(join(HOME, 'sim.mjs'), `import ${names} from '@tidemark/scaler-sim';\nconst scenario = ${simulate}`);
writeFileSync(
  join(HOME, 'sim.cjs'),
  `const ${names} = require('@tidemark/scaler-sim');
require('@tidemark/scaler-sim/schema/scenario-1.schema.json');
const scenario = ${simulate}`,
);
writeFileSync(
  join(HOME, 'site.yaml'),
  `version: 1
duration: 2h
replications: 2
traffic: { arrivals: { process: poisson, rate: 1/s }, requests: [ { name: page, service: 80ms } ] }
php: { nodes: 2 }
`,
);

const quoted = (path) => `"${path}"`;
const NAMES = ['linter', 'scaler-sim'];
for (const name of NAMES) {
  mkdirSync(packageOf(name), { recursive: true });
  await step(`npm pack --silent --pack-destination ${quoted(HOME)} --workspace @tidemark/${name}`);
  const tarball = readdirSync(HOME).find((file) => file.endsWith('.tgz') && file.includes(name)) ?? '';
  await step(`tar -xzf ${quoted(join(HOME, tarball))} -C ${quoted(packageOf(name))} --strip-components=1`);
}
for (const file of ['esm.mjs', 'cjs.cjs', 'plugin.mjs', 'plugin.cjs', 'schemas.cjs', 'sim.mjs', 'sim.cjs'])
  await step(`node ${quoted(join(HOME, file))}`);
const lint = `node ${quoted(join(packageOf('linter'), 'bin/tidemark-lint.js'))}`;
await step(`${lint} --version`);
await step(`${lint} --help`);
await step(`${lint} explain local-disk-write`);
await step(`${lint} ${quoted(PROJECT)} --fail-on never --no-cache --format sarif`);
const sim = `node ${quoted(join(packageOf('scaler-sim'), 'bin/tidemark-sim.js'))}`;
const site = quoted(join(HOME, 'site.yaml'));
await step(`${sim} --version`);
await step(`${sim} --help`);
await step(`${sim} explain ${site}`);
await step(`${sim} run ${site} --threads 2 --format json --output html=${quoted(join(HOME, 'report ü.html'))}`);
// What one package writes, the other one reads.
const report = quoted(join(HOME, 'lint.json'));
await step(`${lint} ${quoted(PROJECT)} --fail-on never --no-cache --format json > ${report}`);
await step(`${sim} from-lint ${report}`);

async function step(command) {
  const { ok, output } = await run(command);
  if (ok) return;
  process.stdout.write(`${command}\n${output}`);
  process.exit(1);
}
