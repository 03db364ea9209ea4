import { MB, type Platform } from './platform.ts';

export const lambda: Platform = {
  name: 'lambda',
  title: 'AWS Lambda',
  release: 'read-only',
  shared: false,
  wiped: 'with each instance of the function',
  advice: 'On Lambda only `/tmp` can be written, for one request.',
  limits: { temporaryBytes: 512 * MB },
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html',
};
