/** Reads the configuration of Laravel 5 to 13 and Lumen: `config/*.php`, `.env` files and what the framework has by default. */
import { leftToHost } from '../../configuration/left-to-host.ts';
import type { ConfigurationFiles, ConfigurationReader } from '../../configuration/reader.ts';
import { NOTHING_READ, type Reading } from '../../configuration/reading.ts';
import type { DetectedFramework } from '../../project/project.ts';
import { type Application, plainText, readApplication } from './configuration/application.ts';
import type { FrameworkVersion } from './configuration/base-configuration.ts';
import { cacheStores } from './configuration/caches.ts';
import { applicationPlaces } from './configuration/config-directory.ts';
import { contract } from './configuration/contract.ts';
import { databaseStores } from './configuration/database.ts';
import { namedDisks } from './configuration/disk-names.ts';
import { diskVariables } from './configuration/disk-variables.ts';
import { diskStores, isLocalDisk } from './configuration/disks.ts';
import { ownLeaves } from './configuration/leaves.ts';
import { logReading } from './configuration/logging.ts';
import { mailSwitches } from './configuration/mail.ts';
import { disksInFiles, ownFileStores } from './configuration/own-files.ts';
import { fixedHosts, templateHosts } from './configuration/own-hosts.ts';
import { packageDisks, packageStores } from './configuration/packages.ts';
import { queueStores } from './configuration/queues.ts';
import { runtimeStores, runtimeSwitches } from './configuration/runtime.ts';
import { scheduleSwitches } from './configuration/schedules.ts';
import { services } from './configuration/services.ts';
import { sessionStores } from './configuration/sessions.ts';
import { toldOnce } from './configuration/told-once.ts';

/** Newest version that the data knows; taken where nothing tells the version. */
const NEWEST = 13;

export const laravelConfiguration: ConfigurationReader = {
  framework: 'laravel',
  read: async (files, framework) => {
    // Craft brings parts of Laravel along; its configuration lies in the same folder and means something else.
    if (files.project.frameworks.some(({ name }) => name === 'craft') || !isLaravel(files)) return NOTHING_READ;
    const version = versionOf(files, framework);
    const places = await applicationPlaces(files);
    const readings: Reading[] = [];
    for (const place of places) {
      const app = await readApplication(files, place, version);
      readings.push(isApplication(files, place.base) ? await applicationReading(app) : packageReading(app));
    }
    return readings.length === 0 ? NOTHING_READ : joinedReading(readings);
  },
};

/** Laravel itself, or a package for it; an application that only uses some of its components is of another make. */
function isLaravel(files: ConfigurationFiles): boolean {
  const { composer } = files.project;
  if (files.has('artisan') || files.has('bootstrap/app.php') || composer === undefined) return true;
  const packages = { ...composer.installed, ...composer.require };
  const isInstalled = composer.type === 'project' || Object.keys(composer.installed).length > 0;
  return isInstalled
    ? packages['laravel/framework'] !== undefined || packages['laravel/lumen-framework'] !== undefined
    : Object.keys(packages).some((name) => /^(?:laravel|illuminate)\//.test(name));
}

/** An application has its entry or a lock file; a package is installed into one. */
function isApplication(files: ConfigurationFiles, base: string): boolean {
  const prefix = base === '' ? '' : `${base}/`;
  if (files.has(`${prefix}bootstrap/app.php`)) return true;
  const composer = files.project.composer;
  return composer?.type === 'project' || Object.keys(composer?.installed ?? {}).length > 0;
}

async function applicationReading(app: Application): Promise<Reading> {
  const logs = logReading(app);
  const leaves = ownLeaves(app);
  const stores = [
    ...diskStores(app, disksInUse(app, leaves)),
    ...sessionStores(app),
    ...cacheStores(app),
    ...queueStores(app),
    ...logs.stores,
    ...databaseStores(app),
    ...runtimeStores(app),
    ...packageStores(app),
    ...ownFileStores(app, leaves),
  ];
  const found = {
    stores: toldOnce([...stores, ...diskVariables(app, stores)]),
    services: toldOnce([...services(app), ...fixedHosts(app, leaves), ...templateHosts(app)]),
  };
  return {
    ...found,
    variables: contract(app, found),
    switches: [...logs.switches, ...mailSwitches(app), ...runtimeSwitches(app), ...(await scheduleSwitches(app))],
  };
}

/** A package leaves to its host what the host's files decide; what its own files choose is its own. */
function packageReading(app: Application): Reading {
  const stores = [...packageDisks(app), ...ownFileStores(app, ownLeaves(app))];
  const reason = 'a package is installed into an application, whose config/ and environment decide';
  return { ...leftToHost(reason), stores, variables: contract(app, { stores, services: [] }) };
}

function disksInUse(app: Application, leaves: ReturnType<typeof ownLeaves>): ReadonlySet<string> {
  const inFiles = disksInFiles(leaves);
  const cloud = plainText(app.at('filesystems', 'cloud').setting);
  const open = app
    .ownNames('filesystems', 'disks')
    .filter((disk) => (disk === cloud || isLocalDisk(app, disk)) && !inFiles.includes(disk));
  return new Set([...inFiles, ...namedDisks(app, open, cloud)]);
}

function versionOf(files: ConfigurationFiles, framework: DetectedFramework | undefined): FrameworkVersion {
  const { require = {}, installed = {} } = files.project.composer ?? {};
  const isLumen =
    !('laravel/framework' in require) &&
    ('laravel/lumen-framework' in require || 'laravel/lumen-framework' in installed);
  const numbers = /(\d+)(?:\.(\d+))?/.exec(framework?.version ?? '');
  const major = Number(numbers?.[1] ?? framework?.major ?? NEWEST);
  return { major, minor: Number(numbers?.[2] ?? 0), isLumen };
}

function joinedReading(readings: readonly Reading[]): Reading {
  const leftToHost = readings.flatMap((reading) => reading.leftToHost ?? []);
  return {
    stores: readings.flatMap(({ stores }) => stores),
    services: readings.flatMap((reading) => reading.services),
    variables: readings.flatMap(({ variables }) => variables),
    switches: readings.flatMap(({ switches }) => switches),
    ...(leftToHost.length > 0 ? { leftToHost } : {}),
  };
}
