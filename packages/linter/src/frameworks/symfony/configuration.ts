/** Reads where a Symfony application keeps its state, from its configuration for production. */
import { leftToHost } from '../../configuration/left-to-host.ts';
import type { ConfigurationFiles, ConfigurationReader } from '../../configuration/reader.ts';
import { NOTHING_READ, type Reading } from '../../configuration/reading.ts';
import type { DetectedFramework } from '../../project/project.ts';
import { readApplication } from './configuration/application.ts';
import { readBundleDefaults } from './configuration/bundle-defaults.ts';
import { readCaches } from './configuration/caches.ts';
import { type ApplicationPlace, applicationPlaces } from './configuration/configuration-files.ts';
import { readContract } from './configuration/contract.ts';
import { readDatabases } from './configuration/databases.ts';
import { readFileStorages } from './configuration/file-storages.ts';
import { noStore } from './configuration/file-store.ts';
import { Findings } from './configuration/findings.ts';
import { readLocks } from './configuration/locks.ts';
import { readLogs } from './configuration/logs.ts';
import { readQueues } from './configuration/queues.ts';
import { readRelease } from './configuration/release.ts';
import { readKeys } from './configuration/security-keys.ts';
import { readSessions } from './configuration/sessions.ts';
import { readUploadParameters } from './configuration/upload-parameters.ts';

/** What a bundle leaves to the application it is installed in. */
const LEFT = ['sessions', 'cache', 'locks', 'queue', 'logs', 'database'] as const;

/** Symfony 3 to 8: `config/packages/`, `app/config/`, YAML, XML and PHP. */
export const symfonyConfiguration: ConfigurationReader = { framework: 'symfony', read };

async function read(files: ConfigurationFiles, framework: DetectedFramework | undefined): Promise<Reading> {
  const parts: Reading[] = [];
  for (const place of await applicationPlaces(files)) {
    parts.push(await readOne(files, place, framework?.major));
  }
  const own = await readBundleDefaults(files);
  const isApplication = parts.some(({ stores }) => stores.length > 0);
  const reason = 'A bundle has no configuration of its own: the application it is installed in decides';
  return {
    ...(isApplication ? NOTHING_READ : leftToHost(reason, LEFT)),
    stores: [...parts.flatMap(({ stores }) => stores), ...own],
    services: parts.flatMap(({ services }) => services),
    variables: parts.flatMap(({ variables }) => variables),
    switches: parts.flatMap(({ switches }) => switches),
  };
}

async function readOne(
  files: ConfigurationFiles,
  place: ApplicationPlace,
  major: number | undefined,
): Promise<Reading> {
  const application = await readApplication(files, place, major);
  if (application.sections.size === 0) return NOTHING_READ;
  const found = new Findings(application, files);
  await readSessions(found);
  await readCaches(found);
  readLocks(found);
  readQueues(found);
  readLogs(found);
  readDatabases(found);
  readUploadParameters(found);
  readFileStorages(found);
  if (!found.stores.some(({ kind }) => kind === 'uploads')) noStore(found, 'uploads');
  readKeys(found);
  readRelease(found);
  readContract(found);
  const { stores, services, switches, variables } = found;
  return { stores, services, switches, variables: [...variables.values()] };
}
