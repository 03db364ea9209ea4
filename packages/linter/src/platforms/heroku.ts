import { MB, type Platform } from './platform.ts';

export const heroku: Platform = {
  name: 'heroku',
  title: 'Heroku',
  release: 'ephemeral',
  shared: false,
  wiped: 'at each deploy and restart, at least once a day',
  advice: 'Heroku has no shared disk: use an object storage add-on.',
  limits: { releaseBytes: 500 * MB },
  source:
    'https://devcenter.heroku.com/articles/dynos#ephemeral-filesystem, https://devcenter.heroku.com/articles/slug-compiler#slug-size',
};
