/** Which configuration files define services and parameters, in the order in which frameworks load them. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../project/project.ts';
import { BUILDER, BUILDER_CALLS } from './builder-calls.ts';
import { ARRAY_CONFIGURATOR, CONFIGURATOR } from './php-configuration.ts';

/** Loaded first to last; what comes later wins. The first pattern that fits a path gives its place. */
const ORDER: readonly RegExp[] = [
  // Drupal modules, then a site's own files.
  /(?:^|\/)(?!development\.)[\w-]+\.services\.yml$/,
  /(?:^|\/)sites\/[^/]+\/services\.yml$/,
  // TYPO3 extensions, Symfony bundles.
  /(?:^|\/)Configuration\/Services\.ya?ml$/,
  /(?:^|\/)Resources\/config\/.+\.(?:ya?ml|xml)$/,
  /(?:^|\/)DependencyInjection\/[\w-]+\.xml$/,
  // Applications with a container of their own on Symfony's component.
  /(?:^|\/)config\/(?:[\w-]+\/){1,2}(?:parameters|services(?:_[\w-]+)?)\.(?:ya?ml|xml)$/,
  // A Symfony application: packages, then its services; `app/config` until Symfony 3.
  /(?:^|\/)config\/packages\/[^/]+\.ya?ml$/,
  /(?:^|\/)config\/packages\/prod\/[^/]+\.ya?ml$/,
  /(?:^|\/)app\/config\/(?:parameters|services|config|config_prod)\.yml$/,
  /(?:^|\/)config\/(?:services|parameters)\/.+\.(?:ya?ml|xml)$/,
  /(?:^|\/)config\/(?:services|parameters)(?:_prod)?\.(?:ya?ml|xml)$/,
];

/** Other environments than production. */
const NOT_PRODUCTION =
  /[._](?:dev|development|test|testing|staging|ci|e2e)\.(?:ya?ml|xml)$|\/(?:dev|test|testing|staging)\/[^/]+$/;

/**
 * Files in scope, root-relative.
 * @param php those of {@link phpWiringFiles}
 */
export function wiringFiles(project: Project, php: readonly string[] = []): readonly string[] {
  const placed = [...project.otherFiles, ...php].flatMap((path) => {
    const place = placeOf(path);
    return place < 0 ? [] : [{ path, place }];
  });
  // Sorting is stable, and otherFiles are ordered by path.
  return placed.sort((a, b) => a.place - b.place).map(({ path }) => path);
}

/** Tells in which files an identifier occurs. */
interface NamesInFiles {
  filesWith(name: string): readonly number[];
  holds(file: number, name: string): boolean;
}

/** Calls by which a container builder gets services or parameters. */
const BUILDING: readonly string[] = [...BUILDER_CALLS.keys(), 'setDefinition'];

/** PHP files that configure a container, by their numbers. */
export function phpWiringFiles(paths: readonly string[], index: NamesInFiles): readonly number[] {
  const naming = new Set([
    // A kernel configures its container by the files that stand in their usual places.
    ...index.filesWith(CONFIGURATOR).filter((number) => !BUILDERS.test(paths[number] ?? '')),
    ...index.filesWith('config').filter((number) => index.holds(number, ARRAY_CONFIGURATOR)),
    // What a bundle's extension is given.
    ...index.filesWith('TreeBuilder').filter((number) => SETTINGS.test(paths[number] ?? '')),
    ...index.filesWith('DefinitionConfigurator').filter((number) => BUILDERS.test(paths[number] ?? '')),
    ...index.filesWith(BUILDER).filter((number) => BUILDING.some((name) => index.holds(number, name))),
  ]);
  return [...naming].filter((number) => placeOf(paths[number] ?? '') >= 0).sort((a, b) => a - b);
}

/** Position in {@link ORDER}; -1 for what configures nothing in production. PHP stands where YAML would. */
function placeOf(path: string): number {
  const asYaml = path.replace(/\.php$/, '.yaml');
  if (NOT_PRODUCTION.test(asYaml)) return -1;
  const place = ORDER.findIndex((pattern) => pattern.test(asYaml));
  return place < 0 && (PHP_OF_BUNDLES.test(path) || BUILDERS.test(path)) ? BUNDLES : place;
}

/** PHP that configures a container says so itself, wherever in its configuration a bundle keeps it. */
const PHP_OF_BUNDLES = /(?:^|\/)(?:[Cc]onfig|DependencyInjection)\/(?:[\w-]+\/)*[\w-]+\.php$/;
/** Classes that the framework hands the container's builder. */
const BUILDERS = /^(?!(?:.*\/)?[Tt]ests?\/).*(?:Kernel|Bundle|Extension|Pass)\.php$/;
/** Classes that define the settings of a bundle. */
const SETTINGS = /(?:^|\/)DependencyInjection\/(?:[\w-]+\/)*\w*Configuration\.php$/;
const BUNDLES = ORDER.findIndex((pattern) => pattern.test('Resources/config/services.yaml'));

/** Homes of Drupal code that is read, but never reported. */
const DRUPAL_HOMES = ['core/modules', 'core/profiles', 'modules/contrib', 'modules', 'profiles/contrib'];

/** Service files of Drupal's core and contributed modules outside the scope, root-relative; core's own first. */
export function drupalServiceFiles(project: Project): readonly string[] {
  if (!project.frameworks.some(({ name }) => name === 'drupal')) return [];
  const inScope = new Set(project.otherFiles);
  const found: string[] = [];
  const take = (path: string): void => {
    if (!inScope.has(path) && !found.includes(path) && existsSync(join(project.root, path))) found.push(path);
  };
  for (const docroot of project.docroots ?? ['']) {
    const base = docroot === '' ? '' : `${docroot}/`;
    if (!existsSync(join(project.root, base, 'core/core.services.yml'))) continue;
    take(`${base}core/core.services.yml`);
    for (const home of DRUPAL_HOMES) {
      for (const module of directories(join(project.root, base, home))) {
        const directory = `${base}${home}/${module}`;
        take(`${directory}/${module}.services.yml`);
        if (!home.endsWith('contrib')) continue;
        for (const nested of directories(join(project.root, directory, 'modules'))) {
          take(`${directory}/modules/${nested}/${nested}.services.yml`);
        }
      }
    }
  }
  return found;
}

function directories(path: string): readonly string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}
