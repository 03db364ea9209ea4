import type { Platform } from './platform.ts';

export const cloudRun: Platform = {
  name: 'cloud-run',
  title: 'Cloud Run',
  release: 'ephemeral',
  shared: false,
  wiped: 'with each instance',
  source: 'https://docs.cloud.google.com/run/docs/container-contract',
};
