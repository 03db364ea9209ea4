import type { Scheduler } from '../knowledge.ts';
import { onBoth } from './facades.ts';

const source = 'laravel/framework: src/Illuminate/Console/Scheduling/Schedule.php';

/** Schedules name a command (class or name with arguments), a job, a callable, or a shell line such as `php artisan x`. */
export const schedulers: readonly Scheduler[] = [
  ...['command', 'job', 'call', 'exec'].flatMap((method) =>
    onBoth('Schedule', method).map((call): Scheduler => ({ call, arg: 0, source })),
  ),
  ...['queue', 'call']
    .flatMap((method) => onBoth('Artisan', method))
    .map(
      (call): Scheduler => ({
        call,
        arg: 0,
        source: 'laravel/framework: src/Illuminate/Foundation/Console/Kernel.php',
      }),
    ),
];
