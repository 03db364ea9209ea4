/** Reads a Drupal site's settings.php, exported configuration and services (Drupal 8 to 11). */
import { leftToHost } from '../../configuration/left-to-host.ts';
import type { ConfigurationFiles, ConfigurationReader } from '../../configuration/reader.ts';
import {
  NOTHING_READ,
  type Reading,
  type SwitchReading,
  type Telling,
  type VariableReading,
} from '../../configuration/reading.ts';
import { settingAt } from '../../configuration/setting.ts';
import { settingVariables } from '../../configuration/setting-variables.ts';
import { backendStores } from './configuration/backends.ts';
import { codeStores, secrets, switches } from './configuration/code.ts';
import { databasePasswords, databaseStores, databaseVariables, services } from './configuration/databases.ts';
import { exportedConfig } from './configuration/exported-config.ts';
import { schemeStores } from './configuration/file-schemes.ts';
import { compiledInRelease, fileStores, fileVariables } from './configuration/files.ts';
import { logHandlers } from './configuration/log-handlers.ts';
import { type SiteSettings, sitesOf, templatesOf } from './configuration/settings-files.ts';
import type { Site } from './configuration/site.ts';

export const drupalConfiguration: ConfigurationReader = {
  framework: 'drupal',
  async read(files, framework): Promise<Reading> {
    const found = await sitesOf(files);
    if (found.length === 0 && isExtension(files)) {
      return leftToHost('The site that installs this extension decides it in settings.php and services.yml');
    }
    const settings: readonly (SiteSettings | undefined)[] = found.length > 0 ? found : [undefined];
    const exported = exportedConfig(files, found);
    const readings = settings.map((own, number): Reading => {
      const label = number === 0 ? '' : ` of ${own?.directory ?? ''}`;
      return readSite({ files, exported, major: framework?.major, settings: own, label }, number === 0);
    });
    const templates = await templatesOf(files);
    const copied = templates.map((own) =>
      templateReading({ files, exported, major: undefined, settings: own, label: ' in a template' }),
    );
    readings.push(...copied);
    return {
      stores: readings.flatMap(({ stores }) => stores),
      services: readings.flatMap((reading) => reading.services),
      variables: readings.flatMap(({ variables }) => variables),
      switches: once(readings.flatMap((reading) => reading.switches)),
    };
  },
};

/** Sites share the files that their settings.php include. */
function once(switches: readonly SwitchReading[]): readonly SwitchReading[] {
  const places = new Map(switches.map((found) => [`${found.path}:${found.line} ${found.message}`, found]));
  return [...places.values()];
}

function readSite(site: Site, isFirst: boolean): Reading {
  return {
    stores: [
      ...(isFirst ? logHandlers(site) : []),
      ...fileStores(site),
      ...schemeStores(site),
      ...databaseStores(site),
      ...backendStores(site),
      ...codeStores(site),
    ],
    services: services(site),
    variables: variables(site),
    // Modules are exported once for all sites.
    switches: [
      ...(isFirst ? switches(site) : []),
      ...compiledInRelease(site),
      ...secrets(site),
      ...databasePasswords(site, false),
    ],
  };
}

/** What decides files and databases first, then everything else that settings.php reads. */
function variables(site: Site): readonly VariableReading[] {
  const told = [...fileVariables(site), ...databaseVariables(site)];
  const known = new Set(told.map(({ name }) => name));
  const { assigned } = site.settings ?? {};
  const others = ['settings', 'config'].flatMap((name) =>
    settingVariables(settingAt(assigned, name), '.', known).map((reading) => ({
      ...reading,
      purpose: `$${name} ${reading.purpose}`,
    })),
  );
  return [...told, ...others];
}

/** Of a template only what is set in it counts, and only as something that people copy. */
function templateReading(site: Site): Reading {
  const asTemplate = <T extends { readonly told: readonly Telling[] }>(readings: readonly T[]): readonly T[] =>
    readings.map((reading) => ({
      ...reading,
      told: reading.told.map((told) => ({ ...told, isTemplate: true as const })),
    }));
  const stores = asTemplate(databaseStores(site)).map((store) => ({ ...store, isUsed: false }));
  return {
    ...NOTHING_READ,
    stores,
    services: asTemplate(services(site)),
    switches: databasePasswords(site, true),
  };
}

/** A module, theme, profile or core itself, not a site. */
function isExtension({ project }: ConfigurationFiles): boolean {
  const type = project.composer?.type ?? '';
  if (type.startsWith('drupal-')) return true;
  if (type === 'project' || project.composer?.require['drupal/core-recommended'] !== undefined) return false;
  return project.frameworks.some(({ name, evidence }) => name === 'drupal' && evidence.endsWith('.info.yml'));
}
