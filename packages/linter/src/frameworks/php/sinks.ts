import type { Sink } from '../knowledge.ts';
import { archiveSinks } from './sinks/archives.ts';
import { databaseSinks } from './sinks/databases.ts';
import { documentSinks } from './sinks/documents.ts';
import { fileSinks } from './sinks/files.ts';
import { handleSinks } from './sinks/handles.ts';
import { imageSinks } from './sinks/images.ts';
import { networkSinks } from './sinks/network.ts';
import { processSinks } from './sinks/processes.ts';
import { runtimeSinks } from './sinks/runtime.ts';

/** Every function and class of PHP and its bundled extensions that writes to the local disk. Deletes are not writes. */
export const sinks: readonly Sink[] = [
  ...fileSinks,
  ...handleSinks,
  ...archiveSinks,
  ...imageSinks,
  ...documentSinks,
  ...databaseSinks,
  ...networkSinks,
  ...processSinks,
  ...runtimeSinks,
];
