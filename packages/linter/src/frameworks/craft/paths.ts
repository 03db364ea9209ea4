import type { PathSource } from '../knowledge.ts';
import { aliases } from './paths-alias.ts';

const PATH = 'craftcms/cms: src/services/Path.php';
const PATH_2 = 'craftcms/cms 2.5: craft/app/services/PathService.php';
const ASSET = 'craftcms/cms: src/elements/Asset.php';
const ASSETS_HELPER = 'craftcms/cms: src/helpers/Assets.php';

/** Getters of the path service of Craft 3 to 5, with the directory below the project root. */
const getters: Readonly<Record<string, string>> = {
  getConfigPath: 'config',
  getProjectConfigFilePath: 'config/project/project.yaml',
  getProjectConfigPath: 'config/project',
  getGqlSchemaPath: 'storage/gql-schemas',
  getStoragePath: 'storage',
  getTestsPath: 'tests',
  getComposerBackupsPath: 'storage/composer-backups',
  getConfigBackupPath: 'storage/config-backups',
  getConfigDeltaPath: 'storage/config-deltas',
  getRebrandPath: 'storage/rebrand',
  getVendorPath: 'vendor',
  getRuntimePath: 'storage/runtime',
  getDbBackupPath: 'storage/backups',
  getAssetsPath: 'storage/runtime/assets',
  getTempAssetUploadsPath: 'storage/runtime/assets/tempuploads',
  getAssetSourcesPath: 'storage/runtime/assets/sources',
  getImageEditorSourcesPath: 'storage/runtime/assets/imageeditor',
  getAssetThumbsPath: 'storage/runtime/assets/thumbs',
  getAssetsIconsPath: 'storage/runtime/assets/icons',
  getImageTransformsPath: 'storage/runtime/imagetransforms',
  getPluginIconsPath: 'storage/runtime/pluginicons',
  getLogPath: 'storage/logs',
  getCpTranslationsPath: 'vendor/craftcms/cms/src/translations',
  getSiteTranslationsPath: 'translations',
  getCpTemplatesPath: 'vendor/craftcms/cms/src/templates',
  getSiteTemplatesPath: 'templates',
  getCompiledClassesPath: 'storage/runtime/compiled_classes',
  getCompiledTemplatesPath: 'storage/runtime/compiled_templates',
  getSessionPath: 'storage/runtime/sessions',
  getCachePath: 'storage/runtime/cache',
  getLicenseKeyPath: 'config/license.key',
};

/** Getters of the path service of Craft 2. */
const getters2: Readonly<Record<string, string>> = {
  getAppPath: 'craft/app',
  getConfigPath: 'craft/config',
  getPluginsPath: 'craft/plugins',
  getStoragePath: 'craft/storage',
  getRebrandPath: 'craft/storage/rebrand',
  getRuntimePath: 'craft/storage/runtime',
  getDbBackupPath: 'craft/storage/backups',
  getTempUploadsPath: 'craft/storage/runtime/tempuploads',
  getUserPhotosPath: 'craft/storage/userphotos',
  getAssetsPath: 'craft/storage/runtime/assets',
  getAssetsTempSourcePath: 'craft/storage/runtime/assets/tempuploads',
  getAssetsImageSourcePath: 'craft/storage/runtime/assets/sources',
  getAssetsThumbsPath: 'craft/storage/runtime/assets/thumbs',
  getAssetsIconsPath: 'craft/storage/runtime/assets/icons',
  getPluginIconsPath: 'craft/storage/runtime/pluginicons',
  getLogPath: 'craft/storage/runtime/logs',
  getStatePath: 'craft/storage/runtime/state',
  getResourcesPath: 'craft/app/resources',
  getMigrationsPath: 'craft/app/migrations',
  getSiteTranslationsPath: 'craft/translations',
  getTemplatesPath: 'craft/templates',
  getSiteTemplatesPath: 'craft/templates',
  getCompiledTemplatesPath: 'craft/storage/runtime/compiled_templates',
  getSessionPath: 'craft/storage/runtime/sessions',
  getCachePath: 'craft/storage/runtime/cache',
  getLicenseKeyPath: 'craft/config/license.key',
};

const service: readonly PathSource[] = [
  ...Object.entries(getters).map(
    ([getter, base]): PathSource => ({
      of: `craft\\services\\Path->${getter}`,
      place: 'app',
      base,
      label: `${base} (Craft path service)`,
      source: PATH,
    }),
  ),
  ...Object.entries(getters2).map(
    ([getter, base]): PathSource => ({
      of: `Craft\\PathService->${getter}`,
      place: 'app',
      base,
      label: `${base} (Craft path service)`,
      source: PATH_2,
    }),
  ),
];

