/** Rules about where the configuration puts one kind of state: what differs between them is data. */
import { posix } from 'node:path';
import type { StateKind } from '@tidemark/sdk/model';
import type { StoreReading, Telling } from '../configuration/reading.ts';
import { isInRelease, ROOT, TEMPORARY } from '../configuration/setting.ts';
import { withAdvice } from '../platforms/advice.ts';
import { effectOf } from '../platforms/all.ts';
import type { ConfigurationKind, Effect, Severity, TraceStep } from '../result.ts';
import type { DraftFinding } from './check.ts';
import { configurationFinding, decidedBy } from './configuration-finding.ts';
import type { ProjectFacts, ProjectRule } from './project-rule.ts';
import type { RuleMeta } from './rule.ts';

export interface StoreRule {
  readonly meta: RuleMeta;
  readonly kinds: readonly StateKind[];
  /** Kind of the finding where the reader gives none. */
  readonly reportedAs: ConfigurationKind;
  /** Where the application itself reads the setting; templates are information. */
  readonly severity: Severity;
}

/** Reports each place that puts a store in use where other nodes do not see it. */
export function storeRule(rule: StoreRule): ProjectRule {
  return {
    meta: rule.meta,
    check: (facts) =>
      facts.reading.stores
        .filter(({ kind, isUsed }) => isUsed && rule.kinds.includes(kind))
        .flatMap((store) =>
          store.told.filter(({ isLocal }) => isLocal).map((telling) => findingOf(rule, store, telling, facts)),
        ),
  };
}

function findingOf(rule: StoreRule, store: StoreReading, telling: Telling, facts: ProjectFacts): DraftFinding {
  const effect = effectAt(store, facts);
  const isKept = effect === null && store.placement === 'node';
  const isInformation = telling.isTemplate || isKept || store.confidence === 'possible' || isContracted(telling, facts);
  return configurationFinding({
    rule: rule.meta,
    at: telling,
    severity: isInformation ? 'info' : rule.severity,
    confidence: store.confidence,
    kind: store.reportedAs ?? rule.reportedAs,
    state: store.kind,
    effect,
    message: `${store.message}${decidedBy(telling)}.`,
    remedy: withAdvice(store.remedy, onDisk(rule) ? effect : null, facts.platform),
    ...targetOf(store),
    trace: traceOf(telling),
    about: `${store.kind} ${telling.key ?? telling.variable?.name ?? store.store}`,
  });
}

/** What is written: a file where its name is told, else what lies in the directory. */
function targetOf({ directory, file }: StoreReading): { readonly target?: string } {
  const place = file ?? directory;
  if (place === undefined || !isInRelease(place) || place === ROOT) return {};
  const path = posix.normalize(place.slice(ROOT.length + 1)).replace(/\/$/, '');
  return { target: place === file ? path : `${path}/…` };
}

/**
 * Does a variable decide that the environment contract asks production to set? Its local default is for development; a file
 * that gives it a local value tells of that at its own line.
 */
function isContracted({ variable }: Telling, { reading }: ProjectFacts): boolean {
  return (
    variable !== undefined && reading.variables.some(({ name, isRequired }) => isRequired && name === variable.name)
  );
}

/** Files that are to be kept: what a platform says of its disks is advice for them, not for logs or caches. */
function onDisk({ kinds }: StoreRule): boolean {
  return kinds.includes('uploads') || kinds.includes('media');
}

/** What the platform makes of it; what one process holds is not seen by others, wherever the disk is. */
function effectAt(
  { kind, placement, effect, directory, file }: StoreReading,
  { platform }: ProjectFacts,
): Effect | null {
  // A job that runs in the request is lost with it, which has nothing to do with disks.
  if (placement === 'process') return kind === 'queue' ? null : 'invisible-to-others';
  const onPlatform = effectOf(platform, false);
  // Each platform lets PHP write to its temporary directory, which is of one instance.
  if (onPlatform === 'fails-read-only' && (file ?? directory)?.startsWith(TEMPORARY)) return 'invisible-to-others';
  return onPlatform !== null && effect === 'invisible-to-others' ? effect : onPlatform;
}

function traceOf({ variable, path, line, isTemplate }: Telling): readonly TraceStep[] {
  if (!variable || isTemplate) return [];
  const given = variable.given;
  return [
    ...(given ? [{ path: given.path, line: given.line, message: `${variable.name}=${given.value}` }] : []),
    { path, line, message: `reads ${variable.name}` },
  ];
}
