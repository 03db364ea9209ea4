/** Variables that a platform gives to every environment by itself, as data. */
import type { ConfigurationFiles } from '../configuration/reader.ts';
import { settingAt } from '../configuration/setting.ts';
import type { GivenVariable } from '../configuration/variables.ts';

/** https://github.com/laravel/vapor-docs: src/projects/environments.md, "Vapor's Default Environment Variables" */
const OF_VAPOR: Readonly<Record<string, string>> = {
  APP_ENV: 'production',
  APP_DEBUG: 'false',
  CACHE_DRIVER: 'dynamodb',
  FILESYSTEM_CLOUD: 's3',
  FILESYSTEM_DISK: 's3',
  FILESYSTEM_DRIVER: 's3',
  LOG_CHANNEL: 'stderr',
  QUEUE_CONNECTION: 'sqs',
  SESSION_DRIVER: 'cookie',
};

/** Told where the environment of production begins, since no line names them. */
export function injectedVariables(files: Pick<ConfigurationFiles, 'matching' | 'data'>): readonly GivenVariable[] {
  return files.matching(/^vapor\.ya?ml$/).flatMap((path) => {
    const environments = settingAt(files.data(path), 'environments');
    const entries = environments?.kind === 'map' ? environments.entries : [];
    const production = entries.find(({ key }) => key === 'production') ?? entries[0];
    if (!production) return [];
    // A Redis of its own takes the place of DynamoDB.
    const cache = settingAt(production.value, 'cache') === undefined ? OF_VAPOR['CACHE_DRIVER'] : 'redis';
    return Object.entries({ ...OF_VAPOR, CACHE_DRIVER: cache ?? '' }).map(
      ([name, value]): GivenVariable => ({ name, value, path, line: production.line, from: 'image' }),
    );
  });
}
