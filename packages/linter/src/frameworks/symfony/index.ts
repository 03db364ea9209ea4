import type { Knowledge } from '../knowledge.ts';
import { abstractions } from './abstractions.ts';
import { classes } from './classes.ts';
import { entries } from './entries.ts';
import { escapes } from './escapes.ts';
import { guards } from './guards.ts';
import { origins } from './origins.ts';
import { paths } from './paths.ts';
import { remedies } from './remedies.ts';
import { ruleRemedies } from './rule-remedies.ts';
import { services } from './services.ts';
import { sinks } from './sinks.ts';
import { types } from './types.ts';

/** Symfony 3 to 8. */
export const symfony: Knowledge = {
  name: 'symfony',
  sinks,
  paths,
  origins,
  types,
  escapes,
  entries,
  schedulers: [],
  guards,
  services,
  classes,
  abstractions,
  remedies,
  ruleRemedies,
};
