import {
  CONFIG_CHANGE,
  DEPLOY,
  DRAIN,
  FLOW_SESSION,
  HEALTH,
  ITEM,
  MAINTENANCE,
  NODE_CLOCK,
  NODE_START,
  SCALE,
} from './kinds.ts';

/** Whether an event still counts after the run: it decides what becomes of data that the run wrote. */
export function isAfterwards(kind: number): boolean {
  switch (kind) {
    case ITEM:
    case FLOW_SESSION:
    case DEPLOY:
    case CONFIG_CHANGE:
    case NODE_CLOCK:
    case HEALTH:
    case NODE_START:
    case DRAIN:
    case MAINTENANCE:
    case SCALE:
      return true;
    default:
      return false;
  }
}
