/** An app of the local platform for a trial: a folder of its own, and the process that runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { local } from '../../src/backends/local/local.ts';
import type { AppClient } from '../../src/client/app-client.ts';
import { createTidemark } from '../../src/client/tidemark.ts';
import { appFolder } from '../../src/platform/home.ts';
import { type AppSettings, readRunInfo } from '../../src/platform/supervisor.ts';

export const APP = 'shop';

export interface TrialApp {
  readonly home: string;
  readonly site: string;
  readonly client: AppClient;
  /** A page of two files, which belong to one release. */
  writeRelease(name: string): void;
  remove(): void;
}

/** Said twice by every page of a whole release. */
export const WHOLE: RegExp = /^(r\d+) \1$/;

export function trialApp(): TrialApp {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
  // Servers run as another user, who must get through.
  chmodSync(folder, 0o711);
  const [home, site] = [join(folder, 'home'), join(folder, 'site')];
  mkdirSync(site);
  return {
    home,
    site,
    client: createTidemark({ backend: local({ home }) }).app(APP),
    writeRelease(name) {
      writeFileSync(join(site, 'index.php'), `<?php echo "${name} "; usleep(2000); require __DIR__ . '/second.php';`);
      writeFileSync(join(site, 'second.php'), `<?php echo "${name}";`);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const PROGRAM = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** The program as users start it, from its source. */
export function tidemark(home: string, args: readonly string[]): ChildProcess {
  const command = ['--conditions=@tidemark/source', '--import', TSX, PROGRAM, ...args];
  return spawn(process.execPath, command, { stdio: 'ignore', env: { ...process.env, TIDEMARK_HOME: home } });
}

/** Resolves when the app can be spoken to. */
export async function startedPlatform(home: string, settings: AppSettings): Promise<ChildProcess> {
  const child = tidemark(home, ['__supervise', home, APP, JSON.stringify(settings)]);
  await until(() => Promise.resolve(readRunInfo(appFolder(home, APP))?.pid === child.pid || child.exitCode !== null));
  if (child.exitCode !== null) throw new Error(`the platform ended with ${child.exitCode}`);
  return child;
}

/** @throws after five minutes: a busy machine is slow */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const endsAt = Date.now() + 300_000; Date.now() < endsAt; ) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it did not come about in time');
}
