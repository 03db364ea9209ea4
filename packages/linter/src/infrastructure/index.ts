/** What stands beside the framework: containers, clusters, platforms, schedules and environments. */
import type { ConfigurationReader } from '../configuration/reader.ts';
import { composeConfiguration } from './compose-configuration.ts';
import { environmentServices } from './environment-services.ts';
import { imageVolumes } from './image-volumes.ts';
import { kubernetesConfiguration } from './kubernetes-configuration.ts';
import { platformStores } from './platform-stores.ts';
import { schedules } from './schedules.ts';
import { stickySessions } from './sticky-sessions.ts';

export { givenVariables } from './collect-variables.ts';
export type { CommandLine, CommandPhase } from './command-line.ts';
export { commandLines } from './command-lines.ts';
export { platformMounts } from './mounts.ts';
export { declaredServers } from './servers.ts';

/** Readers that every project has, whatever its framework. */
export const INFRASTRUCTURE: readonly ConfigurationReader[] = [
  environmentServices,
  imageVolumes,
  composeConfiguration,
  kubernetesConfiguration,
  platformStores,
  schedules,
  stickySessions,
];
