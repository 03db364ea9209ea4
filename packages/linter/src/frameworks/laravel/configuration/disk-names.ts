/** Names of disks that the application's code uses. */
import type { Application } from './application.ts';

/** Longest file that is looked at [characters]. */
const LONGEST = 400_000;

/**
 * `Storage::disk('public')`, `->store('avatars', 'public')`, `->storeAs('a', 'b', 'public')`, `config(['disk' => …])`.
 * https://laravel.com/docs/filesystem#obtaining-disk-instances, https://laravel.com/docs/filesystem#file-uploads
 */
const NAMED =
  /(?:\b(?:disk|drive|useDisk|fromDisk|toMediaCollection|storeConversionsOnDisk)\(\s*|(?:->store(?:Publicly)?\([^()'"]*(?:'[^']*'|"[^"]*"|[^()'",]+(?:\([^()]*\))?)\s*,\s*|->store(?:Publicly)?As\([^;]{0,160}?,\s*(?=['"][\w-]+['"]\s*\))))['"]([\w.-]+)['"]/g;

/** `'disk' => 'public'`, `$disk = 'public'`, `const AVATAR_DISK = 'public'`, `disk: 'public'`. */
const ASSIGNED = /disk\w*['"]?\s*(?:=>?|:)\s*['"]([\w.-]+)['"]/gi;

const CODE = /^(?:app|src|modules|packages|routes|platform|plugins)\/.*\.php$/i;

/** The disk of `filesystems.cloud`. https://laravel.com/api/8.x/Illuminate/Filesystem/FilesystemManager.html#method_cloud */
const CLOUD_CALL = /\bStorage::cloud\(/;

/**
 * @param wanted Names to look for; the search ends when all have been seen.
 * @param cloud The one among them that `Storage::cloud()` names.
 */
export function namedDisks(app: Application, wanted: readonly string[], cloud?: string): ReadonlySet<string> {
  const missing = new Set(wanted);
  const found = new Set<string>();
  const prefix = app.place.base === '' ? '' : `${app.place.base}/`;
  for (const { path } of app.files.project.files) {
    if (missing.size === 0) break;
    if (!path.startsWith(prefix) || !CODE.test(path.slice(prefix.length))) continue;
    const text = app.files.text(path);
    if (text === undefined || text.length > LONGEST || !/disk|store|drive|cloud/i.test(text)) continue;
    for (const pattern of [NAMED, ASSIGNED]) {
      for (const [, name = ''] of text.matchAll(pattern)) if (missing.delete(name)) found.add(name);
    }
    if (cloud !== undefined && CLOUD_CALL.test(text) && missing.delete(cloud)) found.add(cloud);
  }
  return found;
}
