/** From what plugins define to what the analysis runs. A plugin's fault is told as one: with its name, and what to do. */
import { readFileSync } from 'node:fs';
import type { ConfigurationReader } from '../configuration/reader.ts';
import { NOTHING_READ } from '../configuration/reading.ts';
import { isTidemarkError, messageOf, TidemarkError } from '../errors.ts';
import { EMPTY_TABLE } from '../frameworks/empty-table.ts';
import type { Knowledge } from '../frameworks/knowledge.ts';
import type { Category } from '../result.ts';
import type { Rule } from '../rules/check.ts';
import { configurationFinding, type Said } from '../rules/configuration-finding.ts';
import { frameworkRemedy } from '../rules/framework-remedy.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { badFinding } from './bad-finding.ts';
import type { FrameworkDefinition, Plugin, RuleDefinition } from './definition.ts';
import type { LoadedPlugin, PluginSet } from './plugin-set.ts';
import { writeOf } from './write.ts';

/** A plugin's module with what is known of it. */
export interface PluginModule extends LoadedPlugin {
  readonly plugin: Plugin;
}

/** All plugins as one set. */
export function pluginSet(modules: readonly PluginModule[]): PluginSet {
  const rules = modules.flatMap(({ plugin, from }) => (plugin.rules ?? []).map((rule) => ({ rule, from })));
  const frameworks = modules.flatMap(({ plugin, from }) =>
    (plugin.frameworks ?? []).map((framework) => ({ framework, from })),
  );
  return {
    plugins: modules.map(({ name, from, hash }) => ({ name, from, hash })),
    rules: {
      checks: rules.flatMap(({ rule, from }) => (rule.about === 'writes' ? [writeRule(rule, from)] : [])),
      projectRules: rules.flatMap(({ rule, from }) => (rule.about === 'project' ? [projectRule(rule, from)] : [])),
      codeRules: rules.flatMap(({ rule, from }) => (rule.about === 'code' ? [codeRule(rule, from)] : [])),
    },
    frameworks: frameworks.map(({ framework }) => framework),
    tables: frameworks.map(({ framework }) => tableOf(framework)),
    readers: frameworks.flatMap(({ framework, from }) => readerOf(framework, from)),
    platforms: modules.flatMap(({ plugin }) => plugin.platforms ?? []),
  };
}

const CATEGORIES: Readonly<Record<RuleDefinition['about'], Category>> = {
  writes: 'write',
  project: 'configuration',
  code: 'practice',
};

function metaOf(rule: RuleDefinition, from: string): RuleMeta {
  const { id, factor, summary, effort, page, about } = rule;
  return {
    id,
    factor,
    category: CATEGORIES[about],
    summary,
    effort,
    get page(): string {
      if (typeof page === 'string') return page;
      return guarded(`${from}: the page of ${id}`, () => readFileSync(page, 'utf8'));
    },
  };
}

type CodeRuleDefinition = Extract<RuleDefinition, { about: 'code' }>;
type ProjectRuleDefinition = Extract<RuleDefinition, { about: 'project' }>;
type WriteRuleDefinition = Extract<RuleDefinition, { about: 'writes' }>;

function codeRule(rule: CodeRuleDefinition, from: string): PluginSet['rules']['codeRules'][number] {
  const { words, calls, paths, remedy } = rule;
  const where = `${from}: rule ${rule.id}`;
  return {
    meta: metaOf(rule, from),
    words,
    remedy,
    ...(calls ? { calls } : {}),
    ...(paths ? { paths } : {}),
    ...(rule.applies ? { applies: (context) => guarded(where, () => rule.applies?.(context) ?? true) } : {}),
    check: (file, context) =>
      guarded(where, () => sound(rule.check(file, context), ['span', 'symbol', 'about'], `${file.path}`)),
  };
}

function projectRule(rule: ProjectRuleDefinition, from: string): PluginSet['rules']['projectRules'][number] {
  const meta = metaOf(rule, from);
  return {
    meta,
    check: (facts) =>
      guarded(`${from}: rule ${rule.id}`, () =>
        sound(rule.check(facts), ['path', 'line', 'about'], 'the project').map((finding) => {
          const { path, line, endLine, remedy = rule.remedy, ...said } = finding;
          const at: Said['at'] = { path, line, ...(endLine === undefined ? {} : { endLine }) };
          return configurationFinding({
            ...said,
            rule: meta,
            at,
            remedy: frameworkRemedy(meta.id, facts.knowledge) ?? remedy,
          });
        }),
      ),
  };
}

function writeRule(rule: WriteRuleDefinition, from: string): Rule {
  const meta = metaOf(rule, from);
  return {
    meta,
    check: (judged, { platform, knowledge }) =>
      guarded(`${from}: rule ${rule.id}`, () => {
        const write = writeOf(judged);
        const said = rule.check(write, { platform });
        if (said === undefined) return [];
        const [finding = said] = sound([said], [], `${write.path}:${write.span[0]}`);
        const {
          severity,
          confidence,
          message,
          remedy = rule.remedy,
          kind = null,
          state = null,
          effect = null,
        } = finding;
        const [startLine, startColumn, endLine, endColumn] = write.span;
        return [
          {
            rank: 0,
            finding: {
              ruleId: meta.id,
              factor: meta.factor,
              category: meta.category,
              kind,
              state,
              effect,
              severity,
              confidence,
              message,
              path: write.path,
              startLine,
              startColumn,
              endLine,
              endColumn,
              trace: finding.trace ?? [],
              remedy: frameworkRemedy(meta.id, knowledge) ?? remedy,
              symbol: write.symbol,
              sink: write.text,
            },
          },
        ];
      }),
  };
}

function tableOf({ detect: _shown, configuration: _read, ...tables }: FrameworkDefinition): Knowledge {
  return { ...EMPTY_TABLE, ...tables };
}

function readerOf(framework: FrameworkDefinition, from: string): readonly ConfigurationReader[] {
  if (framework.configuration === undefined) return [];
  const where = `${from}: framework ${framework.name}`;
  return [
    {
      framework: framework.name,
      async read(files, detected) {
        if (!detected) return NOTHING_READ;
        try {
          return { ...NOTHING_READ, ...(await framework.configuration?.(files, detected)) };
        } catch (error) {
          throw fault(where, error);
        }
      },
    },
  ];
}

/** @throws TidemarkError `plugin.failed` for the first finding that is none */
function sound<F>(findings: readonly F[], needed: readonly string[], at: string): readonly F[] {
  if (!Array.isArray(findings)) throw new TypeError('check() gave no list of findings');
  for (const finding of findings) {
    const problem = badFinding(finding, needed);
    if (problem !== undefined) throw new TypeError(`a finding in ${at} ${problem}`);
  }
  return findings;
}

function guarded<T>(where: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw fault(where, error);
  }
}

function fault(where: string, error: unknown): TidemarkError {
  if (isTidemarkError(error)) return error;
  return new TidemarkError('plugin.failed', {
    where,
    what: messageOf(error),
    next: 'This is a fault of the plugin: tell its authors (TIDEMARK_DEBUG=1 prints the stack), and run without it or with --except until it is mended.',
    cause: error,
  });
}
