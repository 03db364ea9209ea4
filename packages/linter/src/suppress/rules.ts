/** Rules about Tidemark's own comments. Their findings are made here, not by `rules/`: they need the other findings. */
import type { RuleMeta } from '../rules/rule.ts';

const SHAPE = [
  '```php',
  '// @tidemark-ignore processes/local-disk-write The file is a marker that only this node reads.',
  "file_put_contents(__DIR__ . '/node.id', $id);",
  '```',
].join('\n');

export const IGNORE_WITHOUT_REASON: RuleMeta = {
  id: 'tidemark/ignore-without-reason',
  factor: 'codebase',
  category: 'practice',
  effort: { minutes: 2, reason: 'One comment is put right.' },
  summary: 'A @tidemark-ignore comment gives no reason',
  page: `# tidemark/ignore-without-reason

A \`@tidemark-ignore\` comment hides a finding from everybody who reads the code later. It has to say why that is right,
and without a reason it hides nothing.

Write the reason after the rule:

${SHAPE}
`,
};

export const UNUSED_IGNORE: RuleMeta = {
  id: 'tidemark/unused-ignore',
  factor: 'codebase',
  category: 'practice',
  effort: { minutes: 2, reason: 'One comment is put right.' },
  summary: 'A @tidemark-ignore comment hides nothing',
  page: `# tidemark/unused-ignore

The code that a \`@tidemark-ignore\` comment speaks of has no finding of the rule it names. Left in place, the comment
would hide a finding that somebody adds later.

Remove it, or move it: a comment on a line of its own speaks of the next statement, a comment behind code speaks of its
own line.

${SHAPE}

A comment whose rule did not run (\`--only\`, \`--except\`, a rule that is off) and a comment in a file that could not be
read whole are never called unused.
`,
};

export const UNKNOWN_RULE: RuleMeta = {
  id: 'tidemark/unknown-rule',
  factor: 'codebase',
  category: 'practice',
  effort: { minutes: 2, reason: 'One comment is put right.' },
  summary: 'A @tidemark-ignore comment names a rule that does not exist',
  page: `# tidemark/unknown-rule

A \`@tidemark-ignore\` comment names no rule, or one that Tidemark does not have, so it hides nothing. The name is that
of the rule as the report prints it; \`tidemark-lint rules\` lists them all.

${SHAPE}
`,
};

export const UNKNOWN_DIRECTIVE: RuleMeta = {
  id: 'tidemark/unknown-directive',
  factor: 'codebase',
  category: 'practice',
  effort: { minutes: 2, reason: 'One comment is put right.' },
  summary: 'A comment begins with @tidemark- but is none that Tidemark knows',
  page: `# tidemark/unknown-directive

A comment begins with \`@tidemark-\`, but the word after it is none that Tidemark knows, so the comment does nothing. There
is one: \`@tidemark-ignore\`.

${SHAPE}
`,
};

export const COMMENT_RULES: readonly RuleMeta[] = [
  IGNORE_WITHOUT_REASON,
  UNKNOWN_DIRECTIVE,
  UNKNOWN_RULE,
  UNUSED_IGNORE,
];
