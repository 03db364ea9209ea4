import * as kind from './kinds.ts';
import { stepRare } from './step-rare.ts';
import type { World } from './world.ts';

/** Told of an event before it is processed: for traces. */
export type Tracer = (time: number, entity: number, kind: number) => void;

/**
 * Processes events up to and with the end of the last block, at most `limit` of them.
 * @returns how many there were; fewer than `limit` when the run is over
 */
export function step(world: World, limit: number, trace: Tracer | null = null): number {
  const { events, entities, lifecycle, requests } = world;
  let count = 0;
  while (count < limit && !world.isAfterwards) {
    const entity = events.take();
    if (entity < 0) break;
    count++;
    const what = entities.kinds[entity];
    if (trace !== null) trace(events.now, entity, what);
    switch (what) {
      case kind.ARRIVAL:
        world.traffic.arrive();
        break;
      case kind.SERVICE:
        lifecycle.advance(entity);
        break;
      case kind.NODE_CPU:
        lifecycle.computed(world.nodeOf[entity]);
        break;
      case kind.MEMCACHE:
        world.steps.memcacheAnswers(entity);
        lifecycle.stepDone(entity);
        break;
      case kind.QUERY:
        world.queryDone(entity);
        break;
      case kind.WAIT:
      case kind.STORAGE:
        lifecycle.stepDone(entity);
        break;
      case kind.SESSION:
        world.traffic.ask(entity);
        break;
      case kind.DEADLINE:
        world.casualties.timeOut();
        break;
      case kind.RETRY:
        lifecycle.offer(entity);
        break;
      case kind.STORAGE_RETRY:
        lifecycle.retryStorage(entity);
        break;
      case kind.RESPAWN:
        lifecycle.respawned(entity);
        break;
      case kind.FLOW_START:
        world.flows.all[requests.classOf(entity)].start(entity);
        break;
      case kind.FLOW_READ:
        world.flows.all[requests.classOf(entity)].read(entity);
        break;
      case kind.ITEM:
      case kind.FLOW_SESSION:
      case kind.HELD_LOCK:
        world.flows.all[requests.classOf(entity)].due(entity);
        break;
      case kind.BLOCK:
        world.endBlock(entity);
        break;
      default:
        stepRare(world, entity);
    }
  }
  world.processed += count;
  return count;
}

/**
 * After the run: processes what decides the fate of data that was written in it, at most `limit` events.
 * @returns whether all is decided
 */
export function stepAfterwards(world: World, limit: number): boolean {
  const { events, entities, requests } = world;
  for (let count = 0; count < limit; count++) {
    if (world.isDecided()) return true;
    const entity = events.take();
    if (entity < 0) return true;
    if (!world.counts(entity)) continue;
    world.processed++;
    const what = entities.kinds[entity];
    if (what === kind.ITEM || what === kind.FLOW_SESSION) world.flows.all[requests.classOf(entity)].due(entity);
    else stepRare(world, entity);
  }
  return false;
}
