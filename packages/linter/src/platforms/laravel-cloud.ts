import type { Platform } from './platform.ts';

export const laravelCloud: Platform = {
  name: 'laravel-cloud',
  title: 'Laravel Cloud',
  release: 'ephemeral',
  shared: false,
  wiped: 'at each deploy and restart of a replica',
  advice: 'On Laravel Cloud attach a bucket, which becomes the default disk.',
  source: 'https://cloud.laravel.com/docs/environments, laravel/framework: src/Illuminate/Foundation/Cloud.php',
};
