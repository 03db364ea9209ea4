/** What changes a Drupal site's code and configuration, what runs in its requests, secrets and mail. */
import type { StoreReading, SwitchReading } from '../../../configuration/reading.ts';
import { entryAt, flagOf, settingAt, textOf } from '../../../configuration/setting.ts';
import { tellingOf } from '../../../configuration/telling.ts';
import type { Remedy } from '../../../result.ts';
import { absent, hasModule, override, remedyFor, type Site, setting, textAt } from './site.ts';

/** Modules that install or update code from the browser, and the last major version of Drupal in which they do. */
const UPDATERS: readonly { module: string; until?: number; source: string }[] = [
  { module: 'package_manager', source: 'core/modules/package_manager/src/Validator/WritableFileSystemValidator.php' },
  { module: 'automatic_updates', source: 'https://www.drupal.org/project/automatic_updates' },
  { module: 'project_browser', source: 'https://www.drupal.org/project/project_browser' },
  { module: 'update', until: 10, source: 'core/modules/update/src/Access/UpdateManagerAccessCheck.php' },
];

const CRON: Remedy = {
  summary: 'Uninstall Automated Cron and run `drush cron` from the scheduler of the platform.',
  packages: ['drush/drush'],
  docs: ['https://www.drupal.org/docs/administering-a-drupal-site/cron-automated-tasks/cron-automated-tasks-overview'],
};

const MAIL: Remedy = {
  summary: 'Send mail through an SMTP server or an API: set `mailer_dsn` or use the modules Symfony Mailer or SMTP.',
  packages: ['drupal/symfony_mailer', 'drupal/smtp'],
  docs: ['https://www.drupal.org/project/symfony_mailer'],
};

function updatersOf(site: Site): readonly string[] {
  const operations = setting(site, 'allow_authorize_operations');
  const mayUpdate = flagOf(operations?.value) !== false && (site.major ?? 8) <= 10;
  return UPDATERS.filter(({ module }) => site.exported.modules.has(module) && (module !== 'update' || mayUpdate)).map(
    ({ module }) => module,
  );
}

export function codeStores(site: Site): readonly StoreReading[] {
  const updaters = updatersOf(site);
  const at = updaters.map((module) => site.exported.modules.get(module)).find(Boolean);
  return [
    {
      kind: 'code',
      store: `modules and themes${site.label}`,
      placement: updaters.length > 0 ? 'node' : 'build',
      technology: updaters.length > 0 ? 'local files' : 'release',
      confidence: site.exported.isKnown ? 'likely' : 'possible',
      told: [at ? tellingOf(at, `module.${updaters[0]}`, false) : absent(site, 'modules', false)],
      isUsed: true,
      message:
        updaters.length > 0 ? `The module ${updaters[0]} changes code from the browser` : 'Code comes with the release',
      remedy: remedyFor('code'),
    },
    configStore(site),
  ];
}

/** Active configuration is in the database; what is exported comes with the release, unless it lies among uploads. */
function configStore(site: Site): StoreReading {
  const old = entryAt(settingAt(site.settings?.assigned, 'config_directories'), 'sync');
  const entry = setting(site, 'config_sync_directory') ?? old;
  const isAmongFiles = /(?:^|\/)sites\/[^/]+\/files(?:\/|$)/.test(textAt(entry?.value));
  const key = old && entry === old ? 'config_directories.sync' : 'config_sync_directory';
  return {
    kind: 'config',
    store: `configuration${site.label}`,
    placement: isAmongFiles ? 'node' : 'shared',
    technology: isAmongFiles ? 'local files' : 'database',
    confidence: 'likely',
    told: [entry ? tellingOf(entry, key, isAmongFiles, entry.value) : absent(site, key, false)],
    isUsed: true,
    reportedAs: 'upload-dir-in-release',
    message: isAmongFiles
      ? 'Exported configuration lies among uploaded files, not in version control: a deploy does not bring it'
      : 'Active configuration is in the database, exported configuration comes with the release',
    remedy: remedyFor('config'),
  };
}

export function switches(site: Site): readonly SwitchReading[] {
  const found: SwitchReading[] = [];
  for (const module of updatersOf(site)) {
    const at = site.exported.modules.get(module);
    const message = `The module ${module} lets administrators install or update code at run time`;
    if (at)
      found.push({ name: 'code-changes-allowed', ...at, key: `module.${module}`, message, remedy: remedyFor('code') });
  }
  const cron = site.exported.modules.get('automated_cron');
  const interval =
    override(site, 'automated_cron.settings', 'interval') ??
    entryAt(site.exported.of('automated_cron.settings'), 'interval');
  if (cron && !(interval && textOf(interval.value) === '0')) {
    const message = 'Automated Cron runs scheduled work at the end of visitors’ requests, on whichever node answers';
    found.push({ name: 'work-in-request', ...cron, key: 'module.automated_cron', message, remedy: CRON });
  }
  return [...found, ...mail(site)];
}

/** Each site has a salt of its own. */
export function secrets(site: Site): readonly SwitchReading[] {
  const salt = setting(site, 'hash_salt');
  if (!salt || salt.value.kind !== 'value' || textAt(salt.value) === '') return [];
  const { variable } = salt.value;
  const message = variable
    ? `The hash salt falls back to a fixed value where ${variable.name} is not set`
    : 'The hash salt is a fixed value in settings.php';
  const remedy: Remedy = {
    ...remedyFor('key'),
    summary: "Read it from the environment: `$settings['hash_salt'] = getenv('HASH_SALT');`.",
  };
  const place = { path: salt.path, line: salt.line };
  return [
    { name: 'secret-in-configuration', ...place, key: 'hash_salt', message, remedy, ...(variable ? { variable } : {}) },
  ];
}

/** Modules that send mail themselves when they are enabled. */
const MAILERS = [
  'symfony_mailer',
  'symfony_mailer_lite',
  'smtp',
  'swiftmailer',
  'mailgun',
  'sendgrid_integration',
  'mailsystem',
  'ses_mailer',
  'aws_ses',
  'phpmailer_smtp',
];

function mail(site: Site): readonly SwitchReading[] {
  if (MAILERS.some((module) => hasModule(site, module))) return [];
  const config = site.exported.of('system.mail');
  const own =
    override(site, 'system.mail', 'interface', 'default') ?? entryAt(settingAt(config, 'interface'), 'default');
  const dsn = textAt(settingAt(config, 'mailer_dsn', 'scheme'));
  const name = textAt(own?.value);
  if (!own || !(name === 'php_mail' || (name === 'symfony_mailer' && dsn === 'sendmail'))) return [];
  const message = `Mail goes through the mail program of the node (${name})`;
  return [{ name: 'local-mail', path: own.path, line: own.line, key: 'interface.default', message, remedy: MAIL }];
}
