/** General settings of a Craft site that decide what changes at run time: updates, project config, queue, secrets, mail. */
import { posix } from 'node:path';
import type {
  ServiceReading,
  StoreReading,
  SwitchReading,
  Telling,
  VariableReading,
} from '../../../configuration/reading.ts';
import {
  decidingVariable,
  entryAt,
  flagOf,
  type SettingEntry,
  settingAt,
  textOf,
} from '../../../configuration/setting.ts';
import { tellingOf } from '../../../configuration/telling.ts';
import type { Remedy } from '../../../result.ts';
import { serviceReading } from '../../yii/configuration/components.ts';
import { type CraftSite, general, remedyFor, variableOf } from './site.ts';
import { emailSettings } from './volumes.ts';

interface Flag {
  /** Undefined where nothing in the project says. */
  readonly value: boolean | undefined;
  readonly told: Telling;
  readonly entry: SettingEntry | undefined;
}

function flag(site: CraftSite, key: string): Flag {
  const entry = general(site, key);
  const variable = variableOf(key);
  const given = (site.major ?? 5) >= 4 ? site.files.variables.effective(variable) : undefined;
  const place = entry ??
    given ??
    site.config('general') ?? { path: posix.join(site.directory, 'general.php'), line: 1 };
  const value = given && !entry ? !/^(?:0|false|no|off|)$/i.test(given.value) : flagOf(entry?.value);
  return { value, told: tellingOf(place, entry || !given ? key : variable, false, entry?.value), entry };
}

export function releaseStores(site: CraftSite): readonly StoreReading[] {
  const admin = flag(site, 'allowAdminChanges');
  const updates = flag(site, 'allowUpdates');
  const isFixed = admin.value === false;
  const isReleased = updates.value === false || isFixed || site.isCloud;
  return [
    {
      kind: 'config',
      store: 'project config',
      placement: isFixed ? 'build' : 'node',
      technology: isFixed ? 'release' : 'YAML files',
      confidence: 'likely',
      told: [admin.told],
      isUsed: true,
      message: isFixed
        ? 'The project config comes with the release'
        : 'Changes in the control panel are written to config/project',
      remedy: remedyFor('config'),
    },
    {
      kind: 'code',
      store: 'code and plugins',
      placement: isReleased ? 'build' : 'node',
      technology: isReleased ? 'release' : 'local files',
      confidence: 'likely',
      told: [updates.told],
      isUsed: true,
      message: isReleased
        ? 'Code comes with the release'
        : 'Administrators can update Craft and install plugins from the control panel',
      remedy: remedyFor('code'),
    },
  ];
}

const QUEUE: Remedy = {
  summary: 'Set `runQueueAutomatically` to `false` and run `craft queue/listen` as a worker.',
  packages: [],
  docs: ['https://craftcms.com/docs/5.x/system/queue.html'],
};

const MAIL: Remedy = {
  summary: 'Send mail through SMTP or the API of a mail service: choose another transport type in the email settings.',
  packages: ['craftcms/postmark', 'craftcms/mailgun'],
  docs: ['https://craftcms.com/docs/5.x/system/mail.html'],
};

/** Only what a file says is reported: what is left out may be given by the host's environment. */
export function switches(site: CraftSite): readonly SwitchReading[] {
  const found: SwitchReading[] = [];
  const add = (name: SwitchReading['name'], key: string, message: string, remedy: Remedy): void => {
    const { value, entry } = flag(site, key);
    if (!entry || value !== true) return;
    const variable = decidingVariable(entry.value);
    found.push({ name, path: entry.path, line: entry.line, key, message, remedy, ...(variable ? { variable } : {}) });
  };
  const updates = flag(site, 'allowUpdates').value !== false && flag(site, 'allowAdminChanges').value !== false;
  add(
    'config-changes-allowed',
    'allowAdminChanges',
    'Administrators change the project config in production, which writes YAML files to the node',
    remedyFor('config'),
  );
  if (updates)
    add(
      'code-changes-allowed',
      'allowUpdates',
      'Administrators can update Craft and install plugins from the control panel',
      remedyFor('code'),
    );
  add(
    'code-changes-allowed',
    'allowAutoUpdates',
    'Administrators can update Craft from the control panel',
    remedyFor('code'),
  );
  add('work-in-request', 'runQueueAutomatically', 'Queued jobs run in web requests', QUEUE);
  return [...found, ...secret(site), ...mail(site)];
}

function secret(site: CraftSite): readonly SwitchReading[] {
  const entry = general(site, 'securityKey') ?? general(site, 'validationKey');
  if (!entry || (textOf(entry.value) ?? '') === '') return [];
  const variable = decidingVariable(entry.value);
  if (variable?.given) return [];
  const message = variable
    ? `The security key falls back to a fixed value where ${variable.name} is not set`
    : 'The security key is a fixed value in config/general.php';
  const place = { path: entry.path, line: entry.line };
  return [
    {
      name: 'secret-in-configuration',
      ...place,
      key: entry.key,
      message,
      remedy: remedyFor('key'),
      ...(variable ? { variable } : {}),
    },
  ];
}

function mail(site: CraftSite): readonly SwitchReading[] {
  const entry = entryAt(emailSettings(site), 'transportType');
  if (!entry || !/\\(?:Sendmail|Php)$/.test(textOf(entry.value) ?? '')) return [];
  // The mailer component takes the place of what the control panel says.
  if (settingAt(site.config('app'), 'components', 'mailer')) return [];
  const message = 'Mail goes through the sendmail program of the node';
  return [
    { name: 'local-mail', path: entry.path, line: entry.line, key: 'email.transportType', message, remedy: MAIL },
  ];
}

export function mailServices(site: CraftSite): readonly ServiceReading[] {
  const host = entryAt(settingAt(emailSettings(site), 'transportSettings'), 'host');
  const text = textOf(host?.value) ?? '';
  return host && text !== '' && !text.startsWith('$')
    ? [serviceReading('SMTP', text, host, 'email.transportSettings.host', MAIL)]
    : [];
}

/** Variables of general settings. */
export function generalVariables(site: CraftSite): readonly VariableReading[] {
  const config = site.config('general');
  const found = (config?.entries ?? []).flatMap(({ key, value }): readonly VariableReading[] => {
    const variable = decidingVariable(value);
    return variable
      ? [
          {
            ...variable,
            purpose: `general setting ${key}`,
            isRequired: key === 'securityKey' || key === 'validationKey',
            hidesAbsence: false,
          },
        ]
      : [];
  });
  if ((site.major ?? 5) < 4 || found.some(({ purpose }) => purpose.endsWith('securityKey'))) return found;
  const place = { path: posix.join(site.directory, 'general.php'), line: 1 };
  const key: VariableReading = {
    name: 'CRAFT_SECURITY_KEY',
    ...place,
    default: null,
    purpose: 'general setting securityKey',
    isRequired: true,
    hidesAbsence: false,
  };
  return [...found, key];
}
