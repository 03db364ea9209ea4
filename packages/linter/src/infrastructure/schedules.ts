/** Schedules that run on every node: crontabs in images, cron beside the web server, processes of a Procfile. */
import type { ConfigurationFiles, ConfigurationReader } from '../configuration/reader.ts';
import { NOTHING_READ, type Reading, type SwitchReading } from '../configuration/reading.ts';
import { isForDevelopment } from './deployment-file.ts';
import { ONE_SCHEDULER } from './remedies.ts';
import { RUNS_SCHEDULE } from './schedule-command.ts';

export const schedules: ConfigurationReader = { framework: 'any', read };

const CRONTAB = /(?:^|\/)(?:[\w.-]*crontab[\w.-]*|cron\.d\/[\w.-]+|[\w-]+\.cron)$/i;

/** Five fields or a word such as `@daily`, then a command. */
const CRON_LINE =
  /^\s*(?:@(?:hourly|daily|midnight|weekly|monthly|yearly|annually)|(?:[\d*,/A-Za-z-]+\s+){4}[\d*,/A-Za-z-]+)\s+\S+/;

const SUPERVISOR = /(?:^|\/)(?:[\w.-]*supervisor[\w.-]*(?:\/[\w.-]+)*\.(?:conf|ini)|supervisord?\.[\w.-]+)$/i;

const PROCFILE = /(?:^|\/)Procfile$/;

function read(files: ConfigurationFiles): Reading {
  const found = [
    ...linesOf(files, CRONTAB).filter(({ text }) => CRON_LINE.test(text) && !/^\s*#/.test(text) && !isOnceOnly(text)),
    ...linesOf(files, SUPERVISOR).filter(({ text }) => /^\s*command\s*=/.test(text) && RUNS_SCHEDULE.test(text)),
    ...linesOf(files, PROCFILE).filter(({ text }) => /^web\s*:/.test(text) && RUNS_SCHEDULE.test(text)),
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

function linesOf(files: ConfigurationFiles, pattern: RegExp): readonly { path: string; line: number; text: string }[] {
  return files
    .matching(pattern)
    .filter((path) => !isForDevelopment(path))
    .flatMap((path) => (files.text(path) ?? '').split('\n').map((text, at) => ({ path, line: at + 1, text })));
}
