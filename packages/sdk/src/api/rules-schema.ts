/** The shape of what a platform does to disks and to visitors. */
import type { Downtime, PlatformRules } from '../model/index.ts';
import { flag, knownOr, list, literal, number, object, type Schema, text } from './schema.ts';

const DOWNTIME: Schema<Downtime> = knownOr(object({ min: number, max: number }));

export const RULES: Schema<PlatformRules> = object({
  platform: text,
  wipes: object({ deploy: knownOr(flag), variables: knownOr(flag), restart: knownOr(flag) }),
  downtime: object({
    deploy: DOWNTIME,
    variables: DOWNTIME,
    restart: DOWNTIME,
    scalePhp: DOWNTIME,
    scaleMysql: DOWNTIME,
  }),
  variablesDelay: knownOr(number),
  switchedOff: knownOr(literal('kept', 'lost')),
  maxReleaseBytes: knownOr(number),
  sources: list(text),
});
