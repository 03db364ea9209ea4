/** The library: `lint` gives the same result as the command line, before baselines. */
import type { LintOptions } from './options.ts';
import type { LintResult } from './result.ts';

export type {
  ConfiguredPathSource,
  ConfiguredSink,
  RuleOverride,
  RuleSetting,
  RuleSettings,
  SafeHelper,
  TidemarkConfig,
} from './config/config.ts';
export { isTidemarkError, TidemarkError } from './errors.ts';
export type { LintOptions, LintPhase, LintProgress } from './options.ts';
export type { LoadedPlugin, PluginSet } from './plugin/plugin-set.ts';
export type {
  Category,
  Confidence,
  ConfigurationKind,
  Effect,
  EnvironmentVariable,
  Factor,
  Finding,
  LintResult,
  LintStats,
  PartialFile,
  Remedy,
  Severity,
  TraceStep,
  WriteKind,
} from './result.ts';
export { VERSION } from './version.ts';

/**
 * Lints the project that holds `options.path`. Without `options.config` the project's own `tidemark.json` counts; an
 * empty object stands for none.
 * @throws TidemarkError `project.not-found`, `config.…`, `usage.unknown-rule`, `aborted`
 */
export async function lint(options: LintOptions): Promise<LintResult> {
  const [{ lint: analyse }, { metasOf, rulesWith }, { settledLint }, { allRules }, configured] = await Promise.all([
    import('./lint.ts'),
    import('./rules/registry.ts'),
    import('./suppress/settled-lint.ts'),
    import('./suppress/settle.ts'),
    import('./config/configured-options.ts'),
  ]);
  const rules = allRules(metasOf(rulesWith(options.plugins?.rules)));
  return settledLint(analyse, rules, await configured.withProjectConfig(options, rules));
}
