/** `tidemark-lint explain <rule>`. */
import { didYouMean } from '../config/did-you-mean.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import { renderMarkdown } from './markdown.ts';
import { knownRules } from './plugin-step.ts';
import type { Services } from './services.ts';
import { hasColors, type Terminal } from './terminal.ts';

/** The rule's page: rendered on a terminal, as it is written (Markdown) anywhere else. */
export async function explainCommand(args: ParsedArguments, terminal: Terminal, services: Services): Promise<number> {
  const [name, second] = args.positionals;
  if (name === undefined || second !== undefined) {
    throw usageError(
      'missing-rule',
      'explain needs one rule: tidemark-lint explain <rule>',
      '"tidemark-lint rules" lists the rules.',
    );
  }
  const { rules } = await knownRules(args, terminal, services);
  const ending = rules.filter(({ id }) => id.endsWith(`/${name}`));
  const rule = rules.find(({ id }) => id === name) ?? (ending.length === 1 ? ending[0] : undefined);
  if (rule === undefined) {
    const hint = didYouMean(
      name,
      rules.map(({ id }) => id),
    );
    throw usageError('unknown-rule', `there is no rule "${name}".${hint}`, '"tidemark-lint rules" lists the rules.');
  }
  const page = withEffort(rule);
  if (!terminal.stdout.isTTY) {
    await terminal.stdout.write(page);
    return 0;
  }
  const { default: picocolors } = await import('picocolors');
  const colors = picocolors.createColors(hasColors(terminal.stdout, terminal.env, args.has('no-color')));
  await terminal.stdout.write(renderMarkdown(page, colors, terminal.stdout.columns));
  return 0;
}

/** The page with what mending a finding takes, which stands with the rule and not on its page. */
function withEffort({ page, effort: { minutes, reason } }: RuleMeta): string {
  return `${page.trimEnd()}\n\n## What it takes\n\nAbout ${minutes} minutes a finding. ${reason}\n`;
}
