/** Folders that extensions keep files in unless a site says otherwise: site sets, TypoScript constants, extension settings. */
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type { StoreReading } from '../../../configuration/reading.ts';
import { entryAt, type Placed, textOf } from '../../../configuration/setting.ts';
import { remedies } from './remedies.ts';

/** https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/ApiOverview/SiteHandling/SiteSettingsDefinition.html */
const DEFINITIONS = /(?:^|\/)Configuration\/Sets\/[^/]+\/settings\.definitions\.ya?ml$/;
const SET_SETTINGS = /(?:^|\/)Configuration\/Sets\/[^/]+\/settings\.ya?ml$/;
const TYPOSCRIPT =
  /(?:^|\/)Configuration\/(?:Sets|TypoScript)\/(?:.*\/)?(?:constants|setup)\.(?:typoscript|txt)$|(?:^|\/)ext_typoscript_(?:constants|setup)\.(?:typoscript|txt)$/;
const EXTENSION_SETTINGS = /(?:^|\/)ext_conf_template\.txt$/;

/** Settings that are folders by their name. */
const FOLDER_NAME = /(?:folder|dir|directory|path|upload\w*|storage)$/i;

/** What is made anew, or read only. */
const NOT_KEPT = /cache|temp|tmp|template|partial|layout|icon|css|js\b|asset|log/i;

/** Directories of a site that hold files of its users, written as a path; `1:/folder/` is a storage's, wherever that is. */
const DIRECTORY = /^\/?(?:uploads|fileadmin|var)\/[\w./{}-]*$/;

/** Stores that such defaults make. */
export function readExtensionFolders(files: ConfigurationFiles): readonly StoreReading[] {
  const found: StoreReading[] = [];
  const add = (at: Placed, name: string, value: string | undefined): void => {
    if (value !== undefined && isFolder(name, value)) found.push(storeOf(at, name, value));
  };
  for (const path of files.matching(DEFINITIONS)) {
    const settings = entryAt(files.data(path), 'settings')?.value;
    for (const { key, value } of settings?.kind === 'map' ? settings.entries : []) {
      const standard = entryAt(value, 'default');
      if (standard) add({ path, line: standard.line }, key, textOf(standard.value));
    }
  }
  for (const path of files.matching(SET_SETTINGS)) {
    const settings = files.data(path);
    for (const { key, line, value } of settings?.kind === 'map' ? settings.entries : [])
      add({ path, line }, key, textOf(value));
  }
  for (const path of [...files.matching(TYPOSCRIPT), ...files.matching(EXTENSION_SETTINGS)]) {
    for (const { line, name, value } of assignmentsOf(files.text(path) ?? '')) add({ path, line }, name, value);
  }
  return found;
}

interface Assignment {
  /** From 1. */
  readonly line: number;
  readonly name: string;
  readonly value: string;
}

/** `name = value` lines of TypoScript; blocks and comments are passed over. */
function assignmentsOf(text: string): readonly Assignment[] {
  return text.split('\n').flatMap((written, index): readonly Assignment[] => {
    const match = /^\s*([\w.-]+)\s*=\s*(\S.*?)\s*$/.exec(written);
    return match?.[1] && match[2] ? [{ line: index + 1, name: match[1], value: match[2] }] : [];
  });
}

function isFolder(name: string, value: string): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return FOLDER_NAME.test(last) && !NOT_KEPT.test(last) && DIRECTORY.test(value) && !/\.\w{2,4}$/.test(value);
}

function storeOf({ path, line }: Placed, name: string, value: string): StoreReading {
  return {
    kind: 'uploads',
    store: `folder ${name}`,
    placement: 'node',
    technology: 'local files',
    confidence: 'likely',
    told: [{ path, line, key: name, isLocal: true }],
    isUsed: true,
    reportedAs: 'upload-dir-in-release',
    message: `Unless a site says otherwise, files are kept in ${value} inside the release`,
    remedy: remedies.folder,
  };
}
