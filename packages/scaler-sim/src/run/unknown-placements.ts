import type { Estimate, RunResult } from '../result.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { FlowPlacement, StateFlows } from '../scenario/state.ts';

/** A scenario both ways where a placement is unknown: all of them on the node, all of them shared. One where none is. */
export function knownScenarios(scenario: Scenario): readonly Scenario[] {
  if (unknownKinds(scenario).length === 0) return [scenario];
  return (['node', 'shared'] as const).map((placement) => ({ ...scenario, state: placed(scenario.state, placement) }));
}

function unknownKinds({ state }: Scenario): readonly string[] {
  const flows = Object.entries<{ readonly placement: FlowPlacement } | null>({ ...state });
  return flows.filter(([, flow]) => flow?.placement === 'unknown').map(([kind]) => kind);
}

function placed(state: StateFlows, placement: FlowPlacement): StateFlows {
  const entries = Object.entries<{ readonly placement: FlowPlacement } | null>({ ...state }).map(([kind, flow]) => [
    kind,
    flow?.placement === 'unknown' ? { ...flow, placement } : flow,
  ]);
  return Object.fromEntries(entries) as StateFlows;
}

/** Both results as one: the graver way's figures, with the range of both where they differ. */
export function joined(scenario: Scenario, results: readonly RunResult[]): RunResult {
  const [onNode, shared] = results;
  if (shared === undefined) return onNode;
  const estimates: Record<string, Estimate> = {};
  for (const [name, own] of Object.entries(onNode.estimates)) {
    const other = shared.estimates[name];
    const isSame = other === undefined || JSON.stringify(own) === JSON.stringify(other);
    // What is impossible one way only is no fact.
    const { impossible: _, ...plain } = own;
    estimates[name] = isSame ? own : { ...plain, range: [own, other] };
  }
  return {
    ...onNode,
    estimates,
    events: results.reduce((sum, { events }) => sum + events, 0),
    warnings: [
      ...new Map(results.flatMap((result) => result.warnings).map((warning) => [warning.code, warning])).values(),
      {
        code: 'unknown-placement',
        message: `Figures hold for node disks, and intervals span both ways, where a placement is unknown: ${unknownKinds(scenario).join(', ')}.`,
      },
    ],
  };
}
