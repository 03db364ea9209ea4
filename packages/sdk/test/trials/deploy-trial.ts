/** Deployments under load: whether a request fails, or is answered from two releases at once. */

import type { Fidelity } from '../../src/platform/serving/fidelity.ts';
import { supervise } from '../../src/platform/supervisor.ts';
import { APP, trialApp, WHOLE } from './running-platform.ts';
import { percentile, poolFor, visitAtRate } from './visitors.ts';

export interface DeployTrialOptions {
  readonly deployments: number;
  /** [1/s] */
  readonly rate: number;
  readonly nodes: number;
  readonly fidelity: Fidelity;
}

export interface DeployTrialResult {
  readonly requests: number;
  readonly failed: readonly string[];
  readonly mixed: readonly string[];
  readonly releasesSeen: number;
  /** [ms] */
  readonly p99: number;
  /** Of all deployments. [ms] */
  readonly took: number;
}

export async function deployTrial({
  deployments,
  rate,
  nodes,
  fidelity,
}: DeployTrialOptions): Promise<DeployTrialResult> {
  const app = trialApp();
  const { stop } = await supervise(app.home, APP, { nodes, workers: 4, fidelity });
  try {
    const deploy = (number: number) => {
      app.writeRelease(`r${number}`);
      return app.client.deployments.create({ kind: 'directory', path: app.site }).apply();
    };
    await deploy(0);
    const pool = poolFor(String((await app.client.get()).url), 64);
    const visitors = visitAtRate(pool, rate);
    const began = performance.now();
    for (let number = 1; number <= deployments; number += 1) await deploy(number);
    const took = performance.now() - began;
    await visitors.stop();
    await pool.close();
    const { answers } = visitors;
    const ok = answers.filter(({ status }) => status === 200);
    return {
      requests: answers.length,
      failed: answers
        .filter(({ status }) => status !== 200)
        .map(({ status, body }) => `${status} ${body.slice(0, 200)}`),
      mixed: ok.filter(({ body }) => !WHOLE.test(body)).map(({ body }) => body.slice(0, 200)),
      releasesSeen: new Set(ok.map(({ body }) => body)).size,
      p99: percentile(ok, 0.99),
      took,
    };
  } finally {
    await stop();
    app.remove();
  }
}
