/** Schedules that run on every node: crontabs in images, cron beside the web server, processes of a Procfile. */
import type { ConfigurationFiles, ConfigurationReader } from '../configuration/reader.ts';
import { NOTHING_READ, type Reading, type SwitchReading } from '../configuration/reading.ts';
import type { Placed } from '../configuration/setting.ts';
import { composeServices } from './compose.ts';
import { COMPOSE_FILE, DOCKER_FILE, isForDevelopment } from './deployment-file.ts';
import { instructionsOf } from './dockerfile.ts';
import { ONE_SCHEDULER } from './remedies.ts';
import { RUNS_SCHEDULE } from './schedule-command.ts';
import { CRON_LINE, CRONTAB, numberedLines, PROCFILE, SUPERVISOR } from './server-commands.ts';
import { entryScripts } from './shell-scripts.ts';

export const schedules: ConfigurationReader = { framework: 'any', read };

function read(files: ConfigurationFiles): Reading {
  const found: readonly Placed[] = [
    ...numberedLines(files, CRONTAB).filter(
      ({ text }) => CRON_LINE.test(text) && !/^\s*#/.test(text) && !isOnceOnly(text),
    ),
    ...numberedLines(files, SUPERVISOR).filter(({ text }) => /^\s*command\s*=/.test(text) && RUNS_SCHEDULE.test(text)),
    ...numberedLines(files, PROCFILE).filter(({ text }) => /^web\s*:/.test(text) && RUNS_SCHEDULE.test(text)),
    ...besideServers(files),
    ...startedBesideServers(files),
    ...replicated(files),
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

/** What serves requests; a container that runs only the schedule may be the one that does. */
const SERVES =
  /\b(?:apache2(?:-foreground)?|apache2ctl|httpd|php-fpm[\d.]*|nginx|frankenphp|octane:start|supervisord|rr\s+serve|caddy\s+run|php\s+-S|artisan\s+serve)\b/;

/** `CMD cron && apache2-foreground`: each container of the image does both. */
function besideServers(files: ConfigurationFiles): readonly Placed[] {
  return files
    .matching(DOCKER_FILE)
    .filter((path) => !isForDevelopment(path))
    .flatMap((path) =>
      instructionsOf(files.text(path) ?? '')
        .filter(({ name, stage }) => (name === 'CMD' || name === 'ENTRYPOINT') && !isForDevelopment(stage))
        .filter(({ text }) => RUNS_SCHEDULE.test(text.replace(/["',[\]]+/g, ' ')) && SERVES.test(text))
        .map(({ line }) => ({ path, line })),
    );
}

/** An entry point that starts the schedule and then serves requests, or whatever its image is told to run. */
function startedBesideServers(files: ConfigurationFiles): readonly Placed[] {
  return entryScripts(files).flatMap(({ commands }) => {
    const isServer = commands.some(({ text }) => SERVES.test(text) || /\bexec\s+"?\$@/.test(text));
    const isChoice = commands.some(({ text }) => /^\s*(?:if|elif|case)\b/.test(text));
    // A script that asks for its role starts one thing or the other.
    return isServer && !isChoice ? commands.filter(({ text }) => RUNS_SCHEDULE.test(text)) : [];
  });
}

/** Services of a compose file that run the schedule in several containers. */
function replicated(files: ConfigurationFiles): readonly Placed[] {
  return files
    .matching(COMPOSE_FILE)
    .filter((path) => !isForDevelopment(path))
    .flatMap((path) =>
      composeServices(files.data(path)).filter(({ replicas, command }) => replicas > 1 && RUNS_SCHEDULE.test(command)),
    );
}

/** Guarded against running twice on different hosts. */
function isOnceOnly(text: string): boolean {
  return /--isolated\b|\bconsul lock\b|\block:|redis-?lock|\bflock-?redis\b/i.test(text);
}
