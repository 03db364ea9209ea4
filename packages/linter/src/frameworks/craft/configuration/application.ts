/** Components of a Craft application: cache, session, mutex, queue and log, with Craft's defaults. */
import { posix } from 'node:path';
import type { StoreReading, Telling, VariableReading } from '../../../configuration/reading.ts';
import { entryAt, ROOT, type SettingEntry, settingAt, TEMPORARY } from '../../../configuration/setting.ts';
import { givenTellings, tellingOf } from '../../../configuration/telling.ts';
import { componentStore, logStores, ROLES, type RoleId, variablesIn } from '../../yii/configuration/components.ts';
import { nativeSessions } from '../../yii/configuration/native-sessions.ts';
import { type CraftSite, remedyFor } from './site.ts';

const APPS = ['app', 'app.web', 'app.console'] as const;

/** Where a component stands that no file configures: `components`, else line 1 of config/app.php. */
function absent(site: CraftSite, id: string, isLocal: boolean): Telling {
  const at = entryAt(site.config('app'), 'components');
  const place = at ?? { path: posix.join(site.directory, 'app.php'), line: 1 };
  return tellingOf(place, `components.${id}`, isLocal);
}

function component(site: CraftSite, id: string): SettingEntry | undefined {
  return APPS.map((name) => entryAt(settingAt(site.config(name), 'components'), id)).find(
    (entry) => entry !== undefined,
  );
}

export function applicationStores(site: CraftSite): readonly StoreReading[] {
  return [...(Object.keys(ROLES) as RoleId[]).map((id) => roleStore(site, id)), ...logs(site)];
}

function roleStore(site: CraftSite, id: RoleId): StoreReading {
  const entry = component(site, id);
  const found = entry && componentStore(id, entry, remedyFor);
  if (found && !(id === 'session' && found.technology === 'PHP session files')) return found;
  const fallback = defaultOf(site, id, entry);
  return entry && !found
    ? { ...fallback, told: [tellingOf(entry, `components.${id}`, fallback.told[0]?.isLocal === true)] }
    : fallback;
}

/** The mutex is the database's in 3.5 and 3.6, and again since 4.6; 3.7 went back to files with its 29th release. craftcms/cms#14102 */
const hasDatabaseMutex = (version: number): boolean => version >= 4006 || (version >= 3005 && version < 3007);

/** https://craftcms.com/docs/5.x/reference/config/app.html */
function defaultOf(site: CraftSite, id: RoleId, entry: SettingEntry | undefined): StoreReading {
  const role = ROLES[id];
  const base = {
    kind: role.kind,
    store: id,
    confidence: 'likely',
    isUsed: true,
    reportedAs: role.reportedAs,
    remedy: remedyFor(role.remedy),
  } as const;
  if (site.isCloud) {
    const told = [absent(site, id, false)];
    return {
      ...base,
      placement: 'shared',
      technology: 'Craft Cloud',
      told,
      message: `${role.subject} kept by Craft Cloud`,
    };
  }
  if (id === 'session') {
    const native = nativeSessions(site.files);
    const isFiles = native === undefined || native.handler === 'files';
    const at = entry && tellingOf(entry, 'components.session', isFiles);
    const told = native ? tellingOf(native, 'session.save_handler', isFiles) : (at ?? absent(site, id, true));
    return {
      ...base,
      placement: isFiles ? 'node' : 'shared',
      technology: isFiles ? 'PHP session files' : native.handler,
      ...(isFiles ? { directory: TEMPORARY } : {}),
      told: [told],
      message: 'Sessions are kept by PHP itself, in files of one node unless php.ini says otherwise',
    };
  }
  if (id === 'queue' || (id === 'mutex' && hasDatabaseMutex(site.version))) {
    return {
      ...base,
      placement: 'shared',
      technology: 'database',
      told: [absent(site, id, false)],
      message: `${role.subject} kept in the database`,
    };
  }
  const message = `${role.subject} kept in files below storage/runtime of one node`;
  const directory = `${ROOT}/storage/runtime/${id === 'cache' ? 'cache' : 'mutex'}`;
  return { ...base, placement: 'node', technology: 'local files', directory, told: [absent(site, id, true)], message };
}

function logs(site: CraftSite): readonly StoreReading[] {
  const entry = component(site, 'log');
  const own = logStores(entry, remedyFor);
  // Targets take the place of the standard one until Craft 3, and stand beside it from Craft 4 on.
  if (own.length > 0 && (site.major ?? 5) < 4) return own;
  const stream = site.files.variables.effective('CRAFT_STREAM_LOG');
  const isStream = /^(?:1|true|yes|on)$/i.test(stream?.value ?? '') || site.isCloud;
  const given = givenTellings(site.files.variables, 'CRAFT_STREAM_LOG', () => false);
  const place = entry ? tellingOf(entry, 'components.log', !isStream) : absent(site, 'log', !isStream);
  const told: Telling = {
    ...place,
    variable: { name: 'CRAFT_STREAM_LOG', path: place.path, line: place.line, default: null },
    whenUnset: 'Log files are written to storage/logs',
  };
  const standard: StoreReading = {
    kind: 'logs',
    store: 'log',
    placement: isStream ? 'shared' : 'node',
    technology: isStream ? 'standard streams' : 'local files',
    ...(isStream ? {} : { directory: `${ROOT}/storage/logs` }),
    confidence: 'likely',
    told: [told, ...given],
    isUsed: true,
    reportedAs: 'log-file',
    message: 'Log messages are written to files in storage/logs of one node unless CRAFT_STREAM_LOG is set',
    remedy: remedyFor('log'),
  };
  return [standard, ...own];
}

export function applicationVariables(site: CraftSite): readonly VariableReading[] {
  const components = APPS.flatMap((name) => variablesIn(settingAt(site.config(name), 'components'), 'component'));
  if (site.major === 2 || site.isCloud || site.version < 3007) return components;
  const place = absent(site, 'log', false);
  const stream: VariableReading = {
    name: 'CRAFT_STREAM_LOG',
    path: place.path,
    line: place.line,
    default: null,
    purpose: 'sends logs to standard streams',
    isRequired: true,
    hidesAbsence: true,
  };
  return [...components, stream];
}
