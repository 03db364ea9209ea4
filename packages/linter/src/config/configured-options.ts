/** Options of the library with the project's configuration filled in. */
import { TidemarkError } from '../errors.ts';
import type { LintOptions } from '../options.ts';
import { findRoot } from '../project/root.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { didYouMean } from './did-you-mean.ts';
import { loadProjectConfig } from './load.ts';
import { nearestExisting } from './locate.ts';
import { normaliseConfig } from './normalise.ts';

/**
 * @param rules every known rule
 * @throws TidemarkError `project.not-found`, `config.…`, `usage.unknown-rule`
 */
export async function withProjectConfig(options: LintOptions, rules: readonly RuleMeta[]): Promise<LintOptions> {
  const ids = rules.map(({ id }) => id);
  for (const rule of [...(options.only ?? []), ...(options.except ?? [])]) {
    if (ids.includes(rule)) continue;
    throw new TidemarkError('usage.unknown-rule', { what: `there is no rule "${rule}".${didYouMean(rule, ids)}` });
  }
  if (options.config !== undefined) {
    return { ...options, config: normaliseConfig(options.config), ...platformOf(options, options.config.platform) };
  }
  const { root } = findRoot(options.stdin === undefined ? options.path : nearestExisting(options.path));
  const { config } = await loadProjectConfig(root, ids);
  return { ...options, config, ...platformOf(options, config.platform) };
}

function platformOf({ platform }: LintOptions, configured: string | undefined): Pick<LintOptions, 'platform'> {
  const chosen = platform ?? configured;
  return chosen === undefined ? {} : { platform: chosen };
}
