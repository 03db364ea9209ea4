/** Starts the process that runs an app, and waits until it can be spoken to. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TidemarkError } from '../../client-error.ts';
import { appFolder, makeFolders } from '../../platform/home.ts';
import { type AppSettings, type RunInfo, readRunInfo } from '../../platform/supervisor.ts';
import { SUPERVISE } from './supervise-word.ts';

/** [ms] */
const START_MAX_MS = 120_000;

/** The process outlives this one. @throws TidemarkError with what it said where it does not start */
export async function startApp(
  home: string,
  name: string,
  settings: AppSettings,
  signal: AbortSignal,
): Promise<RunInfo> {
  const folder = appFolder(home, name);
  makeFolders(home, folder);
  const logPath = join(folder.root, 'supervisor.log');
  const log = openSync(logPath, 'w', 0o600);
  const program = process.argv[1] ?? '';
  const child = spawn(
    process.execPath,
    [...process.execArgv, program, SUPERVISE, home, name, JSON.stringify(settings)],
    {
      detached: true,
      stdio: ['ignore', log, log],
      cwd: '/',
      env: process.env,
    },
  );
  closeSync(log);
  let exit: string | undefined;
  child.once('error', (error) => {
    exit = error.message;
  });
  child.once('exit', (code) => {
    exit ??= `it ended with ${code}`;
  });
  try {
    for (const endsAt = Date.now() + START_MAX_MS; Date.now() < endsAt && !signal.aborted; ) {
      const info = readRunInfo(folder);
      if (info !== undefined && info.pid === child.pid) return info;
      if (exit !== undefined) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    child.unref();
  }
  if (exit === undefined) child.kill('SIGTERM');
  const said = readFileSync(logPath, 'utf8').trim().slice(-2000);
  throw new TidemarkError('platform.failed', {
    what: `the app "${name}" does not start: ${said === '' ? (exit ?? 'it takes too long') : said}`,
    next: `Mend it, and start it again; ${logPath} has the rest.`,
  });
}
