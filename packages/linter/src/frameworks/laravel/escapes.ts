import type { Escape } from '../knowledge.ts';
import { facadeName, onBoth } from './facades.ts';

const bus = 'laravel/framework: src/Illuminate/Bus/Dispatcher.php';
const cacheRepository = 'laravel/framework: src/Illuminate/Cache/Repository.php';
const sessionStore = 'laravel/framework: src/Illuminate/Session/Store.php';
const model = 'Illuminate\\Database\\Eloquent\\Model';

/** Jobs are serialised with everything they hold, and run on another node. */
const queue: readonly Escape[] = [
  { call: 'dispatch', args: 'all', into: 'queue', source: 'laravel/framework: src/Illuminate/Foundation/helpers.php' },
  ...['dispatch', 'dispatchIf', 'dispatchUnless', 'withChain'].map(
    (method): Escape => ({
      call: `Illuminate\\Foundation\\Bus\\Dispatchable::${method}`,
      args: 'all',
      into: 'queue',
      source: 'laravel/framework: src/Illuminate/Foundation/Bus/Dispatchable.php',
    }),
  ),
  {
    call: 'Illuminate\\Foundation\\Bus\\DispatchesJobs->dispatch',
    args: [0],
    into: 'queue',
    source: 'laravel/framework: src/Illuminate/Foundation/Bus/DispatchesJobs.php',
  },
  ...['dispatch', 'dispatchToQueue', 'bulk', 'batch', 'chain'].flatMap((method) =>
    onBoth('Bus', method).map((call): Escape => ({ call, args: [0], into: 'queue', source: bus })),
  ),
  ...(
    [
      ['push', [0, 1]],
      ['pushOn', [1, 2]],
      ['pushRaw', [0]],
      ['later', [1, 2]],
      ['laterOn', [2, 3]],
      ['bulk', [0, 1]],
    ] as const
  ).flatMap(([method, args]) =>
    onBoth('Queue', method).map(
      (call): Escape => ({
        call,
        args,
        into: 'queue',
        source: 'laravel/framework: src/Illuminate/Contracts/Queue/Queue.php',
      }),
    ),
  ),
  {
    call: 'Illuminate\\Bus\\Batch->add',
    args: [0],
    into: 'queue',
    source: 'laravel/framework: src/Illuminate/Bus/Batch.php',
  },
  ...onBoth('Artisan', 'queue').map(
    (call): Escape => ({
      call,
      args: [1],
      into: 'queue',
      source: 'laravel/framework: src/Illuminate/Foundation/Console/Kernel.php',
    }),
  ),
];

const mail: readonly Escape[] = (['queue', 'later'] as const).flatMap((method) =>
  [
    `Illuminate\\Mail\\PendingMail->${method}`,
    `Illuminate\\Mail\\Mailer->${method}`,
    `${facadeName('Mail')}::${method}`,
  ].map((call) => ({ call, args: 'all', into: 'mail', source: 'https://laravel.com/docs/mail#queueing-mail' })),
);

const session: readonly Escape[] = [
  { call: 'session', args: [0], into: 'session', source: 'laravel/framework: src/Illuminate/Foundation/helpers.php' },
  ...['put', 'push', 'flash', 'now', 'replace', 'remember'].flatMap((method) =>
    onBoth('Session', method).map((call): Escape => ({ call, args: 'all', into: 'session', source: sessionStore })),
  ),
  {
    call: 'Illuminate\\Http\\RedirectResponse->with',
    args: 'all',
    into: 'session',
    source: 'laravel/framework: src/Illuminate/Http/RedirectResponse.php',
  },
];

const cache: readonly Escape[] = [
  { call: 'cache', args: [0], into: 'cache', source: 'laravel/framework: src/Illuminate/Foundation/helpers.php' },
  ...[
    'add',
    'flexible',
    'forever',
    'put',
    'putMany',
    'remember',
    'rememberForever',
    'sear',
    'set',
    'setMultiple',
  ].flatMap((method) =>
    onBoth('Cache', method).map((call): Escape => ({ call, args: 'all', into: 'cache', source: cacheRepository })),
  ),
];

