import type { StoreReading } from '../../configuration/reading.ts';
import { configurationFinding } from '../configuration-finding.ts';
import { frameworkRemedy } from '../framework-remedy.ts';
import type { ProjectFacts, ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';

/** Balancers that bind each visitor to one node. */
export const stickySessions: ProjectRule = {
  meta: configuration('processes/sticky-sessions', 'A balancer that binds each visitor to one node', {
    minutes: 60,
    reason: 'What the visitor comes back for moves to a shared store, and the affinity is switched off and tried out.',
  }),
  check: (facts) => {
    const { reading, knowledge, platform } = facts;
    const local = localSessions(facts);
    const isShared = local === undefined && hasSharedSessions(facts);
    return reading.switches
      .filter(({ name }) => name === 'sticky-sessions')
      .map((found) =>
        configurationFinding({
          rule: stickySessions.meta,
          at: found,
          severity: isShared || platform.shared ? 'info' : 'warning',
          confidence: local ? 'certain' : 'likely',
          state: 'sessions',
          message: `${found.message} (${found.key ?? ''})${consequence(local, isShared)}.`,
          remedy: frameworkRemedy('processes/sticky-sessions', knowledge) ?? found.remedy,
          trace: local ? evidenceOf(local) : [],
          about: `sticky-sessions ${found.key ?? ''}`,
        }),
      );
  },
};

function localSessions({ reading }: ProjectFacts): StoreReading | undefined {
  return reading.stores.find(
    ({ kind, placement, isUsed }) => kind === 'sessions' && isUsed && (placement === 'node' || placement === 'process'),
  );
}

function hasSharedSessions({ reading }: ProjectFacts): boolean {
  return reading.stores.some(({ kind, placement, isUsed }) => kind === 'sessions' && isUsed && placement === 'shared');
}

function consequence(local: StoreReading | undefined, isShared: boolean): string {
  if (local)
    return `, which hides that sessions are in ${local.technology} of one node: with that node, at each deploy, they end all the same`;
  return isShared
    ? ', which its sessions do not need, for every node sees them: load is spread worse, and state of one node goes unseen'
    : ': what that node alone has ends with it at each deploy, and nobody sees it before';
}

function evidenceOf({ told }: StoreReading): readonly { path: string; line: number; message: string }[] {
  return told.slice(0, 1).map(({ path, line }) => ({ path, line, message: 'sessions are kept on one node' }));
}
