/** Makes a change in memory, with the stages a platform goes through. */

import type { Applying, ChangeResult } from '../../client/backend.ts';
import { NotFoundError, PreconditionError, TidemarkError, throwIfAborted } from '../../client-error.ts';
import { messageOf } from '../../errors.ts';
import { type ChangePlan, componentOf, type Deployment, type DeploySource, unbooked } from '../../model/index.ts';
import type { MemoryApp, ReleaseFiles } from './memory-app.ts';

/** What a deployment puts on each disk; what it throws is why the deployment failed. */
export type MemoryBuild = (source: DeploySource) => ReleaseFiles | Promise<ReleaseFiles>;

export async function makeChange(
  app: MemoryApp,
  plan: ChangePlan,
  { signal, report }: Applying,
  build: MemoryBuild,
): Promise<ChangeResult> {
  if (plan.version !== app.snapshot().version) throw new PreconditionError();
  throwIfAborted(signal);
  const { change } = plan;
  switch (change.kind) {
    case 'deploy':
      return { deployment: await deploy(app, () => build(change.source), signal, report) };
    case 'rollback': {
      const files = app.releases.get(change.deployment);
      if (files === undefined) throw new NotFoundError({ what: `"${change.deployment}" released nothing` });
      return { deployment: await deploy(app, () => files, signal, report) };
    }
    case 'scale': {
      const old = componentOf(app.components, change.component);
      if (old?.isOn !== true) {
        throw new TidemarkError('api.invalid-request', {
          what: `${change.component} is switched off`,
          next: 'Switch it on first.',
        });
      }
      app.setComponent({ ...old, nodes: change.nodes ?? old.nodes, size: change.size ?? old.size });
      break;
    }
    case 'switch': {
      const old = componentOf(app.components, change.component) ?? unbooked(change.component);
      const on = { ...old, isOn: true, nodes: Math.max(1, old.nodes), size: change.size ?? old.size };
      app.setComponent(change.on ? on : unbooked(change.component));
      break;
    }
    case 'variables':
      for (const [name, value] of Object.entries(change.set)) app.variables.set(name, value);
      for (const name of change.remove) app.variables.delete(name);
      break;
    case 'replace-node':
      app.replace(change.node);
      break;
    case 'restart':
    case 'delete-app':
      break;
  }
  app.touch();
  return { snapshot: app.snapshot() };
}

async function deploy(
  app: MemoryApp,
  build: () => ReleaseFiles | Promise<ReleaseFiles>,
  signal: AbortSignal | undefined,
  report: Applying['report'],
): Promise<Deployment> {
  const id = app.nextId('deployment');
  const pending = { id, environment: 'unknown', branch: 'unknown', commit: 'unknown', createdAt: new Date() } as const;
  app.addDeployment({ ...pending, status: 'building' });
  report({ stage: 'building', text: `building ${id}`, progress: 0.2 });
  app.writeLog('build', `building ${id}`);
  let files: ReleaseFiles;
  try {
    files = await build();
    // Others may act between the stages, as on a real platform.
    await new Promise((resolve) => setTimeout(resolve, 1));
    throwIfAborted(signal);
  } catch (error) {
    const isCancelled = signal?.aborted === true;
    app.endDeployment(id, { status: isCancelled ? 'cancelled' : 'failed', failure: messageOf(error) });
    app.writeLog('build', messageOf(error));
    if (isCancelled) throw error;
    throw new TidemarkError('platform.build-failed', { what: `the build failed: ${messageOf(error)}`, cause: error });
  }
  report({ stage: 'switching', text: 'replacing the disk of every node', progress: 0.8 });
  app.releases.set(id, files);
  app.switchTo(id);
  app.touch();
  app.writeLog('build', `released ${id}`);
  return app.endDeployment(id, { status: 'released' });
}
