/** Reads the components of a Yii 2 application from `config/*.php`. */
import { leftToHost } from '../../configuration/left-to-host.ts';
import { assignedSettings, returnedSetting } from '../../configuration/php-settings.ts';
import type { ConfigurationFiles, ConfigurationReader } from '../../configuration/reader.ts';
import {
  NOTHING_READ,
  type Reading,
  type StoreReading,
  type SwitchReading,
  type Telling,
} from '../../configuration/reading.ts';
import { decidingVariable, entryAt, type Setting, settingAt, TEMPORARY, textOf } from '../../configuration/setting.ts';
import { withGiven } from '../../configuration/telling.ts';
import { type RemedyFor, remedyLookup } from '../remedy-lookup.ts';
import { componentClass } from './configuration/component-classes.ts';
import {
  classOf,
  componentStore,
  componentTelling,
  databaseReading,
  logStores,
  ROLES,
  type RoleId,
  serverReadings,
  variablesIn,
} from './configuration/components.ts';
import { nativeSessions } from './configuration/native-sessions.ts';
import { yiiMeaning } from './configuration/yii-calls.ts';
import { remedies } from './remedies.ts';

export const yiiConfiguration: ConfigurationReader = {
  framework: 'yii',
  async read(files): Promise<Reading> {
    // Craft is a Yii application with a reader of its own.
    if (files.project.frameworks.some(({ name }) => name === 'craft')) return NOTHING_READ;
    const configs = await configsOf(files);
    if (configs.length === 0) {
      if (files.project.composer?.type === 'project') return NOTHING_READ;
      return leftToHost('The application that installs this extension configures the components');
    }
    const readings = configs.map(readConfig);
    const found = readings.flatMap(({ stores }) => stores);
    return {
      stores: grouped([...found, ...defaults(files, configs, found)]),
      services: readings.flatMap(({ services }) => services).map((reading) => withGiven(reading, files.variables)),
      variables: readings.flatMap(({ variables }) => variables),
      switches: readings.flatMap(({ switches }) => switches),
    };
  },
};

interface Config {
  readonly path: string;
  readonly config: Setting;
  readonly isTemplate: boolean;
}

const FILE = /(?:^|\/)config\/(?:[\w-]+\/)*[\w-]+\.php$/;
const ELSEWHERE =
  /(?:^|\/)(?:tests?|codeception|vagrant)\/|(?:^|\/|[-_])(?:test|tests|dev|local_dev|codeception|params|bootstrap|__autocomplete)(?:[-_]\w+)?\.php$|environments\/(?!prod)/;

