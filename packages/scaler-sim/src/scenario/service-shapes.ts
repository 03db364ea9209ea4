/** How MySQL and the worker are written: both have names that other parts refer to. */
import type { CronJob, Mysql, NonstopJob, Worker } from './components.ts';
import { timeLaw, waitingTime } from './distribution-shape.ts';
import { choice, count, flag, name, quantity, UNLIMITED } from './scalars.ts';
import { into, type Shape } from './shape.ts';
import { list, NEUTRAL, object, optional, preset, record, required } from './structures.ts';

const PLATFORM = 'fortrabbit: Worker documentation';

const failover = object({
  mtbf: required(quantity('time', { above: 0 }), 'Mean time between failures of the primary.'),
  recovery: required(timeLaw, 'Time until the other one answers.'),
  during: preset(choice(['fail', 'wait']), 'fail', 'Tidemark', 'What queries of that time do.'),
});

export const mysqlShape: Shape<Mysql> = into(
  object({
    connections: preset(
      count({ min: 1, max: 1e6, words: UNLIMITED }),
      151,
      'MySQL and MariaDB: max_connections',
      'A request takes one at its first query and keeps it to its end; beyond the limit it fails.',
    ),
    servers: preset(
      count({ min: 1, max: 1e6, words: UNLIMITED }),
      'unlimited',
      NEUTRAL,
      'Queries that run at a time; others wait.',
    ),
    queries: required(record(timeLaw), 'Time of each sort of query.'),
    failover: optional(failover, 'Failures of the primary; absent: none.'),
  }),
  ({ queries, ...rest }) => ({ ...rest, queries: [...queries].map(([query, time]) => ({ name: query, time })) }),
);

const job: Shape<NonstopJob> = object({
  name: required(name, 'Steps of requests put jobs into its queue by this name.'),
  processes: preset(count({ min: 1, max: 10_000 }), 1, NEUTRAL, 'Processes that take jobs from it.'),
  service: required(timeLaw, 'Time of one job.'),
  rate: preset(quantity('rate'), '0', NEUTRAL, 'Jobs that come from elsewhere than requests.'),
});

const cron: Shape<CronJob> = object({
  name: required(name, 'Name of the job.'),
  every: required(quantity('time', { min: 1 }), 'Time between starts; the phase is random.'),
  duration: required(waitingTime, 'Time of a run.'),
  runsOn: preset(
    choice(['worker', 'nodes']),
    'worker',
    NEUTRAL,
    '`nodes`: every PHP node starts it, as a crontab in the image does.',
  ),
  lock: preset(flag, false, NEUTRAL, 'It takes a lock of `state.locks` first: one that all nodes see leaves one run.'),
});

export const workerShape: Shape<Worker> = into(
  object({
    jobs: optional(list(job, { max: 1000 }), 'Nonstop jobs, each with its own queue.'),
    cron: optional(list(cron, { max: 1000 }), 'Jobs that a clock starts.'),
    cronConcurrency: preset(
      count({ min: 1, max: 10_000 }),
      5,
      PLATFORM,
      'Cron jobs that run at a time; a start beyond it is skipped.',
    ),
    cronLimit: preset(quantity('time', { above: 0 }), '12h', PLATFORM, 'A cron job is ended after this time.'),
  }),
  ({ jobs, cron: crons, ...rest }, place) => {
    for (const [key, entries] of [
      ['jobs', jobs],
      ['cron', crons],
    ] as const) {
      const names = (entries ?? []).map((each) => each.name);
      const twice = names.findIndex((each, at) => names.indexOf(each) !== at);
      if (twice >= 0) return place.fail(`has two entries named "${names[twice]}"`, key);
    }
    return { ...rest, jobs: jobs ?? [], cron: crons ?? [] };
  },
);
