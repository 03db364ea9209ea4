/** Volumes that Dockerfiles declare: data of the application on the disk of whatever node runs the image. */
import type { ConfigurationFiles, ConfigurationReader } from '../configuration/reader.ts';
import { NOTHING_READ, type Reading, type StoreReading } from '../configuration/reading.ts';
import { ROOT } from '../configuration/setting.ts';
import { DOCKER_FILE, isForDevelopment } from './deployment-file.ts';
import { applicationDirectories, instructionsOf, volumesOf } from './dockerfile.ts';
import { remedyFor } from './remedies.ts';
import { dataIn } from './stored-data.ts';

export const imageVolumes: ConfigurationReader = { framework: 'any', read };

function read(files: ConfigurationFiles): Reading {
  const stores = files
    .matching(DOCKER_FILE)
    .filter((path) => !isForDevelopment(path))
    .flatMap((path) => storesOf(path, files.text(path) ?? ''));
  return { ...NOTHING_READ, stores };
}

function storesOf(path: string, text: string): readonly StoreReading[] {
  const instructions = instructionsOf(text);
  const directories = applicationDirectories(instructions);
  return instructions
    .filter(({ name, stage }) => name === 'VOLUME' && !isForDevelopment(stage))
    .flatMap(volumesOf)
    .flatMap(({ text: volume, line }) => {
      const data = dataIn(volume);
      if (!data) return [];
      const home = directories.find((directory) => volume.startsWith(`${directory}/`));
      return {
        kind: data.kind,
        store: `volume ${volume}`,
        placement: 'node',
        technology: 'local files',
        // Where a platform mounts the folder, its own image or not, the platform keeps it.
        ...(home === undefined ? {} : { directory: volume.replace(home, ROOT) }),
        confidence: 'likely',
        told: [{ path, line, key: 'VOLUME', isLocal: true }],
        isUsed: true,
        reportedAs: data.reportedAs,
        message: home
          ? `The image keeps ${data.what} in a volume inside the application (${volume}), on the node that runs it`
          : `The image keeps ${data.what} in a volume (${volume}), on the node that runs it`,
        remedy: remedyFor(data.kind),
      } satisfies StoreReading;
    });
}
