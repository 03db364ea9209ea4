/** Modules of an application, kept below `Modules/` by nwidart/laravel-modules and switched in a file. */
import type { KnownClass, KnownService, PathSource, ReturnType, Sink } from '../knowledge.ts';

const repository = 'Nwidart\\Modules\\FileRepository';
const module = 'Nwidart\\Modules\\Module';
const source = 'nwidart/laravel-modules: src/FileRepository.php';
const ofModule = 'nwidart/laravel-modules: src/Module.php';

interface Directory {
  readonly of: string;
  readonly base: string;
  /** Arguments that are appended. */
  readonly append?: readonly number[];
  readonly source: string;
}

const directories: readonly Directory[] = [
  { of: `${repository}->getPath`, base: 'Modules', source },
  { of: `${repository}->getModulePath`, base: 'Modules', append: [0], source },
  { of: `${repository}->getAssetsPath`, base: 'public/modules', source },
  { of: `${repository}->assetPath`, base: 'public/modules', append: [0], source },
  { of: `${repository}->getUsedStoragePath`, base: 'storage/app/modules/modules.used', source },
  { of: `${module}->getPath`, base: 'Modules', source: ofModule },
  { of: `${module}->getAppPath`, base: 'Modules', source: ofModule },
  { of: `${module}->getExtraPath`, base: 'Modules', append: [0], source: ofModule },
  { of: 'module_path', base: 'Modules', append: [0, 1], source: 'nwidart/laravel-modules: src/helpers.php' },
];

/** Directories of modules, as they are unless `config/modules.php` moves them. */
export const modulePaths: readonly PathSource[] = directories.map((directory) => ({
  ...directory,
  place: 'app',
  label: 'modules directory',
}));

export const moduleTypes: readonly ReturnType[] = [
  ...['find', 'findOrFail', 'findByAlias', 'get'].map((method) => ({ of: `${repository}->${method}`, gives: module })),
  { of: 'module', gives: module },
];

export const moduleServices: readonly KnownService[] = [{ id: 'modules', className: repository }];

export const moduleClasses: readonly KnownClass[] = [
  { name: 'Nwidart\\Modules\\Facades\\Module', is: [repository] },
  { name: 'Nwidart\\Modules\\Contracts\\RepositoryInterface', is: [repository] },
  { name: 'Nwidart\\Modules\\Laravel\\LaravelFileRepository', is: [repository] },
  { name: 'Nwidart\\Modules\\Laravel\\Module', is: [module] },
];

/** Which modules are on stands in a file. */
export const moduleSinks: readonly Sink[] = [repository, module].flatMap((owner) =>
  ['enable', 'disable'].map(
    (method): Sink => ({
      call: `${owner}->${method}`,
      path: { fixed: 'modules_statuses.json', place: 'app' },
      effect: 'write',
      kind: 'config',
      source: 'nwidart/laravel-modules: src/Activators/FileActivator.php',
    }),
  ),
);
