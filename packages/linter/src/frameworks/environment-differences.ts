/** Drivers that differ between development and production, told by each framework's own configuration and by its servers. */
import { differencesBetween, familyOf } from '../configuration/driver-differences.ts';
import { environmentViews } from '../configuration/environments.ts';
import type { ConfigurationFiles, ConfigurationReader } from '../configuration/reader.ts';
import type { DriverDifference } from '../configuration/reading.ts';
import { declaredServers } from '../infrastructure/index.ts';

/**
 * Reads the configuration once as developers and once as production see it.
 * @param readers those of the project's frameworks
 */
export async function environmentDifferences(
  files: ConfigurationFiles,
  readers: readonly ConfigurationReader[],
): Promise<readonly DriverDifference[]> {
  const views = environmentViews(files);
  const found: DriverDifference[] = [];
  for (const reader of readers) {
    const framework = files.project.frameworks.find(({ name }) => name === reader.framework);
    found.push(
      ...differencesBetween(
        await reader.read(views.development, framework),
        await reader.read(views.production, framework),
      ),
    );
  }
  const told = new Set(found.map(({ kind }) => kind));
  return [...found, ...serverDifferences(files).filter(({ kind }) => !told.has(kind))];
}

const SUBJECTS = { database: 'database server', cache: 'cache server' } as const;

/** A server that developers start, where production is given only others of its sort. */
function serverDifferences(files: ConfigurationFiles): readonly DriverDifference[] {
  const servers = declaredServers(files);
  return (['database', 'cache'] as const).flatMap((kind): readonly DriverDifference[] => {
    const [development, production] = (['development', 'production'] as const).map((environment) =>
      servers.filter((server) => server.kind === kind && server.environment === environment),
    );
    const families = new Set(production?.map(({ technology }) => familyOf(technology)));
    const [here] = development ?? [];
    const [there] = production ?? [];
    if (!here || !there || development?.some(({ technology }) => families.has(familyOf(technology)))) return [];
    return [{ kind, subject: SUBJECTS[kind], development: here, production: there }];
  });
}
