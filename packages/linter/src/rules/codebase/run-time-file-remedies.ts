import type { RunTimeSort } from '../../project/run-time-files.ts';
import type { Remedy } from '../../result.ts';

const IGNORE = 'https://git-scm.com/docs/gitignore';

/** What to do about tracked files of run time, by their sort. */
export const RUN_TIME_REMEDIES: Readonly<Record<RunTimeSort['name'], Remedy>> = {
  upload: {
    summary:
      'Move the files to object storage or a shared mount, remove them with `git rm -r --cached`, and list the directory in .gitignore.',
    packages: [],
    docs: ['https://12factor.net/backing-services', IGNORE],
  },
  cache: {
    summary:
      'Remove the files with `git rm -r --cached` and list the directory in .gitignore; what must be there is made by the build.',
    packages: [],
    docs: ['https://12factor.net/build-release-run', IGNORE],
  },
  log: {
    summary: 'Remove the files with `git rm --cached`, ignore `*.log`, and write logs to stderr.',
    packages: [],
    docs: ['https://12factor.net/logs', IGNORE],
  },
  session: {
    summary:
      'Remove the files with `git rm -r --cached`, end those sessions, and keep sessions in a store that all nodes share.',
    packages: [],
    docs: ['https://12factor.net/processes', IGNORE],
  },
  dump: {
    summary:
      'Keep dumps in a backup store, not beside the code; take the file out of the history too (`git filter-repo`) where it holds data of people.',
    packages: [],
    docs: ['https://github.com/newren/git-filter-repo', IGNORE],
  },
  database: {
    summary:
      'Use a database service, which all nodes share; what the application needs from the start comes from migrations and seeds.',
    packages: [],
    docs: ['https://12factor.net/backing-services', IGNORE],
  },
};
