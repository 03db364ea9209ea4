/** Reads a Craft site's configuration: PHP files, project config, and what Craft does by default (Craft 2 to 5). */
import { leftToHost } from '../../configuration/left-to-host.ts';
import type { ConfigurationReader } from '../../configuration/reader.ts';
import type { Reading } from '../../configuration/reading.ts';
import { applicationStores, applicationVariables } from './configuration/application.ts';
import { craft2Stores, craft2Switches } from './configuration/craft2.ts';
import { databasePassword, databaseStore, databaseVariables, services } from './configuration/database.ts';
import { generalVariables, mailServices, releaseStores, switches } from './configuration/general-settings.ts';
import { pluginStores } from './configuration/plugins.ts';
import { craftSite } from './configuration/site.ts';
import { volumeStores } from './configuration/volumes.ts';

export const craftConfiguration: ConfigurationReader = {
  framework: 'craft',
  async read(files, framework): Promise<Reading> {
    const type = files.project.composer?.type ?? '';
    // A plugin, a module, or Craft itself.
    if (type.startsWith('craft-') || files.project.composer?.name === 'craftcms/cms') {
      return leftToHost('The Craft site that installs this plugin decides it in its own configuration');
    }
    const site = await craftSite(files, framework?.version ?? '', framework?.major);
    return {
      stores:
        site.major === 2
          ? [...craft2Stores(site), databaseStore(site)]
          : [
              ...volumeStores(site),
              ...applicationStores(site),
              ...pluginStores(site),
              databaseStore(site),
              ...releaseStores(site),
            ],
      services: [...services(site), ...mailServices(site)],
      variables: [...generalVariables(site), ...databaseVariables(site), ...applicationVariables(site)],
      switches: [...switches(site), ...(site.major === 2 ? craft2Switches(site) : []), ...databasePassword(site)],
    };
  },
};
