import { MB, type Platform } from './platform.ts';

export const bref: Platform = {
  name: 'bref',
  title: 'AWS Lambda with Bref',
  release: 'read-only',
  shared: false,
  wiped: 'with each instance of the function',
  advice: 'On Lambda only `/tmp` can be written, for one request.',
  limits: { temporaryBytes: 512 * MB },
  source: 'https://bref.sh/docs/environment/storage',
};
