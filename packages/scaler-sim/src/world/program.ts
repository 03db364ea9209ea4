import { type Sampler, samplerOf } from '../engine/sampler.ts';
import type { RequestClass, Step } from '../scenario/traffic.ts';
import {
  STEP_GET,
  STEP_JOB,
  STEP_MEMCACHE,
  STEP_MYSQL,
  STEP_PUT,
  STEP_SELF,
  STEP_WAIT,
  WHEN_ALWAYS,
  WHEN_HIT,
  WHEN_MISS,
} from './step-codes.ts';

const NOTHING = samplerOf({ law: 'constant', value: 0 });

/** A step of a request class; one shape for all sorts. */
interface CompiledStep {
  readonly sort: number;
  readonly when: number;
  readonly probability: number;
  /** Query, request class or job. */
  readonly target: number;
  /** Time to wait, or size. */
  readonly sampler: Sampler;
}

/** A request class, ready to run. */
export interface Program {
  readonly weight: number;
  readonly service: Sampler;
  /** Share of the service that computes. */
  readonly cpu: number;
  readonly memory: Sampler | null;
  readonly steps: readonly CompiledStep[];
}

export function programOf(request: RequestClass): Program {
  return {
    weight: request.weight,
    service: samplerOf(request.service),
    cpu: request.cpu,
    memory: request.memory === null ? null : samplerOf(request.memory),
    steps: request.steps.map(compiled),
  };
}

function compiled(step: Step): CompiledStep {
  const when = step.when === 'always' ? WHEN_ALWAYS : step.when === 'hit' ? WHEN_HIT : WHEN_MISS;
  const shape = { when, probability: step.probability, target: 0, sampler: NOTHING };
  switch (step.step) {
    case 'memcache':
      return { sort: STEP_MEMCACHE, ...shape };
    case 'mysql':
      return { sort: STEP_MYSQL, ...shape, target: step.query };
    case 'objectStorage':
      return { sort: step.operation === 'get' ? STEP_GET : STEP_PUT, ...shape, sampler: samplerOf(step.size) };
    case 'wait':
      return { sort: STEP_WAIT, ...shape, sampler: samplerOf(step.time) };
    case 'self':
      return { sort: STEP_SELF, ...shape, target: step.request };
    case 'job':
      return { sort: STEP_JOB, ...shape, target: step.job };
  }
}
