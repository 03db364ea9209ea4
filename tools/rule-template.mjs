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

/** `local-disk-write` → `local_disk_write` */
function functionName(name) {
  return name.replaceAll('-', '_');
}

/**
 * A rule that finds calls of a function named like itself, and a page that shows it: both pass, so that each step away from
 * them can be seen to.
 * @param {string} id `<factor>/<rule>` @returns {Record<string, string>} text by path below `src/rules/`
 */
export function ruleFiles(id) {
  const [, name] = id.split('/');
  const called = functionName(name);
  return {
    [`${id}.ts`]: `import { functionOf, ofEachCall } from '../code/calls.ts';
import type { CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** Say here what the rule finds, in one sentence. */
export const ${exportName(name)}: CodeRule = {
  meta: practice('${id}', 'Say what it finds, in one line and without a full stop', {
    minutes: 30,
    reason: 'Say what mending one finding takes.',
  }),
  words: ['${called}('],
  remedy: { summary: 'Say what to do instead.', packages: [], docs: [] },
  check: ofEachCall((_file, { expr }) =>
    functionOf(expr) === '${called}'
      ? { message: 'Say what happens here, and what becomes of it', severity: 'warning', confidence: 'certain' }
      : undefined,
  ),
};
`,
    [`${id}.md`]: `# ${id}

Say here in one paragraph what it finds and where.

## What it does

## Why it is lost

## Examples

### PHP

\`\`\`php path=src/Bad.php
${called}($state); // warning: [${id}]
\`\`\`

\`\`\`php path=src/Better.php
keep_elsewhere($state);
\`\`\`

## What stays silent

\`\`\`php path=src/Silent.php
$this->${called}($state);
\`\`\`

## How it decides

## When to ignore it
`,
  };
}

/** @param {string} registry text of `code-rules.ts` @param {string} id */
export function withRule(registry, id) {
  const name = exportName(id.split('/')[1]);
  const list = /(CODE_RULES: readonly CodeRule\[\] = \[)([^\]]*)\]/;
  if (!list.test(registry)) throw new Error('code-rules.ts has no list CODE_RULES to add the rule to');
  return registry
    .replace(list, (_, head, rules) => `${head}${rules.trimEnd().replace(/,$/, '')},\n  ${name},\n]`)
    .replace(/^import type \{ CodeRule \}/m, `import { ${name} } from './${id}.ts';\n$&`);
}
