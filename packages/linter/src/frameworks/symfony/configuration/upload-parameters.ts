/** Container parameters that name a directory for uploads: `uploads_directory: '%kernel.project_dir%/public/uploads'`. */
import { ROOT, type SettingEntry } from '../../../configuration/setting.ts';
import { type Backend, isLocalPath } from './data-source.ts';
import type { Findings } from './findings.ts';
import { remedies } from './remedies.ts';
import { isUsersDirectory, USERS_NAME } from './scratch-directories.ts';

const FILES: Backend = { technology: 'local files', placement: 'node' };

/** Parameters that are paths by their name. */
const PATH_NAME = /(?:dir|directory|directories|path|folder|root|location|destination|target)s?$|\bdir\b/i;

/** Adds uploads as far as parameters name their directories. */
export function readUploadParameters(found: Findings): void {
  for (const parameter of found.application.parameters.values()) if (isUploads(found, parameter)) add(found, parameter);
}

function isUploads(found: Findings, { key, value }: SettingEntry): boolean {
  if (value.kind !== 'value' || !USERS_NAME.test(key)) return false;
  const text = found.text(value);
  if (text === undefined || !isLocalPath(text)) return false;
  const inside = `${ROOT}/${found.application.directory}`;
  if (text.startsWith(inside)) return PATH_NAME.test(key) && isUsersDirectory(text.slice(inside.length), true);
  // Text that is no path by its value must be one by its name and end like one.
  return (
    !text.startsWith('/') &&
    text.includes('/') &&
    (PATH_NAME.test(key) || /\bdir\./.test(key)) &&
    isUsersDirectory(text)
  );
}

function add(found: Findings, parameter: SettingEntry): void {
  found.configured({
    kind: 'uploads',
    store: `directory ${parameter.key}`,
    key: `parameters.${parameter.key}`,
    at: parameter,
    setting: parameter.value,
    means: (value) => (isLocalPath(value) ? FILES : undefined),
    message: () =>
      'A directory for files of users lies inside the release: a deploy deletes it, and other nodes do not see it',
    remedy: remedies.directory,
    reportedAs: 'upload-dir-in-release',
    purpose: 'directory of uploads',
  });
}
