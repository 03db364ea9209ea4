import type { Knowledge } from '../knowledge.ts';
import { abstractions } from './abstractions.ts';
import { classes } from './classes.ts';
import { entries } from './entries.ts';
import { escapes } from './escapes.ts';
import { keptSettings } from './kept-settings.ts';
import { origins } from './origins.ts';
import { paths } from './paths.ts';
import { schedulers } from './schedulers.ts';
import { sinks } from './sinks.ts';
import { types } from './types.ts';

/** Composer packages, Symfony's components among them: on wherever they are used. */
export const libraries: Knowledge = {
  name: 'libraries',
  sinks,
  paths,
  origins,
  types,
  escapes,
  entries,
  schedulers,
  guards: [],
  services: [],
  classes,
  abstractions,
  keptSettings,
  remedies: [],
};
