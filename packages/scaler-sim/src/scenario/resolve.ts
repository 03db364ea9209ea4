/** Turns names into indexes: which query, class and queue a step or a flow means. */
import type { Memcache, Mysql, ObjectStorage, Worker } from './components.ts';
import { didYouMean } from './nearest-key.ts';
import { INVALID, type Invalid, type Place } from './shape.ts';
import type { CacheFlow, StateFlows } from './state.ts';
import type { NamedCacheFlow, NamedFlows } from './state-shapes.ts';
import type { RequestClass, Step, StepCall, Traffic } from './traffic.ts';
import type { NamedClass, NamedStep, NamedTraffic } from './traffic-shape.ts';

/** What may be referred to. */
export interface Parts {
  readonly mysql: Mysql | null;
  readonly memcache: Memcache | null;
  readonly objectStorage: ObjectStorage | null;
  readonly worker: Worker | null;
}

/** Index of a name among others, or a complaint. */
function indexOf(
  wanted: string,
  names: readonly string[],
  where: string,
  path: string,
  place: Place,
): number | Invalid {
  const at = names.indexOf(wanted);
  if (at >= 0) return at;
  const nearest = didYouMean(wanted, names);
  const known =
    names.length === 0 ? `: there is no ${where}` : nearest || `: ${where} has ${names.slice(0, 10).join(', ')}`;
  return place.fail(`names "${wanted}", which is not in ${where}${known}`, path);
}

function queryNames(mysql: Mysql | null): readonly string[] {
  return (mysql?.queries ?? []).map(({ name }) => name);
}

export function resolveTraffic(traffic: NamedTraffic, parts: Parts, place: Place): Traffic | Invalid {
  const classes = traffic.requests.map((each) => each.name);
  const requests: RequestClass[] = [];
  let isValid = true;
  for (const each of traffic.requests) {
    const steps = resolveSteps(each, classes, parts, place);
    if (steps === INVALID) isValid = false;
    else requests.push({ ...each, steps });
  }
  if (!isValid) return INVALID;
  const circle = circleOf(requests);
  if (circle !== undefined) {
    return place.fail(`requests itself without end: ${circle.join(' → ')}`, `traffic.requests.${circle[0]}`);
  }
  return { ...traffic, requests };
}

function resolveSteps(
  of: NamedClass,
  classes: readonly string[],
  parts: Parts,
  place: Place,
): readonly Step[] | Invalid {
  const steps: Step[] = [];
  let isValid = true;
  let looksUp = false;
  for (const [at, { call, when, probability }] of of.steps.entries()) {
    const path = `traffic.requests.${of.name}.steps.${at}`;
    if (call.step === 'memcache') looksUp = true;
    const resolved = resolveCall(call, classes, parts, path, place);
    if (resolved === INVALID) isValid = false;
    else if (when !== 'always' && !looksUp) {
      place.fail(`needs a memcache step before it to have a ${when}`, `${path}.when`);
      isValid = false;
    } else steps.push({ ...resolved, when, probability });
  }
  return isValid ? steps : INVALID;
}

function resolveCall(
  call: NamedStep['call'],
  classes: readonly string[],
  parts: Parts,
  path: string,
  place: Place,
): StepCall | Invalid {
  switch (call.step) {
    case 'memcache':
      return parts.memcache === null ? place.fail('needs "memcache", which the scenario does not have', path) : call;
    case 'objectStorage':
      return parts.objectStorage === null
        ? place.fail('needs "objectStorage", which the scenario does not have', path)
        : call;
    case 'wait':
      return call;
    case 'mysql': {
      const query = indexOf(call.name, queryNames(parts.mysql), 'mysql.queries', path, place);
      return query === INVALID ? INVALID : { step: 'mysql', query };
    }
    case 'self': {
      const request = indexOf(call.name, classes, 'traffic.requests', path, place);
      return request === INVALID ? INVALID : { step: 'self', request };
    }
    case 'job': {
      const names = (parts.worker?.jobs ?? []).map(({ name }) => name);
      const job = indexOf(call.name, names, 'worker.jobs', path, place);
      return job === INVALID ? INVALID : { step: 'job', job };
    }
  }
}

/** Classes that request one another in a circle, by name. */
function circleOf(requests: readonly RequestClass[]): readonly string[] | undefined {
  const onWay: number[] = [];
  const done = new Set<number>();
  const visit = (at: number): readonly number[] | undefined => {
    if (onWay.includes(at)) return [...onWay.slice(onWay.indexOf(at)), at];
    if (done.has(at)) return undefined;
    onWay.push(at);
    for (const step of requests[at]?.steps ?? []) {
      const circle = step.step === 'self' ? visit(step.request) : undefined;
      if (circle !== undefined) return circle;
    }
    onWay.pop();
    done.add(at);
    return undefined;
  };
  for (const at of requests.keys()) {
    const circle = visit(at);
    if (circle !== undefined) return circle.map((each) => requests[each]?.name ?? '');
  }
  return undefined;
}

export function resolveState(flows: NamedFlows, parts: Parts, place: Place): StateFlows | Invalid {
  const resolved = (kind: 'cache' | 'media', flow: NamedCacheFlow | null): CacheFlow | null | Invalid => {
    if (flow === null || flow.query === null) return flow === null ? null : { ...flow, query: null };
    const query = indexOf(flow.query, queryNames(parts.mysql), 'mysql.queries', `state.${kind}.query`, place);
    return query === INVALID ? INVALID : { ...flow, query };
  };
  const cache = resolved('cache', flows.cache);
  const media = resolved('media', flows.media);
  return cache === INVALID || media === INVALID ? INVALID : { ...flows, cache, media };
}
