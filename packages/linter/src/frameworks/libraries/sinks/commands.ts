import type { Sink } from '../../knowledge.ts';

const command = 'mikehaertl\\shellcommand\\Command';

/** Objects that hold a command line and run it. */
export const commandSinks: readonly Sink[] = [{ receiver: 0 }, { receiver: 0, via: 'setCommand' }].map(
  (path): Sink => ({
    call: `${command}->execute`,
    path,
    effect: 'execute',
    source: 'mikehaertl/php-shellcommand: src/Command.php',
  }),
);
