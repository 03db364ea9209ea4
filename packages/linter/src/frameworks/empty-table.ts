import type { Knowledge } from './knowledge.ts';

/** A table that says nothing, for those who add to it. */
export const EMPTY_TABLE: Omit<Knowledge, 'name'> = {
  sinks: [],
  paths: [],
  origins: [],
  types: [],
  escapes: [],
  entries: [],
  schedulers: [],
  guards: [],
  services: [],
  abstractions: [],
  remedies: [],
};