async function configsOf(files: ConfigurationFiles): Promise<readonly Config[]> {
  const configs: Config[] = [];
  for (const path of files.matching(FILE)) {
    const facts = ELSEWHERE.test(path) ? undefined : await files.facts(path);
    if (!facts) continue;
    const source = { path, facts, variables: files.variables, meaning: yiiMeaning };
    const config = returnedSetting(source) ?? settingAt(assignedSettings(source), 'config');
    if (config?.kind === 'map') configs.push({ path, config, isTemplate: /(?:^|\/)environments\//.test(path) });
  }
  // Others' `config` folders: only what holds components or a connection is Yii's.
  return configs.filter(({ config }) => entryAt(config, 'components') ?? entryAt(config, 'dsn'));
}

function readConfig({ config, isTemplate, path }: Config): Reading {
  const components = settingAt(config, 'components');
  const database = components ? undefined : databaseReading(nameOf(path), config, remedyFor);
  const inComponents = components?.kind === 'map' ? components.entries : [];
  const databases = inComponents.flatMap(({ key, value }) => databaseReading(key, value, remedyFor) ?? []);
  const stores = [
    ...(Object.keys(ROLES) as RoleId[]).flatMap((id) => {
      // What is set under a condition, mostly that of development, gives way to what always is.
      const entry =
        inComponents.findLast(({ key, isConditional }) => key === id && !isConditional) ?? entryAt(components, id);
      return entry ? (componentStore(id, entry, remedyFor) ?? []) : [];
    }),
    ...logStores(entryAt(components, 'log'), remedyFor),
    ...inComponents.flatMap(({ key, value, ...at }) => fileSystem(key, value, at)),
    ...[database, ...databases].flatMap((reading) => (reading ? [reading.store] : [])),
  ];
  const services = [database, ...databases].flatMap((reading) => (reading?.service ? [reading.service] : []));
  const all = [...services, ...serverReadings(components, remedyFor('config'))];
  const variables = variablesIn(components ?? config, components ? 'component' : `${nameOf(path)} database`);
  const mark = <T extends { readonly told: readonly Telling[] }>(reading: T): T =>
    isTemplate ? { ...reading, told: reading.told.map((told) => ({ ...told, isTemplate: true as const })) } : reading;
  return { stores: stores.map(mark), services: all.map(mark), variables, switches: secrets(components, isTemplate) };
}

/** https://www.yiiframework.com/doc/api/2.0/yii-web-request#$cookieValidationKey-detail */
function secrets(components: Setting | undefined, isTemplate: boolean): readonly SwitchReading[] {
  const entry = entryAt(settingAt(components, 'request'), 'cookieValidationKey');
  const text = textOf(entry?.value) ?? '';
  if (!entry || text.length < 8 || decidingVariable(entry.value)?.given) return [];
  const { path, line } = entry;
  const key = 'components.request.cookieValidationKey';
  const message = 'The key that signs cookies has a fixed value';
  return [
    {
      name: 'secret-in-configuration',
      path,
      line,
      key,
      message,
      remedy: remedyFor('key'),
      ...(isTemplate ? { isTemplate } : {}),
    },
  ];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.php'.length);
}

function fileSystem(key: string, value: Setting, at: { readonly path: string; readonly line: number }): StoreReading[] {
  const found = classOf(value);
  const known = found && /filesystem/i.test(found.name) ? componentClass('uploads', found.name) : undefined;
  if (!found || !known) return [];
  const isLocal = known.placement === 'node';
  return [
    {
      kind: 'uploads',
      store: `file system ${key}`,
      placement: known.placement,
      technology: known.technology,
      confidence: 'certain',
      told: [componentTelling({ key, value, ...at }, `components.${key}`, isLocal, found.at)],
      isUsed: true,
      reportedAs: 'disk-local',
      message: `The file system ${key} is kept in ${known.technology}${isLocal ? ' of one node' : ''}`,
      remedy: remedyFor('upload'),
    },
  ];
}

/** One store that several files tell of: a web and a console application often have the same components. */
function grouped(stores: readonly StoreReading[]): readonly StoreReading[] {
  const byName = new Map<string, StoreReading>();
  for (const store of stores) {
    const key = `${store.kind} ${store.store} ${store.technology}`;
    const before = byName.get(key);
    byName.set(key, before ? { ...before, told: [...before.told, ...store.told] } : store);
  }
  return [...byName.values()];
}

/** What Yii does where no component says. https://www.yiiframework.com/doc/api/2.0/yii-web-session */
function defaults(
  files: ConfigurationFiles,
  configs: readonly Config[],
  found: readonly StoreReading[],
): readonly StoreReading[] {
  const web = configs.find(({ path }) => /(?:web|main|app)\.php$/.test(path)) ?? configs[0];
  if (!web) return [];
  const at = entryAt(web.config, 'components') ?? web.config;
  const told = (key: string): Telling[] => [{ path: at.path, line: at.line, key, isLocal: false }];
  const base = { confidence: 'likely', isUsed: true } as const;
  const stores: StoreReading[] = [
    {
      ...base,
      kind: 'media',
      store: 'published assets',
      placement: 'node',
      technology: 'local files',
      told: told('components.assetManager'),
      message: 'Assets are published below the web root by the first request',
      remedy: remedyFor('media'),
    },
    {
      ...base,
      kind: 'code',
      store: 'code',
      placement: 'build',
      technology: 'release',
      told: told('basePath'),
      message: 'Code comes with the release',
      remedy: remedyFor('code'),
    },
    {
      ...base,
      kind: 'config',
      store: 'configuration',
      placement: 'build',
      technology: 'release',
      told: told('components'),
      message: 'Configuration comes with the release',
      remedy: remedyFor('config'),
    },
  ];
  if (!found.some(({ kind }) => kind === 'sessions')) {
    const native = nativeSessions(files);
    const isFiles = native === undefined || native.handler === 'files';
    stores.push({
      ...base,
      kind: 'sessions',
      store: 'session',
      placement: isFiles ? 'node' : 'shared',
      technology: isFiles ? 'PHP session files' : native.handler,
      ...(isFiles ? { directory: TEMPORARY } : {}),
      told: native
        ? [{ path: native.path, line: native.line, key: 'session.save_handler', isLocal: isFiles }]
        : sessionPlaces(configs),
      reportedAs: 'session-file',
      message: 'Sessions are kept by PHP itself, in files of one node unless php.ini says otherwise',
      remedy: remedyFor('session'),
    });
  }
  return stores;
}

/** The `session` component without a class, else the components of each application that answers requests. */
function sessionPlaces(configs: readonly Config[]): readonly Telling[] {
  const web = configs.filter(({ path, isTemplate }) => !isTemplate && !/(?:^|\/)(?:console|common)\b/.test(path));
  const places = web.flatMap(({ config }) => {
    const components = entryAt(config, 'components');
    const at = entryAt(components?.value, 'session') ?? components;
    return at && !at.path.endsWith('console.php') ? [at] : [];
  });
  const own = places.filter(({ key }) => key === 'session');
  return (own.length > 0 ? own : places).map(({ path, line }) => {
    return { path, line, key: 'components.session', isLocal: true };
  });
}

const remedyFor: RemedyFor = remedyLookup(remedies);
