import type { Platform } from './platform.ts';

export const wordpressVip: Platform = {
  name: 'wordpress-vip',
  title: 'WordPress VIP',
  release: 'read-only',
  shared: false,
  wiped: 'with each container',
  keeps: ['wp-content/uploads'],
  advice: 'On WordPress VIP only the uploads directory, which lies in the VIP File System, and `/tmp` can be written.',
  source: 'https://docs.wpvip.com/vip-file-system/',
};
