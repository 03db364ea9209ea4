import type { Knowledge } from '../knowledge.ts';
import { abstractions } from './abstractions.ts';
import { entries } from './entries.ts';
import { escapes } from './escapes.ts';
import { guards } from './guards.ts';
import { moduleClasses, modulePaths, moduleServices, moduleSinks, moduleTypes } from './modules.ts';
import { octoberClasses, octoberPaths, octoberSinks, octoberTypes } from './october.ts';
import { origins } from './origins.ts';
import { paths } from './paths.ts';
import { remedies } from './remedies.ts';
import { ruleRemedies } from './rule-remedies.ts';
import { schedulers } from './schedulers.ts';
import { classes, services } from './services.ts';
import { sinks } from './sinks.ts';
import { staticMakers } from './static-makers.ts';
import { types } from './types.ts';

/** Laravel 5 to 13, and the content management systems October and Winter on it. */
export const laravel: Knowledge = {
  name: 'laravel',
  sinks: [...sinks, ...moduleSinks, ...octoberSinks],
  paths: [...paths, ...modulePaths, ...octoberPaths],
  origins,
  types: [...types, ...moduleTypes, ...octoberTypes],
  escapes,
  entries,
  schedulers,
  staticMakers,
  guards,
  services: [...services, ...moduleServices],
  classes: [...classes, ...moduleClasses, ...octoberClasses],
  abstractions,
  remedies,
  ruleRemedies,
};
