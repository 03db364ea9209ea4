import { MB, type Platform } from './platform.ts';

export const vapor: Platform = {
  name: 'vapor',
  title: 'Laravel Vapor',
  release: 'read-only',
  shared: false,
  wiped: 'with each instance of the function',
  advice: 'On Vapor only `/tmp` can be written, for one request; the disk `s3` is the default.',
  limits: { temporaryBytes: 512 * MB },
  source: 'https://github.com/laravel/vapor-docs: src/resources/storage.md',
};
