import type { MetricDefinition, RatioDefinition } from '../engine/metric-definition.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { FlowPlacement } from '../scenario/state.ts';
import { FLOW_KINDS, flowPlace, NODES_UP } from './layout.ts';
import * as cache from './state/cache-flow.ts';
import * as locks from './state/lock-flow.ts';
import * as logs from './state/log-flow.ts';
import * as sessions from './state/session-flow.ts';
import * as stored from './state/stored-flow.ts';

/** The metrics of run-time data. */
export function flowMetrics(scenario: Scenario): readonly MetricDefinition[] {
  return FLOW_KINDS.flatMap((kind) => {
    const flow = scenario.state[kind];
    if (flow === null) return [];
    const at = flowPlace(scenario.traffic.requests.length, kind);
    const name = `state.${kind}`;
    const isSafe = !canLose(scenario, flow.placement);
    const lost = (over: number, under: number): RatioDefinition => ({
      ...fraction(`${name}.lostFraction`, at + over, at + under),
      impossible: isSafe,
    });
    if ('starts' in flow) {
      const logins = { name: `${name}.loginsPerSession`, kind: 'ratio' as const };
      return [
        lost(sessions.LOST, sessions.CREATED),
        ...(flow.requests === null
          ? []
          : [{ ...logins, over: [at + sessions.LOGINS], under: [at + sessions.CREATED] }]),
      ];
    }
    if ('ttl' in flow) return [fraction(`${name}.hitRatio`, at + cache.HITS, at + cache.READS)];
    if ('hold' in flow) return [fraction(`${name}.brokenFraction`, at + locks.BROKEN, at + locks.TAKEN)];
    if ('usefulLife' in flow) {
      return [
        lost(stored.LOST, stored.CREATED),
        ...(flow.reads > 0 ? [fraction(`${name}.visibleFraction`, at + stored.VISIBLE, at + stored.READS)] : []),
      ];
    }
    const share = { name: `${name}.lostFraction`, kind: 'ratio' as const, impossible: isSafe };
    return [{ ...share, over: [at + logs.LOST], under: [NODES_UP] }];
  });
}

/** Whether anything can wipe what lies at this placement. */
export function canLose(scenario: Scenario, placement: FlowPlacement): boolean {
  if (placement === 'shared') return false;
  const { deploys, configChanges, failures, maintenance, scale, autoscaler, php } = scenario;
  const recycles = placement === 'process' && php.maxRequests !== Number.POSITIVE_INFINITY;
  const changes = [deploys, failures, autoscaler].some((change) => change !== null) || scale.length > 0;
  return recycles || changes || configChanges?.wipes === true || maintenance?.wipes === true;
}

function fraction(name: string, over: number, under: number): RatioDefinition {
  return { name, kind: 'ratio', over: [over], under: [under], isFraction: true };
}
