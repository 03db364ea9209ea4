/** `npm run new:rule -- <factor>/<rule>`: lays out a rule, its page and its place in the registry. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { idProblem, ruleFiles, withRule } from './rule-template.mjs';
import { ROOT, run } from './run-step.mjs';

const RULES = join(ROOT, 'packages/linter/src/rules');
const REGISTRY = join(RULES, 'code-rules.ts');

const [id = ''] = process.argv.slice(2);
const files = idProblem(id) === undefined ? ruleFiles(id) : {};
const problem = idProblem(id) ?? Object.keys(files).find((path) => existsSync(join(RULES, path)));
if (problem !== undefined) {
  process.stderr.write(
    `${problem in files ? `${problem} is there already` : problem}\nusage: npm run new:rule -- processes/my-rule\n`,
  );
  process.exit(2);
}

for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(RULES, path)), { recursive: true });
  writeFileSync(join(RULES, path), text);
}
writeFileSync(REGISTRY, withRule(readFileSync(REGISTRY, 'utf8'), id));
await run(`npx biome check --write packages/linter/src/rules/code-rules.ts packages/linter/src/rules/${id}.ts`);

process.stdout.write(`Wrote packages/linter/src/rules/${id}.ts and .md, and named the rule in code-rules.ts. Its page passes
as it is: npm run unit -- packages/linter/test/pages.test.ts -t ${id}

Next:
  1. ${id}.md  write the page: every example marked "// warning: [${id}]" must be found, every other must not.
  2. ${id}.ts  make "check" find them. It looks at one file's code; registry.ts has the rules about writes, and
     project-rules.ts those about the whole project. What is known of a framework is data in frameworks/.
  3. remedies  say in frameworks/<name>/rule-remedies.ts what to do instead there.
  4. npm run generate, npm test, npx changeset
`);
