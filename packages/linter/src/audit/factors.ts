/** The twelve factors in their order, each as the question that an audit asks. https://12factor.net */
import type { Factor } from '../result.ts';

export const FACTOR_QUESTIONS: readonly (readonly [factor: Factor, question: string])[] = [
  ['codebase', 'Is one repository the source of every deploy, and of nothing that belongs to run time?'],
  ['dependencies', 'Is everything that the application needs declared and pinned?'],
  ['config', 'Does what differs between deploys come from the environment?'],
  ['backing-services', 'Are services attached by configuration, and shared by all nodes?'],
  ['build-release-run', 'Is the release made once, and left alone at run time?'],
  ['processes', 'Do processes share nothing but backing services?'],
  ['port-binding', 'Does the platform choose where the application listens?'],
  ['concurrency', 'Can any number of processes run side by side?'],
  ['disposability', 'Can a process be stopped and started at any moment?'],
  ['dev-prod-parity', 'Do development and production run the same services?'],
  ['logs', 'Do logs leave the node as a stream of events?'],
  ['admin-processes', 'Do administrative tasks run as one-off processes of the release?'],
];
