/** The kinds of state a PHP application keeps. */
export const STATE_KINDS = [
  'uploads',
  'media',
  'sessions',
  'cache',
  'locks',
  'queue',
  'logs',
  'database',
  'config',
  'code',
] as const;

/** One kind of state; `media` are derived files, `uploads` are what users gave. */
export type StateKind = (typeof STATE_KINDS)[number];

/**
 * Where a store lives, that is: who can see it. `process` memory of one worker · `node` local disk or shared memory of
 * one node · `shared` database, memcache, object storage, mounted share · `build` made before release · `unknown`.
 */
export type Placement = 'process' | 'node' | 'shared' | 'build' | 'unknown';
