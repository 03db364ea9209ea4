/** A MariaDB server in the app's own folder. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { giveAway } from '../give-away.ts';
import { freePort, isListening } from '../listening.ts';
import { type ServiceContext, ServiceProcess } from '../service-process.ts';
import { programOf } from './missing-program.ts';
import { runServiceProgram } from './service-program.ts';
import type { StoredMysql } from './stored-components.ts';

const SETTINGS = [
  '--bind-address=127.0.0.1',
  '--skip-name-resolve',
  '--performance-schema=OFF',
  '--character-set-server=utf8mb4',
  '--innodb-buffer-pool-size=64M',
  // Ends at once with its log synced; the next start works through the log, as after a crash.
  '--innodb-fast-shutdown=2',
  '--innodb-buffer-pool-dump-at-shutdown=OFF',
];

export interface StartedMysql {
  readonly service: ServiceProcess;
  /** Its port may be another one than before. */
  readonly stored: StoredMysql;
}

/** Warnings about users of this machine's name, whom nobody needs, and about limits that are enough for one app. */
const NOISE =
  /\[Note\]|closed normally without authentication|^Version: |ignored in --skip-name-resolve mode|max_open_files|changed limits: /;

/** @param folder of the component @throws TidemarkError `platform.missing-program`, `platform.failed` */
export async function startMysql(context: ServiceContext, folder: string, given: StoredMysql): Promise<StartedMysql> {
  const server = programOf('mariadbd', 'MariaDB', 'mariadb-server-core');
  const stored = { ...given, port: await freePort(given.port) };
  await layOut(context, folder);
  const start = join(folder, 'start.sql');
  await writeFile(start, startScript(context.app, stored), { mode: 0o600 });
  await giveAway(start);
  const service = new ServiceProcess(context, {
    name: 'mysql',
    folder,
    command: (inside) => [
      server,
      '--no-defaults',
      `--datadir=${inside}/data`,
      `--tmpdir=${inside}`,
      `--socket=${inside}/mysql.sock`,
      `--pid-file=${inside}/mysql.pid`,
      `--init-file=${inside}/start.sql`,
      `--port=${stored.port}`,
      ...SETTINGS,
    ],
    noise: NOISE,
    answers: () => isListening(stored.port, true),
  });
  await service.start();
  return { service, stored };
}

/** The data folder is whole or absent: it is made beside and renamed. */
async function layOut(context: ServiceContext, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o711);
  if (existsSync(join(folder, 'data'))) {
    await giveAway(folder, false);
    return;
  }
  const install = programOf('mariadb-install-db', 'MariaDB', 'mariadb-server-core');
  const partial = join(folder, 'data.partial');
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { mode: 0o700 });
  await giveAway(folder, false);
  await giveAway(partial);
  await runServiceProgram(context, folder, (inside) => [
    install,
    '--no-defaults',
    `--datadir=${inside}/data.partial`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
  ]);
  await rename(partial, join(folder, 'data'));
}

/** Run at every start, so it may say the same again. Values hold letters, digits and dashes alone. */
function startScript(app: string, { password, rootPassword }: StoredMysql): string {
  return [
    `CREATE DATABASE IF NOT EXISTS \`${app}\`;`,
    `CREATE USER IF NOT EXISTS '${app}'@'%';`,
    `ALTER USER '${app}'@'%' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON \`${app}\`.* TO '${app}'@'%';`,
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${rootPassword}';`,
    "DELETE FROM mysql.global_priv WHERE User = '';",
    'FLUSH PRIVILEGES;',
    '',
  ].join('\n');
}
