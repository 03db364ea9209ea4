import type { Sink } from '../../knowledge.ts';
import { diskSinks } from '../disks.ts';
import { onBoth } from '../facades.ts';

const http = 'laravel/framework: src/Illuminate/Http/Client/PendingRequest.php';
const process = 'laravel/framework: src/Illuminate/Process/PendingProcess.php';

/** Downloads by the HTTP client, and files named to it as options. */
const downloads: readonly Sink[] = [
  ...onBoth('Http', 'sink').map(
    (call): Sink => ({
      call,
      path: { arg: 0, name: 'to' },
      effect: 'write',
      untyped: ['Http', 'PendingRequest'],
      source: http,
    }),
  ),
  ...onBoth('Http', 'withOptions').map(
    (call): Sink => ({ call, path: { arg: 0, key: 'sink' }, effect: 'write', source: http }),
  ),
];

const processes: readonly Sink[] = ['run', 'start', 'command'].flatMap((method) =>
  onBoth('Process', method).map((call): Sink => ({ call, path: { command: 0 }, effect: 'execute', source: process })),
);

const logs: readonly Sink[] = [
  ...onBoth('Log', 'build').map(
    (call): Sink => ({
      call,
      path: { arg: 0, key: 'path' },
      effect: 'append',
      kind: 'log',
      source: 'https://laravel.com/docs/logging#on-demand-channels',
    }),
  ),
  ...['useFiles', 'useDailyFiles'].flatMap((method): readonly Sink[] =>
    [`Illuminate\\Log\\Writer->${method}`, `Illuminate\\Support\\Facades\\Log::${method}`].map((call) => ({
      call,
      path: { arg: 0, name: 'path' },
      effect: 'append',
      kind: 'log',
      source: 'laravel/framework v5.5: src/Illuminate/Log/Writer.php',
    })),
  ),
  ...['sendOutputTo', 'appendOutputTo'].map(
    (method): Sink => ({
      call: `Illuminate\\Console\\Scheduling\\Event->${method}`,
      path: { arg: 0, name: 'location' },
      effect: 'append',
      kind: 'log',
      untyped: ['Schedule'],
      source: 'laravel/framework: src/Illuminate/Console/Scheduling/Event.php',
    }),
  ),
];

const environment: readonly Sink[] = [
  {
    call: 'Illuminate\\Support\\Env::writeVariable',
    path: { arg: 2, name: 'pathToFile' },
    effect: 'write',
    kind: 'config',
    localOnly: true,
    source: 'laravel/framework: src/Illuminate/Support/Env.php',
  },
  {
    call: 'Illuminate\\Support\\Env::writeVariables',
    path: { arg: 1, name: 'pathToFile' },
    effect: 'write',
    kind: 'config',
    localOnly: true,
    source: 'laravel/framework: src/Illuminate/Support/Env.php',
  },
  ...['requirePackages', 'removePackages', 'modify', 'dumpAutoloads', 'dumpOptimized'].map(
    (method): Sink => ({
      call: `Illuminate\\Support\\Composer->${method}`,
      path: { fixed: 'vendor', place: 'app' },
      effect: 'write',
      kind: 'code',
      source: 'laravel/framework: src/Illuminate/Support/Composer.php',
    }),
  ),
];

/** Drivers made in code, with the directory they keep their state in. */
const drivers: readonly Sink[] = [
  {
    call: 'new Illuminate\\Cache\\FileStore',
    path: { arg: 1, name: 'directory' },
    effect: 'write',
    kind: 'cache',
    localOnly: true,
    source: 'laravel/framework: src/Illuminate/Cache/FileStore.php',
  },
  {
    call: 'new Illuminate\\Session\\FileSessionHandler',
    path: { arg: 1, name: 'path' },
    effect: 'write',
    kind: 'session',
    localOnly: true,
    source: 'laravel/framework: src/Illuminate/Session/FileSessionHandler.php',
  },
  {
    call: 'Illuminate\\Foundation\\FileBasedMaintenanceMode->activate',
    path: { fixed: 'storage/framework/down', place: 'app' },
    effect: 'write',
    source: 'laravel/framework: src/Illuminate/Foundation/FileBasedMaintenanceMode.php',
  },
];

/** What the framework writes beside its filesystem. */
export const frameworkSinks: readonly Sink[] = [
  ...downloads,
  ...processes,
  ...diskSinks,
  ...logs,
  ...environment,
  ...drivers,
];
