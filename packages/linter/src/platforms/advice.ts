import type { Effect, Remedy } from '../result.ts';
import type { Platform } from './platform.ts';

/** A remedy with what the target platform offers for it; as it is where the platform takes nothing away. */
export function withAdvice(remedy: Remedy, effect: Effect | null, { advice }: Pick<Platform, 'advice'>): Remedy {
  return effect === null || advice === undefined ? remedy : { ...remedy, summary: `${remedy.summary} ${advice}` };
}
