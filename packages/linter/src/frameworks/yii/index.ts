import type { Knowledge } from '../knowledge.ts';
import { abstractions } from './abstractions.ts';
import { classes } from './classes.ts';
import { componentLists } from './components.ts';
import { entries } from './entries.ts';
import { escapes } from './escapes.ts';
import { guards } from './guards.ts';
import { origins } from './origins.ts';
import { paths } from './paths.ts';
import { remedies } from './remedies.ts';
import { services } from './services.ts';
import { sinks } from './sinks.ts';
import { types } from './types.ts';

/** Yii 1, and Yii 2 with yii2-queue, yii2-imagine and yii2-redis. */
export const yii: Knowledge = {
  name: 'yii',
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
  componentLists,
  abstractions,
  remedies,
};
