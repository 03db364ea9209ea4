/** What a wiki connects to, what it is given by the environment, and what runs in its requests. */
import { fixedPassword } from '../../../configuration/fixed-password.ts';
import type { Reading, ServiceReading, SwitchReading } from '../../../configuration/reading.ts';
import { entryAt, flagOf, itemsOf, settingAt, textOf } from '../../../configuration/setting.ts';
import { isLocalHost, tellingOf, withGiven } from '../../../configuration/telling.ts';
import type { ConfigurationVariables } from '../../../configuration/variables.ts';
import type { LocalSettings } from './local-settings.ts';
import { typeOf } from './object-caches.ts';
import { MEDIAWIKI_REMEDIES } from './remedies.ts';
import { CANDIDATES, KEYS } from './settings.ts';

export function switchesOf(wiki: LocalSettings): readonly SwitchReading[] {
  return [...secrets(wiki), ...requestJobs(wiki), ...mail(wiki)];
}

export function servicesOf(wiki: LocalSettings, variables: ConfigurationVariables): readonly ServiceReading[] {
  const server = wiki.entry('wgDBserver');
  const memcached = wiki.entry('wgMemCachedServers');
  const caches = entryAt(wiki.settings, 'wgObjectCaches')?.value;
  const usesMemcached = CANDIDATES.concat('wgSessionCacheType').some(
    (name) => typeOf(wiki, wiki.text(name) ?? '')?.technology === 'Memcached',
  );
  const hosts = [
    ...(server && textOf(wiki.entry('wgDBtype')?.value) !== 'sqlite'
      ? [{ service: 'database', at: server, key: '$wgDBserver', value: server.value }]
      : []),
    ...(memcached && usesMemcached
      ? itemsOf(memcached.value).map((value) => ({
          service: 'Memcached',
          at: value,
          key: '$wgMemCachedServers',
          value,
        }))
      : []),
    ...(caches?.kind === 'map' ? caches.entries : []).flatMap(({ key, value: cache }) => {
      const name = /redis|memcached/i.exec(textOf(settingAt(cache, 'class')) ?? '')?.[0];
      return itemsOf(name === undefined ? undefined : settingAt(cache, 'servers')).map((value) => ({
        service: name?.toLowerCase() === 'redis' ? 'Redis' : 'Memcached',
        at: value,
        key: `$wgObjectCaches[${key}]`,
        value,
      }));
    }),
  ];
  return hosts.map(({ service, at, key, value }): ServiceReading => {
    const host = textOf(value);
    const isLocal = host !== undefined && isLocalHost(host);
    return withGiven(
      {
        service,
        ...(host === undefined ? {} : { host }),
        told: [tellingOf(at, key, isLocal, value)],
        isUsed: true,
        message: `The ${service} is looked for on the node itself`,
        remedy: MEDIAWIKI_REMEDIES.services,
      },
      variables,
    );
  });
}

export function variablesOf(wiki: LocalSettings): Reading['variables'] {
  return wiki.settings.entries.flatMap(({ key, value }) =>
    /^wg[A-Z]/.test(key) && 'variable' in value && value.variable
      ? [{ ...value.variable, purpose: `MediaWiki's $${key}`, isRequired: false, hidesAbsence: false }]
      : [],
  );
}

function secrets(wiki: LocalSettings): readonly SwitchReading[] {
  return [
    ...fixedPassword(wiki.entry('wgDBpassword'), 'The password of the database', {
      key: '$wgDBpassword',
      remedy: MEDIAWIKI_REMEDIES.services,
    }),
    ...KEYS.flatMap(([name, what]) =>
      fixedPassword(wiki.entry(name), what, { key: `$${name}`, remedy: MEDIAWIKI_REMEDIES.services }),
    ),
  ];
}

/** Manual:$wgJobRunRate: jobs for each request; the default is told of where a file repeats it. */
function requestJobs(wiki: LocalSettings): readonly SwitchReading[] {
  const entry = wiki.entry('wgJobRunRate');
  const rate = Number(textOf(entry?.value) ?? 0);
  if (!entry || !(rate > 0)) return [];
  const { path, line } = entry;
  return [
    {
      name: 'work-in-request',
      path,
      line,
      key: '$wgJobRunRate',
      message: `Jobs run at the end of web requests (${rate} for each)`,
      remedy: MEDIAWIKI_REMEDIES.jobs,
    },
  ];
}

/** Manual:$wgSMTP: without it mail goes through PHP's mail(). */
function mail(wiki: LocalSettings): readonly SwitchReading[] {
  const entry = wiki.entry('wgEnableEmail');
  const smtp = wiki.entry('wgSMTP');
  if (!entry || flagOf(entry.value) !== true || (smtp && flagOf(smtp.value) !== false)) return [];
  const { path, line } = entry;
  return [
    {
      name: 'local-mail',
      path,
      line,
      key: '$wgEnableEmail',
      message: "Mail goes through PHP's mail(), since $wgSMTP is not set",
      remedy: MEDIAWIKI_REMEDIES.mail,
    },
  ];
}
