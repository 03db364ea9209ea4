/** Services, switches and variables of a WordPress site. */
import { fixedPassword } from '../../../configuration/fixed-password.ts';
import type { ServiceReading, SwitchReading, Telling, VariableReading } from '../../../configuration/reading.ts';
import { decidingVariable, entryAt, flagOf, type SettingEntry, textOf } from '../../../configuration/setting.ts';
import { isLocalHost, withGiven } from '../../../configuration/telling.ts';
import type { Remedy } from '../../../result.ts';
import { absent, remedyFor, told, type WordPressSite } from './site.ts';

const CRON: Remedy = {
  summary: 'Set `DISABLE_WP_CRON` to `true` and run `wp cron event run --due-now` from the scheduler of the platform.',
  packages: ['wp-cli/wp-cli-bundle'],
  docs: ['https://developer.wordpress.org/plugins/cron/hooking-wp-cron-into-the-system-task-scheduler/'],
};

/** Constants that name a server, and what it is. */
const HOSTS: Readonly<Record<string, string>> = {
  DB_HOST: 'MySQL',
  WP_REDIS_HOST: 'Redis',
  WP_REDIS_PATH: 'Redis',
  SMTP_HOST: 'SMTP',
  WPMS_SMTP_HOST: 'SMTP',
};

export function services(site: WordPressSite): readonly ServiceReading[] {
  const found = Object.entries(HOSTS).flatMap(([key, service]) => {
    const entry = site.constants.get(key);
    return entry ? [serviceOf(site, service, entry)] : [];
  });
  const redis = site.constants.get('WP_REDIS_CONFIG');
  const host = entryAt(redis?.value, 'host');
  return [...found, ...(host ? [serviceOf(site, 'Redis', host)] : [])];
}

function serviceOf(site: WordPressSite, service: string, entry: SettingEntry): ServiceReading {
  const host = textOf(entry.value);
  const isLocal = host !== undefined && isLocalHost(host);
  const reading: ServiceReading = {
    service,
    ...(host === undefined || host === '' ? {} : { host }),
    told: [told(site, entry, isLocal)],
    isUsed: true,
    message: isLocal
      ? `${service} is looked for on the node itself (${host})`
      : `${service} is reached over the network`,
    remedy: remedyFor('config'),
  };
  return withGiven(reading, site.files.variables);
}

export function switches(site: WordPressSite): readonly SwitchReading[] {
  const found: SwitchReading[] = [];
  const add = (name: SwitchReading['name'], at: Telling, message: string, remedy: Remedy): void => {
    const { path, line, key, variable } = at;
    const template = site.isTemplate ? { isTemplate: true as const } : {};
    found.push({
      name,
      path,
      line,
      message,
      remedy,
      ...(key ? { key } : {}),
      ...(variable ? { variable } : {}),
      ...template,
    });
  };
  const mods = site.constants.get('DISALLOW_FILE_MODS');
  const areFixed = flagOf(mods?.value) === true;
  // What cannot be told is left alone: `define('DISALLOW_FILE_MODS', !HM_DEV)`.
  if (!areFixed && mods?.value.kind !== 'unknown' && site.path !== undefined) {
    const at = mods ? told(site, mods, false) : absent(site, 'DISALLOW_FILE_MODS', false, 'DISALLOW_FILE_EDIT');
    const message =
      'Administrators install and update plugins, themes and WordPress itself, which changes the code of one node';
    if (mods || !site.isTemplate) add('code-changes-allowed', at, message, remedyFor('code'));
  }
  const update = site.constants.get('WP_AUTO_UPDATE_CORE');
  if (update && !areFixed && flagOf(update.value) === true) {
    add('code-changes-allowed', told(site, update, false), 'WordPress updates itself on one node', remedyFor('code'));
  }
  const cron = site.constants.get('DISABLE_WP_CRON');
  if (cron && flagOf(cron.value) === false) {
    add('work-in-request', told(site, cron, false), 'WP-Cron runs scheduled work in visitors’ requests', CRON);
  }
  for (const key of SALTS) {
    const entry = site.constants.get(key);
    const text = textOf(entry?.value) ?? '';
    if (!entry || site.isTemplate || text.length < 16 || /unique phrase|generateme/i.test(text)) continue;
    if (decidingVariable(entry.value)?.given) continue;
    add(
      'secret-in-configuration',
      told(site, entry, false),
      `${key} has a fixed value in ${entry.path}`,
      remedyFor('key'),
    );
    // One finding for the block of eight keys and salts.
    break;
  }
  return [...found, ...passwords(site)];
}

const PASSWORD: Remedy = {
  summary:
    "Change the password, and read the new one from the environment: `define('DB_PASSWORD', getenv('DB_PASSWORD'));`.",
  packages: [],
  docs: ['https://developer.wordpress.org/apis/wp-config-php/#set-database-password'],
};

function passwords(site: WordPressSite): readonly SwitchReading[] {
  const template = site.isTemplate ? { isTemplate: true as const } : {};
  return fixedPassword(site.constants.get('DB_PASSWORD'), 'The password of the database', {
    key: 'DB_PASSWORD',
    remedy: PASSWORD,
    ...template,
  });
}

/** https://developer.wordpress.org/apis/wp-config-php/#security-keys */
const SALTS = [
  'AUTH_KEY',
  'SECURE_AUTH_KEY',
  'LOGGED_IN_KEY',
  'NONCE_KEY',
  'AUTH_SALT',
  'SECURE_AUTH_SALT',
  'LOGGED_IN_SALT',
  'NONCE_SALT',
];

export function variables(site: WordPressSite): readonly VariableReading[] {
  return [...site.constants.values()].flatMap(({ key, value }): readonly VariableReading[] => {
    const variable = decidingVariable(value);
    if (!variable) return [];
    const isServer = HOSTS[key] !== undefined;
    const hidesAbsence = isServer && isLocalHost(variable.default ?? '');
    const isRequired =
      isServer || SALTS.includes(key) || /^(?:DB_(?:NAME|USER|PASSWORD)|WP_HOME|WP_SITEURL)$/.test(key);
    return [{ ...variable, purpose: `constant ${key}`, isRequired, hidesAbsence }];
  });
}