const temporary: readonly PathSource[] = [
  {
    of: 'craft\\services\\Path->getTempPath',
    place: 'temporary',
    base: 'storage/runtime/temp',
    label: 'Craft temp directory',
    source: PATH,
  },
  {
    of: 'Craft\\PathService->getTempPath',
    place: 'temporary',
    base: 'craft/storage/runtime/temp',
    label: 'Craft temp directory',
    source: PATH_2,
  },
  {
    of: 'craft\\web\\UploadedFile->saveAsTempFile',
    place: 'temporary',
    unique: true,
    label: 'temporary copy of an upload',
    source: 'craftcms/cms: src/web/UploadedFile.php',
  },
  {
    of: 'craft\\helpers\\Assets::tempFilePath',
    place: 'temporary',
    unique: true,
    label: 'Craft temp file',
    source: ASSETS_HELPER,
  },
  {
    of: 'craft\\elements\\Asset->getCopyOfFile',
    place: 'temporary',
    unique: true,
    label: 'temporary copy of an asset',
    source: ASSET,
  },
  {
    of: 'craft\\elements\\Asset->$tempFilePath',
    place: 'temporary',
    label: 'temporary file of an asset that is being saved',
    source: ASSET,
  },
  {
    of: 'Craft\\AssetsHelper::getTempFilePath',
    place: 'temporary',
    base: 'craft/storage/runtime/temp',
    unique: true,
    label: 'Craft temp file',
    source: 'craftcms/cms 2.5: craft/app/helpers/AssetsHelper.php',
  },
  {
    of: 'CUploadedFile->getTempName',
    place: 'temporary',
    unique: true,
    label: 'temporary file of the upload',
    source: 'craftcms/cms 2.5: craft/app/framework/web/CUploadedFile.php',
  },
];

/** The local directory behind a volume or file system: gone as soon as it moves to object storage. */
const localised: readonly PathSource[] = [
  // What `getFs()` gives is typed by the general interface; only a local file system has a root path.
  ...['LocalFsInterface', 'FsInterface'].map(
    (type): PathSource => ({
      of: `craft\\base\\${type}->getRootPath`,
      place: 'app',
      base: 'web',
      label: 'directory of a local file system',
      source: 'craftcms/cms: src/base/LocalFsInterface.php',
    }),
  ),
  ...['LocalVolumeInterface', 'VolumeInterface'].map(
    (type): PathSource => ({
      of: `craft\\base\\${type}->getRootPath`,
      place: 'app',
      base: 'web',
      label: 'directory of a local volume',
      source: 'craftcms/cms 3: src/base/LocalVolumeInterface.php',
    }),
  ),
  {
    of: 'craft\\web\\View->getTemplatesPath',
    place: 'app',
    base: 'templates',
    label: 'templates directory',
    source: 'craftcms/cms: src/web/View.php',
  },
  // Settings of a local volume of Craft 3, and of the file system of a later one.
  ...['base\\VolumeInterface', 'base\\FsInterface', 'models\\Volume'].map(
    (type): PathSource => ({
      of: `craft\\${type}->$path`,
      place: 'app',
      base: 'web',
      label: 'directory of a local volume',
      source: 'craftcms/cms: src/fs/Local.php',
    }),
  ),
  // The asset itself where its volume is local, else a copy that later transforms look for.
  {
    of: 'craft\\elements\\Asset->getImageTransformSourcePath',
    place: 'app',
    base: 'storage/runtime/assets/sources',
    label: 'local source of an asset for transforms',
    source: ASSET,
  },
  {
    of: 'craft\\elements\\Asset->getTransformSource',
    place: 'app',
    base: 'storage/runtime/assets/sources',
    label: 'local source of an asset for transforms',
    source: 'craftcms/cms 3: src/elements/Asset.php',
  },
  {
    of: 'craft\\helpers\\ImageTransforms::getLocalImageSource',
    place: 'app',
    base: 'storage/runtime/assets/sources',
    label: 'local source of an asset for transforms',
    source: 'craftcms/cms: src/helpers/ImageTransforms.php',
  },
  {
    of: 'craft\\services\\Config->getDotEnvPath',
    place: 'app',
    base: '.env',
    label: '.env file',
    source: 'craftcms/cms: src/services/Config.php',
  },
  {
    of: 'Craft\\MigrationsService->getMigrationPath',
    place: 'app',
    base: 'craft/plugins',
    label: 'migrations directory of a plugin',
    source: 'craftcms/cms 2.5: craft/app/services/MigrationsService.php',
  },
  {
    of: 'craft\\base\\Plugin->getBasePath',
    place: 'app',
    label: 'plugin directory',
    source: 'craftcms/cms: src/base/Plugin.php',
  },
];

const derived: readonly PathSource[] = [
  {
    of: 'craft\\helpers\\FileHelper::absolutePath',
    place: 'unknown',
    append: [1, 0],
    label: 'absolute path',
    source: 'craftcms/cms: src/helpers/FileHelper.php',
  },
];

export const paths: readonly PathSource[] = [...aliases, ...service, ...temporary, ...localised, ...derived];
