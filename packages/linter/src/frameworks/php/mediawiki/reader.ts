/** Reads LocalSettings.php of MediaWiki: database, caches, sessions, uploads, logs, jobs. */
import { assignedSettings } from '../../../configuration/php-settings.ts';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type { Reading } from '../../../configuration/reading.ts';
import { ROOT } from '../../../configuration/setting.ts';
import { LocalSettings } from './local-settings.ts';
import { servicesOf, switchesOf, variablesOf } from './services.ts';
import { CONSTANTS } from './settings.ts';
import { storesOf } from './stores.ts';

const FILE = /^(?:[\w.-]+\/){0,3}LocalSettings\.php$/;

/** Nothing where there is no LocalSettings.php, or one of another application. */
export async function mediawikiReading(files: ConfigurationFiles): Promise<Reading> {
  const wikis = await Promise.all(files.matching(FILE).map((path) => wikiAt(path, files)));
  const known = wikis.filter((wiki) => wiki !== undefined);
  return {
    stores: known.flatMap(storesOf),
    services: known.flatMap((wiki) => servicesOf(wiki, files.variables)),
    variables: known.flatMap(variablesOf),
    switches: known.flatMap(switchesOf),
  };
}

async function wikiAt(path: string, files: ConfigurationFiles): Promise<LocalSettings | undefined> {
  const facts = await files.facts(path);
  if (!facts) return undefined;
  const directory = path.includes('/') ? `${ROOT}/${path.slice(0, path.lastIndexOf('/'))}` : ROOT;
  const known = new Map([...CONSTANTS, ['$IP', directory], ['MW_INSTALL_PATH', directory]]);
  const settings = assignedSettings({ path, facts, variables: files.variables, known });
  return settings.entries.some(({ key }) => /^wg[A-Z]/.test(key)) ? new LocalSettings(settings, directory) : undefined;
}
