/** The files of a new rule, and its line in the registry. */

export const FACTORS = [
  'codebase',
  'dependencies',
  'config',
  'backing-services',
  'build-release-run',
  'processes',
  'port-binding',
  'concurrency',
  'disposability',
  'dev-prod-parity',
  'logs',
  'admin-processes',
];

/** @returns {string | undefined} what is wrong with the id of a new rule */
export function idProblem(id = '') {
  const [factor, name, ...rest] = id.split('/');
  if (!FACTORS.includes(factor)) return `"${factor}" is no factor. The factors: ${FACTORS.join(', ')}`;
  if (rest.length > 0 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? '')) {
    return `"${name ?? ''}" is no name of a rule: small words with hyphens say what it forbids, like local-disk-write`;
  }
  return undefined;
}

/** `local-disk-write` → `localDiskWrite` */
function exportName(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** @param {string} id `<factor>/<rule>` @returns {Record<string, string>} text by path below `src/rules/` */
export function ruleFiles(id) {
  const [, name] = id.split('/');
  return {
    [`${id}.ts`]: `import type { Rule } from '../check.ts';
import { practice } from '../rule-meta.ts';

/** Say here what the rule finds, in one sentence. */
export const ${exportName(name)}: Rule = {
  meta: practice('${id}', 'Say what it finds, in one line and without a full stop', {
    minutes: 30,
    reason: 'Say what mending one finding takes.',
  }),
  check: () => [],
};
`,
    [`${id}.md`]: `# ${id}

Say here in one paragraph what it finds and where.

## What it does

## Why it is lost

## Examples

### PHP

\`\`\`php path=src/Bad.php
file_put_contents(__DIR__ . '/x', $y); // error: [${id}]
\`\`\`

\`\`\`php path=src/Better.php
\`\`\`

## What stays silent

## How it decides

## When to ignore it
`,
  };
}

/** @param {string} registry text of `registry.ts` @param {string} id */
export function withRule(registry, id) {
  const name = exportName(id.split('/')[1]);
  const list = /(CHECKS: readonly Rule\[\] = \[)([^\]]*)\]/;
  if (!list.test(registry)) throw new Error('registry.ts has no list CHECKS to add the rule to');
  return registry
    .replace(list, (_, head, rules) => `${head}${rules.trim().replace(/,$/, '')}, ${name}]`)
    .replace(/^import type \{ RuleMeta \}/m, `import { ${name} } from './${id}.ts';\n$&`);
}
