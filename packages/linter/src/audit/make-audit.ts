/** From a lint result to an audit. Reads the project's directories and lock file; executes nothing. */
import { basename } from 'node:path';
import type { StateKind } from '@tidemark/sdk/model';
import { fixersFor } from '../fixes/registry.ts';
import { effectOf, platformOf } from '../platforms/all.ts';
import type { Platform } from '../platforms/platform.ts';
import type { PluginSet } from '../plugin/plugin-set.ts';
import type { Project } from '../project/project.ts';
import type { EnvironmentVariable, LintResult } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';
import type { Audit, Hidden } from './audit.ts';
import { automaticFixes } from './automatic-fixes.ts';
import { FACTOR_QUESTIONS } from './factors.ts';
import { localData } from './local-data.ts';
import { packagesOf } from './packages.ts';
import { planOf } from './plan.ts';
import { scoreOf } from './score.ts';
import { snippetsFor } from './snippets/index.ts';
import { fatesOf } from './state-fate.ts';
import { verdictOf } from './verdict.ts';

/** Kinds for which code that writes files is mended by the same settings as configuration is. */
const HAS_DRIVER: ReadonlySet<StateKind> = new Set(['uploads', 'media', 'sessions', 'cache', 'locks', 'queue', 'logs']);

export interface AuditInput {
  readonly result: LintResult;
  readonly project: Project;
  readonly rules: readonly RuleMeta[];
  readonly hidden: readonly Hidden[];
  readonly isForeign: boolean;
  readonly plugins?: PluginSet;
}

export async function makeAudit({ result, project, rules, hidden, isForeign, plugins }: AuditInput): Promise<Audit> {
  const { findings, stateMap, stats } = result;
  const platform = platformOf(result.project.platform, plugins?.platforms);
  const fates = fatesOf(stateMap, findings, platform);
  const plan = planOf({
    findings,
    rules,
    fixes: automaticFixes(result, await fixersFor(findings)),
    snippetsFor: (state, { category }) =>
      category === 'configuration' || (state !== null && HAS_DRIVER.has(state))
        ? snippetsFor(state, project.frameworks)
        : [],
  });
  const { packages, others } = packagesOf(project.root);
  return {
    schemaVersion: 1,
    tool: result.tool,
    project: {
      name: basename(project.root),
      frameworks: result.project.frameworks,
      platform: {
        name: platform.name,
        title: titleOf(platform),
        disk: diskOf(platform),
        keepsDisk: effectOf(platform, false) === null,
        source: platform.source,
      },
    },
    verdict: verdictOf(plan, platform, result.environment.filter(hidesLocal).length),
    score: scoreOf(fates, findings),
    stateMap,
    fates,
    factors: FACTOR_QUESTIONS.map(([factor, question]) => ({
      factor,
      question,
      findings: findings.filter((finding) => finding.factor === factor).map(({ fingerprint }) => fingerprint),
    })),
    plan,
    localData: localData(project, findings),
    code: {
      own: { files: stats.files, withFindings: new Set(findings.map(({ path }) => path)).size },
      packages,
      others,
    },
    environment: result.environment,
    findings,
    hidden,
    isForeign,
    partial: result.partial,
    stats: { files: stats.files, excluded: stats.excluded },
  };
}

function hidesLocal({ isRequired, hidesAbsence }: EnvironmentVariable): boolean {
  return isRequired && hidesAbsence;
}

function titleOf({ name, title }: Platform): string {
  return name === 'generic' ? 'any platform with fresh disks' : title;
}

/** What the platform does to the release's disk, in one sentence. */
function diskOf({ release, shared, wiped, keeps }: Platform): string {
  const kept = keeps?.length ? ` ${keeps.join(', ')} is kept for all nodes.` : '';
  if (release === 'read-only') return `The release cannot be written at run time.${kept}`;
  if (release === 'ephemeral') return `The disk of each node is wiped ${wiped}, and no node sees another one's.${kept}`;
  return shared ? `The disk is kept, and every node sees it.${kept}` : `The disk is kept.${kept}`;
}
