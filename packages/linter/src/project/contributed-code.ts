/** Which directories of a project hold other people's code: packages, framework core, contributed extensions. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type ComposerReading, recordOf } from './composer.ts';
import { headOf } from './php-file.ts';
import { below, insideRoot } from './relative-path.ts';

/** Root-relative paths that are left out whole. */
export interface ContributedCode {
  readonly directories: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/** Finds what Composer, Drupal, WordPress and TYPO3 installed. The root itself is never contributed. */
export function findContributedCode(
  root: string,
  composer: ComposerReading,
  docroots: readonly string[],
): ContributedCode {
  const { directories, files } = vendored(root, composer);
  const packages = composer.extensions;
  const self = composer.facts?.name ?? '';
  const has = (path: string): boolean => existsSync(join(root, path));

  for (const { directory, isHome } of installerDirectories(composer)) {
    if (directory === '' || /(?:^|\/)custom(?:\/|$)/.test(directory)) continue;
    if (/(?:^|\/)(?:contrib|core|libraries)$/.test(directory)) directories.add(directory);
    else if (isHome)
      for (const child of childDirectories(root, directory)) if (packages.has(child)) add(directory, child);
  }
  for (const directory of renamedPackages(composer)) directories.add(directory);
  for (const docroot of docroots) {
    addDrupal(docroot);
    for (const wordpress of [docroot, below(docroot, 'wp'), below(docroot, 'wordpress'), below(docroot, 'cms')]) {
      addWordPress(wordpress, docroot);
    }
    addTypo3(docroot);
  }
  directories.delete('');
  for (const path of composer.pathRepositories) directories.delete(path);
  return { directories, files };

  function add(directory: string, child: string): void {
    directories.add(below(directory, child));
  }

  function addDrupal(docroot: string): void {
    const isCoreItself = self === 'drupal/core' || (self === 'drupal/drupal' && !has('modules/custom'));
    if (isCoreItself && docroot === '') return;
    if (has(below(docroot, 'core/lib/Drupal.php'))) add(docroot, 'core');
    else if (has(below(docroot, 'modules/system/system.info')) && has(below(docroot, 'includes/bootstrap.inc'))) {
      // Drupal 7 keeps its core beside the sites.
      for (const core of ['includes', 'misc', 'modules', 'profiles', 'scripts', 'themes']) add(docroot, core);
    } else if (!isDrupalSite(composer)) return;
    for (const kind of ['modules', 'themes', 'profiles']) {
      for (const home of [docroot, below(docroot, 'sites/all')]) {
        add(home, `${kind}/contrib`);
        for (const child of childDirectories(root, below(home, kind))) {
          if (isPackagedByDrupalOrg(below(home, `${kind}/${child}`), child)) add(home, `${kind}/${child}`);
        }
      }
    }
    add(docroot, 'libraries');
    add(docroot, 'sites/all/libraries');
  }

  /** drupal.org writes a note and a date into the info file of each release it packs. */
  function isPackagedByDrupalOrg(directory: string, name: string): boolean {
    const info = [`${name}.info.yml`, `${name}.info`].find((file) => has(`${directory}/${file}`));
    return (
      info !== undefined &&
      /^(?:# )?(?:Information added by [Dd]rupal|datestamp\s*[:=])/m.test(read(`${directory}/${info}`))
    );
  }

  function addWordPress(wordpress: string, docroot: string): void {
    if (!has(below(wordpress, 'wp-includes/version.php'))) return;
    if (/^(?:wordpress|johnpbloch|roots)\/wordpress(?:-core|-no-content|-full)?$/.test(self) && wordpress === '')
      return;
    add(wordpress, 'wp-admin');
    add(wordpress, 'wp-includes');
    for (const file of wordPressRootFiles(root, wordpress)) files.add(file);
    for (const content of new Set([
      below(wordpress, 'wp-content'),
      below(docroot, 'wp-content'),
      below(docroot, 'app'),
    ])) {
      files.add(below(content, 'plugins/hello.php'));
      for (const theme of childDirectories(root, below(content, 'themes'))) {
        if (/^twenty[a-z]+(?:-[a-z]+)?$/.test(theme)) add(content, `themes/${theme}`);
      }
      for (const plugin of childDirectories(root, below(content, 'plugins'))) {
        if (isFromWordPressOrg(below(content, `plugins/${plugin}`))) add(content, `plugins/${plugin}`);
      }
    }
  }

  /** The plugin directory asks for a readme.txt with these two headers; a site's own plugins have none. */
  function isFromWordPressOrg(directory: string): boolean {
    const readme = read(`${directory}/readme.txt`);
    return /^\s*\**\s*Stable tag:/im.test(readme) && /^\s*\**\s*Contributors:/im.test(readme);
  }

  function addTypo3(docroot: string): void {
    if (self === 'typo3/cms' || self === 'typo3/cms-core') return;
    for (const core of ['typo3/sysext', 'typo3_src', 'typo3/contrib'])
      if (has(below(docroot, core))) add(docroot, core);
    const extensions = below(docroot, 'typo3conf/ext');
    for (const key of childDirectories(root, extensions)) {
      if (packages.has(key) || packages.has(key.replaceAll('_', '-'))) add(extensions, key);
    }
  }

  function read(path: string): string {
    return has(path) ? headOf(join(root, path), 4096) : '';
  }
}

/**
 * What Composer fills: its directory, or where the project keeps a directory of its own name there (Textpattern's
 * `vendors/Textpattern`), all that lies beside that one.
 */
function vendored(root: string, composer: ComposerReading): { directories: Set<string>; files: Set<string> } {
  const { vendorDir, facts, fetched } = composer;
  const vendor = facts?.name?.split('/', 1)[0]?.toLowerCase() ?? '';
  const isInstalled = [...fetched, ...Object.keys(facts?.requireDev ?? {})].some((name) =>
    name.toLowerCase().startsWith(`${vendor}/`),
  );
  const children = childDirectories(root, vendorDir);
  const own = children.find((child) => child.toLowerCase() === vendor);
  // A directory with the usual name is nobody's place for code of one's own.
  if (own === undefined || isInstalled || basename(vendorDir) === 'vendor') {
    return { directories: new Set([vendorDir]), files: new Set() };
  }
  const others = children.filter((child) => child !== own).map((child) => below(vendorDir, child));
  return { directories: new Set(others), files: new Set([below(vendorDir, 'autoload.php')]) };
}

/** A site, in contrast to a module, theme or profile that is the project itself. */
function isDrupalSite(composer: ComposerReading): boolean {
  const { facts } = composer;
  if (facts === undefined || facts.type?.startsWith('drupal-')) return false;
  return Object.keys(facts.require).some((name) => /^drupal\/(?:core|core-recommended|legacy-project)$/.test(name));
}

/** `extra.installer-paths`: `web/modules/contrib/{$name}` makes `web/modules/contrib` a home of packages. */
function installerDirectories({
  extra,
  home,
}: ComposerReading): readonly { readonly directory: string; readonly isHome: boolean }[] {
  return Object.keys(recordOf(extra['installer-paths'])).flatMap((path) => {
    const directory = insideRoot(below(home, path.replace(/\/?\{.*$/, '')));
    return directory === undefined ? [] : [{ directory, isHome: /\/\{\$name\}\/?$/.test(path) }];
  });
}

/** Where Mozart and Strauss put packages under names of the project's own. */
function renamedPackages({ extra, facts, home }: ComposerReading): readonly string[] {
  const mozart = recordOf(extra['mozart']);
  const strauss = recordOf(extra['strauss']);
  const renamed = [mozart['dep_namespace'], strauss['namespace_prefix']].filter((name) => typeof name === 'string');
  // Mozart gives each package a directory of its own, so what it is told may hold the project's own classes as well.
  const own = Object.entries(facts?.psr4 ?? {})
    .filter(([prefix]) => !renamed.some((name) => isBelowNamespace(prefix, name)))
    .flatMap(([, directories]) => directories);
  return [mozart['dep_directory'], mozart['classmap_directory'], strauss['target_directory']]
    .flatMap((path) => (typeof path === 'string' ? (insideRoot(below(home, path.replace(/^\/+/, ''))) ?? []) : []))
    .filter((directory) => !own.some((path) => path === directory || path.startsWith(`${directory}/`)));
}

function isBelowNamespace(prefix: string, namespace: string): boolean {
  const trimmed = namespace.replace(/^\\+|\\+$/g, '').toLowerCase();
  return trimmed !== '' && `${prefix.toLowerCase()}\\`.startsWith(`${trimmed}\\`);
}

/** The entry files of a WordPress core, wp-config.php aside: it belongs to the site. */
function wordPressRootFiles(root: string, wordpress: string): readonly string[] {
  return list(root, wordpress)
    .filter((entry) => /^(?:wp-(?!config\.php)[a-z0-9-]+|xmlrpc|index)\.php$/.test(entry.name))
    .map((entry) => below(wordpress, entry.name));
}

function childDirectories(root: string, directory: string): readonly string[] {
  return list(root, directory)
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function list(root: string, directory: string): ReturnType<typeof readEntries> {
  return existsSync(join(root, directory)) ? readEntries(join(root, directory)) : [];
}

function readEntries(path: string): { readonly name: string; isDirectory(): boolean }[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
