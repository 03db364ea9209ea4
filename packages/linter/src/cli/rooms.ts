/** The rooms that every lint run enters, in one file that is kept compiled: see `compiled-rooms.ts`. */
export { lint } from '../lint.ts';
export { importWith } from '../outside-module.ts';
export { PLATFORMS } from '../platforms/all.ts';
export { FORMATS } from '../report/index.ts';
export { RULES } from '../rules/registry.ts';
export { lintCommand } from './lint-command.ts';
