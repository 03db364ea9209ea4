import { Agent, get } from 'node:http';
import { streamOf } from '../../src/engine/random-stream.ts';
import { samplerOf } from '../../src/engine/sampler.ts';
import { exponential } from '../../src/engine/ziggurat.ts';
import type { Computing } from './computing.ts';

/** Requests that both sides get: when each comes and how long it holds a process on an idle machine [s]. */
export interface Load {
  readonly times: Float64Array;
  readonly service: Float64Array;
}

/** What became of requests; latencies [s] of good answers, from the instant at which each was meant to be sent. */
export interface Outcome {
  readonly latencies: number[];
  readonly statuses: ReadonlyMap<number, number>;
  readonly pages: readonly Computing[];
}

/** Poisson arrivals, lognormal demands of coefficient of variation 1; the same for a seed. */
export function makeLoad(seed: number, rate: number, mean: number, seconds: number): Load {
  const arrivals = streamOf(seed, 0, 1);
  const demands = streamOf(seed, 0, 2);
  const sigma = Math.sqrt(Math.log(2));
  const law = samplerOf({ law: 'lognormal', mu: Math.log(mean) - (sigma * sigma) / 2, sigma });
  const times: number[] = [];
  const service: number[] = [];
  for (let now = exponential(arrivals) / rate; now < seconds; now += exponential(arrivals) / rate) {
    times.push(now);
    service.push(law.draw(demands));
  }
  return { times: Float64Array.from(times), service: Float64Array.from(service) };
}

/**
 * Sends a load at its instants, whatever the answers (open loop).
 * @param cpu share of each demand that computes
 * @param own php-fpm's own work for a request [µs], part of each demand
 */
export async function drive(port: number, { times, service }: Load, cpu: number, own: number): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const latencies: number[] = [];
  const statuses = new Map<number, number>();
  const pages: Computing[] = [];
  const begin = performance.now() + 500;
  const answers = Array.from(times, async (time, i) => {
    const due = begin + 1000 * time;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    const { status, body } = await ask(agent, port, `/?us=${Math.round(1e6 * service[i])}&cpu=${cpu}&own=${own}`);
    const latency = (performance.now() - due) / 1000;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status !== 200) return;
    latencies.push(latency);
    pages.push(JSON.parse(body));
  });
  await Promise.all(answers);
  agent.destroy();
  return { latencies, statuses, pages };
}

async function ask(agent: Agent, port: number, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    get({ port, path, agent }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => (body += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    }).on('error', reject);
  });
}
