/** Reads a WordPress site's constants and drop-ins, Bedrock's configuration, and folders that plugins have as settings. */
import type { ConfigurationFiles, ConfigurationReader } from '../../configuration/reader.ts';
import { NOTHING_READ, type Reading } from '../../configuration/reading.ts';
import { pluginFolders } from './configuration/plugin-folders.ts';
import { services, switches, variables } from './configuration/settings.ts';
import { wordPressSite } from './configuration/site.ts';
import { stores } from './configuration/stores.ts';

export const wordPressConfiguration: ConfigurationReader = {
  framework: 'wordpress',
  async read(files): Promise<Reading> {
    if (isExtension(files)) return extensionReading(files);
    const site = await wordPressSite(files);
    return { stores: stores(site), services: services(site), variables: variables(site), switches: switches(site) };
  },
};

/** A plugin or theme, not a site. */
function isExtension(files: ConfigurationFiles): boolean {
  const type = files.project.composer?.type ?? '';
  if (/^wordpress-(?:plugin|theme|muplugin|dropin)$/.test(type)) return true;
  if (type === 'project' || files.matching(/(?:^|\/)(?:wp-config|wp-config-sample|wp-load)\.php$/).length > 0)
    return false;
  const found = files.project.frameworks.find(({ name }) => name === 'wordpress');
  // A header in a file at the top shows an extension; folders and packages of WordPress show a site.
  return found !== undefined && /^(?!wp-)[^/]+\.php$|^style\.css$/.test(found.evidence);
}

const KINDS = [
  'uploads',
  'media',
  'sessions',
  'cache',
  'locks',
  'queue',
  'logs',
  'database',
  'config',
  'code',
] as const;

async function extensionReading(files: ConfigurationFiles): Promise<Reading> {
  const own = await pluginFolders(files);
  const reason = 'The site that installs this extension decides it in wp-config.php and with its other plugins';
  const kinds = KINDS.filter((kind) => !own.some((store) => store.kind === kind));
  return { ...NOTHING_READ, stores: own, leftToHost: kinds.map((kind) => ({ kind, reason })) };
}
