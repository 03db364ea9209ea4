/** Requests to a site at a steady rate or as fast as it answers, and how long they took. */
import { Pool } from 'undici';
import type { Endpoint } from '../../src/platform/serving/endpoint.ts';

export interface Answer {
  /** 0 where there was none. */
  readonly status: number;
  readonly body: string;
  /** [ms] */
  readonly took: number;
}

export interface Visitors {
  readonly answers: Answer[];
  /** Resolves when all that were sent are answered. */
  stop(): Promise<void>;
}

/** A page of the balancer, or of one node. */
export function poolFor(address: string | Endpoint, connections: number): Pool {
  const options = { connections, pipelining: 1 };
  if (typeof address === 'string') return new Pool(address, options);
  return address.kind === 'port'
    ? new Pool(`http://127.0.0.1:${address.port}`, options)
    : new Pool('http://localhost', { ...options, socketPath: address.path });
}

async function visit(pool: Pool): Promise<Answer> {
  const began = performance.now();
  try {
    const { statusCode: status, body } = await pool.request({ path: '/', method: 'GET' });
    return { status, body: await body.text(), took: performance.now() - began };
  } catch (error) {
    return { status: 0, body: String(error), took: performance.now() - began };
  }
}

/** One request every so often, whatever becomes of those before. @param rate [1/s] */
export function visitAtRate(pool: Pool, rate: number): Visitors {
  const answers: Answer[] = [];
  const open = new Set<Promise<unknown>>();
  const began = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * rate;
    for (; sent < due; sent += 1) {
      const answered = visit(pool).then((answer) => answers.push(answer));
      open.add(answered);
      void answered.then(() => open.delete(answered));
    }
  }, 2);
  return {
    answers,
    async stop() {
      clearInterval(timer);
      await Promise.all(open);
    },
  };
}

/** As many at a time as the pool has connections. @param ms how long */
export async function visitForTime(pool: Pool, connections: number, ms: number): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const endsAt = performance.now() + ms;
  const visitor = async (): Promise<void> => {
    while (performance.now() < endsAt) answers.push(await visit(pool));
  };
  await Promise.all(Array.from({ length: connections }, visitor));
  return answers;
}

/** @param share 0.99 for the 99th percentile @returns [ms] */
export function percentile(answers: readonly Answer[], share: number): number {
  const times = answers.map(({ took }) => took).toSorted((a, b) => a - b);
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
}
