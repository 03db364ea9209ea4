/** What compose files tell: data of the application on local volumes, and passwords written out. */
import type { ConfigurationFiles, ConfigurationReader } from '../configuration/reader.ts';
import { NOTHING_READ, type Reading, type StoreReading } from '../configuration/reading.ts';
import { type ComposeMount, type ComposeService, composeServices, mountsCode } from './compose.ts';
import { COMPOSE_FILE, isForDevelopment } from './deployment-file.ts';
import { remedyFor } from './remedies.ts';
import { dataIn, IS_DATABASE_IMAGE, IS_SERVICE_IMAGE, type StoredData } from './stored-data.ts';

export const composeConfiguration: ConfigurationReader = { framework: 'any', read };

function read(files: ConfigurationFiles): Reading {
  const paths = deployedComposeFiles(files);
  const stores = paths.flatMap((path) => storesOf(path, composeServices(files.data(path))));
  return { ...NOTHING_READ, stores };
}

/** Compose files that show how to run the application, in contrast to those of developers, which mount its code. */
function deployedComposeFiles(files: Pick<ConfigurationFiles, 'matching' | 'data'>): readonly string[] {
  return files
    .matching(COMPOSE_FILE)
    .filter((path) => !isForDevelopment(path) && !mountsCode(composeServices(files.data(path))));
}

function storesOf(path: string, services: readonly ComposeService[]): readonly StoreReading[] {
  const hasServer = services.some(
    ({ image, variables }) =>
      IS_DATABASE_IMAGE.test(image) || variables.some(({ name }) => /(?:^|_)(?:DB|DATABASE|MYSQL)_?HOST/i.test(name)),
  );
  const saysSqlite =
    !hasServer &&
    (/sqlite/i.test(path) || services.some(({ variables }) => variables.some(({ value }) => /^sqlite/i.test(value))));
  const seen = new Set<string>();
  return services
    .filter(({ image, isBuilt }) => isBuilt || !IS_SERVICE_IMAGE.test(image))
    .flatMap(({ mounts }) => mounts)
    .flatMap((mount) => {
      const data = dataOf(mount, saysSqlite);
      // Services that share a volume share what lies on it.
      const place = `${mount.source ?? mount.line} ${mount.target}`;
      if (!data || mount.isReadOnly || seen.has(place)) return [];
      seen.add(place);
      return [storeOf(mount, data)];
    });
}

/** Where nothing but a file can be the database, it lies among the application's data. */
function dataOf(mount: ComposeMount, isSqlite: boolean): StoredData | undefined {
  const data = dataIn(mount.target);
  if (!data || !isSqlite || !/(?:^|\/)(?:data|storage|var|db|database)$/i.test(mount.target)) return data;
  return { kind: 'database', reportedAs: 'database-file', what: 'the database file and other data' };
}

function storeOf(mount: ComposeMount, data: StoredData): StoreReading {
  const { path, line, target, isShared, isBind } = mount;
  return {
    kind: data.kind,
    store: `volume ${target}`,
    placement: isShared ? 'shared' : 'node',
    technology: isShared ? 'volume of the network' : isBind ? 'directory of the host' : 'local volume',
    confidence: 'likely',
    told: [{ path, line, key: 'volumes', isLocal: !isShared, isTemplate: true }],
    isUsed: true,
    reportedAs: data.reportedAs,
    message: `${data.what[0]?.toUpperCase()}${data.what.slice(1)} lie on a volume of one host (${target})`,
    remedy: remedyFor(data.kind),
  };
}
