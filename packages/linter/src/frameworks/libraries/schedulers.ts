import type { Scheduler } from '../knowledge.ts';

const source = 'symfony/scheduler: RecurringMessage.php';

/** A schedule names a message; `RunCommandMessage` carries the command line of a console command. */
export const schedulers: readonly Scheduler[] = [
  { call: 'Symfony\\Component\\Scheduler\\RecurringMessage::every', arg: 1, source },
  { call: 'Symfony\\Component\\Scheduler\\RecurringMessage::cron', arg: 1, source },
  { call: 'Symfony\\Component\\Scheduler\\RecurringMessage::trigger', arg: 1, source },
  {
    call: 'new Symfony\\Component\\Console\\Messenger\\RunCommandMessage',
    arg: 0,
    source: 'symfony/console: Messenger/RunCommandMessage.php',
  },
];
