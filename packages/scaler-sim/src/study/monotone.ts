/** Figures that more nodes of the same size can only improve. */
import type { Scenario, Slo } from '../scenario/scenario.ts';

/** Of requests in PHP: where nodes are the only thing that changes, more of them never make these worse. */
const IMPROVES =
  /^(?:latency\.|class\.|wait\.|queue\.|utilisation\.(?:php|cpu)$|errors\.(?:rate|timeout|rejected|memory)$)/;

/**
 * Whether a search may skip what lies below a number of nodes that breaks the promise. Not for state, which more nodes hide
 * from each other; not for money and throughput; and not where nodes compete for what stands behind them: caches of their own
 * that fill from the database, a database with limits, failed nodes that are noticed late.
 */
export function isMonotone({ metric, comparison }: Slo, scenario: Scenario): boolean {
  if (!IMPROVES.test(metric) || comparison.startsWith('>') || comparison === '=') return false;
  const { mysql, objectStorage, balancer, state, failures, php } = scenario;
  const limits = mysql !== null && (Number.isFinite(mysql.servers) || Number.isFinite(mysql.connections));
  const throttled =
    objectStorage !== null && (Number.isFinite(objectStorage.rate) || Number.isFinite(objectStorage.quota));
  const filling = [state.cache, state.media].some((flow) => flow !== null && flow.query !== null);
  const late = balancer.healthCheck !== null && failures !== null;
  // A node that sees fewer requests stays cold for longer.
  return !limits && !throttled && !filling && !late && php.coldStart === null;
}
