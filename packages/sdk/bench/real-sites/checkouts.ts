/** Packages that the package registry may not have, out of checkouts: `--checkout owner/name=PATH`. */

/**
 * Repositories for a `composer.json`.
 *
 * @param releases of packages whose checkout is a work tree of one release, by name; of others Composer reads the tags
 */
export function checkoutRepositories(
  checkouts: Readonly<Record<string, string>>,
  releases: Readonly<Record<string, string>>,
): object[] {
  return Object.entries(checkouts).map(([name, url]) => {
    const version = releases[name];
    if (version === undefined) return { type: 'vcs', url };
    return { type: 'path', url, options: { symlink: false, versions: { [name]: version } } };
  });
}
