import {
  AUTOSCALER,
  CONFIG_CHANGE,
  CRON,
  CRON_RUN,
  DEPLOY,
  DRAIN,
  FAILOVER,
  HEALTH,
  JOB,
  JOB_ARRIVAL,
  MAINTENANCE,
  MEMCACHE_NODE,
  NODE_CLOCK,
  NODE_START,
  SCALE,
} from './kinds.ts';
import type { World } from './world.ts';

/** Events that are no part of a request's way. */
export function stepRare(world: World, entity: number): void {
  const { entities, requests, fleet, changes } = world;
  switch (entities.kinds[entity]) {
    case DEPLOY:
      changes.deploy(entity);
      return;
    case CONFIG_CHANGE:
      changes.configChange(entity);
      return;
    case NODE_CLOCK:
      changes.turn(entity);
      return;
    case HEALTH:
      fleet.check(requests.node(entity));
      return;
    case NODE_START:
      fleet.started(requests.node(entity));
      return;
    case DRAIN:
      fleet.leave(requests.node(entity));
      return;
    case MAINTENANCE:
      world.maintenance?.turn(entity);
      return;
    case SCALE:
      changes.scale(entity);
      return;
    case AUTOSCALER:
      world.autoscaler?.tick(entity);
      return;
    case FAILOVER:
      world.failovers?.turn(entity);
      return;
    case MEMCACHE_NODE:
      world.memcacheFailures?.turn(entity);
      return;
    case JOB:
      world.worker?.done(entity);
      return;
    case JOB_ARRIVAL:
      world.worker?.arrive(entity);
      return;
    case CRON:
      world.cron?.due(entity);
      return;
    case CRON_RUN:
      world.cron?.ended(entity);
      return;
    default:
      throw new Error(`no event of kind ${entities.kinds[entity]} is known`);
  }
}
