import type { Platform } from './platform.ts';

export const fly: Platform = {
  name: 'fly',
  title: 'Fly.io',
  release: 'ephemeral',
  shared: false,
  wiped: 'at each deploy',
  advice: 'A volume of Fly.io belongs to one machine: with a second machine it is not enough.',
  source: 'https://fly.io/docs/volumes/overview',
};
