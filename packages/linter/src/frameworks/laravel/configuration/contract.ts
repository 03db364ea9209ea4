/** The variables that an application's configuration reads, and which of them production must set. */
import { roleOfEnvFile } from '../../../configuration/env-files.ts';
import type { Reading, VariableReading } from '../../../configuration/reading.ts';
import type { Setting, VariableUse } from '../../../configuration/setting.ts';
import type { Application } from './application.ts';

/** Variables without which an application does not start, or cannot keep its sessions. https://laravel.com/docs/deployment */
const NEEDED: Readonly<Record<string, string>> = {
  APP_KEY: 'key of sessions, cookies and encrypted values',
  APP_URL: 'address of the application in links',
  APP_ENV: 'name of the environment',
};

/** Purposes by variable, where the key of the configuration does not tell enough. */
const PURPOSES: Readonly<Record<string, string>> = {
  ...NEEDED,
  SESSION_DRIVER: 'session store',
  CACHE_STORE: 'cache store',
  CACHE_DRIVER: 'cache store',
  QUEUE_CONNECTION: 'queue',
  QUEUE_DRIVER: 'queue',
  FILESYSTEM_DISK: 'default disk of files',
  FILESYSTEM_DRIVER: 'default disk of files',
  LOG_CHANNEL: 'where logs go',
  LOG_STACK: 'where logs go',
  DB_CONNECTION: 'kind of database',
  DB_HOST: 'address of the database',
  DB_DATABASE: 'name of the database',
  DB_USERNAME: 'user of the database',
  DB_PASSWORD: 'password of the database',
  REDIS_HOST: 'address of Redis',
  MAIL_MAILER: 'how mail is sent',
  MAIL_HOST: 'address of the mail server',
};

export function contract(
  app: Application,
  { stores, services }: Pick<Reading, 'stores' | 'services'>,
): readonly VariableReading[] {
  const local = new Set<string>();
  for (const { told, isUsed } of [...stores, ...services]) {
    for (const { variable, isLocal, isTemplate } of told) {
      if (variable && isLocal && !isTemplate && isUsed) local.add(variable.name);
    }
  }
  const readings = new Map<string, VariableReading>();
  const add = (use: VariableUse, key: string) => {
    if (readings.has(use.name)) return;
    const isNeeded = Object.hasOwn(NEEDED, use.name) && !isSettled(use);
    readings.set(use.name, {
      ...use,
      purpose: PURPOSES[use.name] ?? key,
      isRequired: local.has(use.name) || isNeeded,
      hidesAbsence: local.has(use.name),
    });
  };
  for (const [section, setting] of app.own) eachUse(setting, section, add);
  for (const { told } of stores) {
    for (const { variable, key } of told) if (variable) add(variable, key ?? variable.name);
  }
  return [...readings.values()];
}

/** Given by what deploys the application, or fine as it falls back: without APP_ENV Laravel takes itself to be in production. */
function isSettled({ name, default: fallback, given }: VariableUse): boolean {
  const isDeployed = given !== undefined && given.value !== '' && roleOfEnvFile(given.path) === undefined;
  return isDeployed || (name === 'APP_ENV' && fallback === 'production');
}

function eachUse(setting: Setting, key: string, seen: (use: VariableUse, key: string) => void): void {
  if (setting.kind === 'map') for (const entry of setting.entries) eachUse(entry.value, `${key}.${entry.key}`, seen);
  else if (setting.kind === 'list') for (const item of setting.items) eachUse(item, key, seen);
  else if (setting.variable) seen(setting.variable, key);
}