/** Names that only Eloquent uses, so that an untyped receiver is a builder or a relation. */
const eloquentOnly: ReadonlySet<string> = new Set(['updateOrCreate', 'firstOrCreate', 'forceCreate', 'insertGetId']);

/** Writes of the query builder, to which Eloquent's builder and relations forward. */
const queryWrites = ['insert', 'insertGetId', 'insertOrIgnore', 'update', 'updateOrInsert', 'upsert'] as const;
/** Writes of Eloquent's builder, to which a model's static calls and relations forward. */
const eloquentWrites = [
  'create',
  'createOrFirst',
  'createQuietly',
  'fillAndInsert',
  'firstOrCreate',
  'forceCreate',
  'updateOrCreate',
] as const;
/** Writes that only relations have. */
const relationWrites = ['createMany', 'save', 'saveMany', 'saveQuietly', 'saveManyQuietly'] as const;

const database: readonly Escape[] = [
  ...['save', 'saveOrFail', 'saveQuietly', 'push', 'pushQuietly'].map(
    (method): Escape => ({
      call: `${model}->${method}`,
      args: 'receiver',
      into: 'database',
      source: 'laravel/framework: src/Illuminate/Database/Eloquent/Model.php',
    }),
  ),
  ...['update', 'updateOrFail', 'updateQuietly'].map(
    (method): Escape => ({
      call: `${model}->${method}`,
      args: [0],
      into: 'database',
      source: 'laravel/framework: src/Illuminate/Database/Eloquent/Model.php',
    }),
  ),
  ...[...eloquentWrites, ...queryWrites.filter((method) => method !== 'update')].map(
    (method): Escape => ({
      call: `${model}::${method}`,
      args: 'all',
      into: 'database',
      source: 'laravel/framework: src/Illuminate/Database/Eloquent/Builder.php',
    }),
  ),
  ...queryWrites.map(
    (method): Escape => ({
      call: `Illuminate\\Database\\Query\\Builder->${method}`,
      args: 'all',
      into: 'database',
      source: 'laravel/framework: src/Illuminate/Database/Query/Builder.php',
    }),
  ),
  ...[...eloquentWrites, ...queryWrites].map(
    (method): Escape => ({
      call: `Illuminate\\Database\\Eloquent\\Builder->${method}`,
      args: 'all',
      into: 'database',
      ...(eloquentOnly.has(method) ? { untyped: ['Illuminate'] } : {}),
      source: 'laravel/framework: src/Illuminate/Database/Eloquent/Builder.php',
    }),
  ),
  ...[...eloquentWrites, ...queryWrites, ...relationWrites].map(
    (method): Escape => ({
      call: `Illuminate\\Database\\Eloquent\\Relations\\Relation->${method}`,
      args: 'all',
      into: 'database',
      source: 'laravel/framework: src/Illuminate/Database/Eloquent/Relations/HasOneOrMany.php',
    }),
  ),
  ...['insert', 'update', 'statement', 'affectingStatement', 'unprepared'].flatMap((method) =>
    [`${facadeName('DB')}::${method}`, `Illuminate\\Database\\Connection->${method}`].map(
      (call): Escape => ({
        call,
        args: [0, 1],
        into: 'database',
        source: 'laravel/framework: src/Illuminate/Database/Connection.php',
      }),
    ),
  ),
];

const response: readonly Escape[] = onBoth('Response', 'json').map((call) => ({
  call,
  args: [0],
  into: 'response',
  source: 'laravel/framework: src/Illuminate/Routing/ResponseFactory.php',
}));

const cookies: readonly Escape[] = [
  'Illuminate\\Cookie\\CookieJar->queue',
  'Illuminate\\Cookie\\CookieJar->make',
  'Illuminate\\Cookie\\CookieJar->forever',
  `${facadeName('Cookie')}::queue`,
  `${facadeName('Cookie')}::make`,
  `${facadeName('Cookie')}::forever`,
].map((call) => ({
  call,
  args: [0, 1],
  into: 'session',
  source: 'laravel/framework: src/Illuminate/Cookie/CookieJar.php',
}));

/** Calls that carry a value past the request: to a queue, session, cache, table or client. */
export const escapes: readonly Escape[] = [
  ...queue,
  ...mail,
  ...session,
  ...cache,
  ...database,
  ...response,
  ...cookies,
];
