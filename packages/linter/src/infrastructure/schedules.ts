/** Schedules that run on every node: crontabs in images, cron beside the web server, processes of a Procfile. */
import type { ConfigurationFiles, ConfigurationReader } from '../configuration/reader.ts';
import { NOTHING_READ, type Reading, type SwitchReading } from '../configuration/reading.ts';
import { ONE_SCHEDULER } from './remedies.ts';
import { RUNS_SCHEDULE } from './schedule-command.ts';
import { CRON_LINE, CRONTAB, numberedLines, PROCFILE, SUPERVISOR } from './server-commands.ts';

export const schedules: ConfigurationReader = { framework: 'any', read };

function read(files: ConfigurationFiles): Reading {
  const found = [
    ...numberedLines(files, CRONTAB).filter(
      ({ text }) => CRON_LINE.test(text) && !/^\s*#/.test(text) && !isOnceOnly(text),
    ),
    ...numberedLines(files, SUPERVISOR).filter(({ text }) => /^\s*command\s*=/.test(text) && RUNS_SCHEDULE.test(text)),
    ...numberedLines(files, PROCFILE).filter(({ text }) => /^web\s*:/.test(text) && RUNS_SCHEDULE.test(text)),
  ];
  const switches = found.map(
    ({ path, line }): SwitchReading => ({
      name: 'schedule-on-every-node',
      message: 'Each node that runs this image or release runs the schedule',
      path,
      line,
      remedy: ONE_SCHEDULER,
    }),
  );
  return { ...NOTHING_READ, switches };
}

/** Guarded against running twice on different hosts. */
function isOnceOnly(text: string): boolean {
  return /--isolated\b|\bconsul lock\b|\block:|redis-?lock|\bflock-?redis\b/i.test(text);
}
