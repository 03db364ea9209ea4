/** Reads a WordPress site's constants and drop-ins, Bedrock's configuration, and folders that plugins have as settings. */
import { STATE_KINDS } from '@tidemark/sdk/model';
import { leftToHost } from '../../configuration/left-to-host.ts';
import type { ConfigurationFiles, ConfigurationReader } from '../../configuration/reader.ts';
import type { Reading } from '../../configuration/reading.ts';
import { pluginFolders } from './configuration/plugin-folders.ts';
import { services, switches, variables } from './configuration/settings.ts';
import { wordPressSite } from './configuration/site.ts';
import { stores } from './configuration/stores.ts';

export const wordpressConfiguration: ConfigurationReader = {
  framework: 'wordpress',
  async read(files): Promise<Reading> {
    if (isExtension(files)) return extensionReading(files);
    const site = await wordPressSite(files);
    return { stores: stores(site), services: services(site), variables: variables(site), switches: switches(site) };
  },
};

/** Packages that bring WordPress itself. */
const CORE = /^(?:johnpbloch|roots)\/wordpress(?:-\w+)*$/;

/** Files that only a site has. */
const SITE_FILES = /(?:^|\/)(?:wp-config|wp-config-sample|wp-load)\.php$/;

/** A plugin or theme, not a site: nothing brings WordPress itself. */
function isExtension(files: ConfigurationFiles): boolean {
  const { composer, frameworks } = files.project;
  if (/^wordpress-(?:plugin|theme|muplugin|dropin)$/.test(composer?.type ?? '')) return true;
  if (composer?.type === 'project' || files.matching(SITE_FILES).length > 0) return false;
  if (Object.keys(composer?.require ?? {}).some((name) => CORE.test(name))) return false;
  const evidence = frameworks.find(({ name }) => name === 'wordpress')?.evidence ?? '';
  return !/(?:^|\/)wp-(?:includes|content|config|load|settings)/.test(evidence);
}

async function extensionReading(files: ConfigurationFiles): Promise<Reading> {
  const own = await pluginFolders(files);
  const reason = 'The site that installs this extension decides it in wp-config.php and with its other plugins';
  const kinds = STATE_KINDS.filter((kind) => !own.some((store) => store.kind === kind));
  return { ...leftToHost(reason, kinds), stores: own };
}
