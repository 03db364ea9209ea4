/** An app of this machine, so that it can be probed node by node. */
import { createTidemark } from '../../client/tidemark.ts';
import type { ProbeTarget } from '../../probe/probe.ts';
import { ask, type RunningApp, runInfo } from './control-client.ts';
import { local } from './local.ts';

/** @throws NotFoundError, TidemarkError `platform.not-running` */
export async function probeTarget(home: string, name: string, signal: AbortSignal): Promise<ProbeTarget> {
  const running = (): Promise<RunningApp> => ask(runInfo(home, name), '/v1/app', { signal });
  const app = createTidemark({ backend: local({ home }) }).app(name);
  const { state, servedFolder } = await running();
  return {
    origin: `http://127.0.0.1:${state.port}`,
    webRoot: servedFolder,
    nodes: async () => {
      const { nodes } = await running();
      return nodes.flatMap(({ id, state: how, endpoint }) => {
        if (how !== 'running' || endpoint === undefined) return [];
        return [{ id, at: endpoint.kind === 'port' ? { port: endpoint.port } : { socketPath: endpoint.path } }];
      });
    },
    drift: (call) => app.drift({ signal: call }),
    deploy: async (call) => {
      const { state: now } = await running();
      if (now.release !== undefined) await app.deployments.rollback(now.release).apply().wait({ signal: call });
    },
  };
}
