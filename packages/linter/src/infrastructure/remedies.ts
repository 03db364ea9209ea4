import type { StateKind } from '@tidemark/sdk/model';
import type { Remedy } from '../result.ts';

/** What to do about state that a container, a node or a volume keeps, by its kind. */
const BY_KIND: Partial<Readonly<Record<StateKind, Remedy>>> = {
  database: {
    summary: 'Use a database server that all nodes reach, and give its address as a variable of the environment.',
    packages: [],
    docs: ['https://12factor.net/backing-services'],
  },
  sessions: {
    summary: 'Keep sessions in Redis, Memcached or the database, so that every node sees them.',
    packages: [],
    docs: ['https://12factor.net/processes'],
  },
  logs: {
    summary: 'Write logs to `php://stderr`: the platform collects what a process writes there.',
    packages: [],
    docs: ['https://12factor.net/logs'],
  },
  cache: {
    summary: 'Keep the cache in Redis or Memcached, or fill it in the build where it never changes between deploys.',
    packages: [],
    docs: ['https://12factor.net/processes'],
  },
};

const OBJECT_STORAGE: Remedy = {
  summary:
    'Keep files in object storage (S3 and compatible); a volume is fit for it only if its driver shares it between all nodes.',
  packages: ['league/flysystem-aws-s3-v3'],
  docs: ['https://12factor.net/processes', 'https://flysystem.thephpleague.com/docs/adapter/aws-s3-v3/'],
};

export function remedyFor(kind: StateKind): Remedy {
  return BY_KIND[kind] ?? OBJECT_STORAGE;
}

/** About a backing service whose address is the node itself. */
export const ATTACH_SERVICE: Remedy = {
  summary:
    'Give the address of the service as a variable of the environment that the platform sets, without a local fallback.',
  packages: [],
  docs: ['https://12factor.net/backing-services', 'https://12factor.net/config'],
};

/** About a schedule that each node runs. */
export const ONE_SCHEDULER: Remedy = {
  summary:
    'Run the schedule in one place: a cron of the platform, a worker of one instance, or a lock that all nodes share.',
  packages: ['symfony/lock'],
  docs: ['https://12factor.net/concurrency', 'https://symfony.com/doc/current/components/lock.html'],
};

/** About a balancer that binds visitors to nodes. */
export const SHARE_SESSIONS: Remedy = {
  summary:
    'Keep sessions and what else a visitor comes back for in Redis, Memcached or the database, then let any node answer.',
  packages: [],
  docs: ['https://12factor.net/processes'],
};
