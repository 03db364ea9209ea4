import type { Knowledge } from '../knowledge.ts';
import { classes } from './classes.ts';
import { entries, hooks, schedulers } from './entries.ts';
import { escapes } from './escapes.ts';
import { guards } from './guards.ts';
import { origins } from './origins.ts';
import { paths } from './paths.ts';
import { remedies } from './remedies.ts';
import { ruleRemedies } from './rule-remedies.ts';
import { sinks } from './sinks.ts';
import { types } from './types.ts';

/** WordPress 5 and later. Uploads are local data, since core itself writes them to the local disk. */
export const wordpress: Knowledge = {
  name: 'wordpress',
  sinks,
  paths,
  origins,
  types,
  escapes,
  entries,
  schedulers,
  hooks,
  guards,
  services: [],
  classes,
  abstractions: [],
  remedies,
  ruleRemedies,
};
