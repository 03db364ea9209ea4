import type { Knowledge } from '../knowledge.ts';
import { abstractions } from './abstractions.ts';
import { classes } from './classes.ts';
import { entries } from './entries.ts';
import { deferredCalls, escapes } from './escapes.ts';
import { guards } from './guards.ts';
import { origins } from './origins.ts';
import { paths } from './paths.ts';
import { remedies } from './remedies.ts';
import { ruleRemedies } from './rule-remedies.ts';
import { services } from './services.ts';
import { sinks } from './sinks.ts';
import { types } from './types.ts';

/** Drupal 8 to 11. */
export const drupal: Knowledge = {
  name: 'drupal',
  // Every file function of Drupal resolves stream wrappers.
  sinks: sinks.map((sink) => (sink.localOnly ? sink : { ...sink, uris: true })),
  paths,
  origins,
  types,
  escapes,
  deferredCalls,
  entries,
  schedulers: [],
  guards,
  services,
  classes,
  abstractions,
  remedies,
  ruleRemedies,
};
