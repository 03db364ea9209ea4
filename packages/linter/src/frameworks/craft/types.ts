import type { ReturnType } from '../knowledge.ts';

/** Services and components by the name of their magic property; `getName()` gives the same. */
const components: Readonly<Record<string, string>> = {
  assetManager: 'craft\\web\\AssetManager',
  assets: 'craft\\services\\Assets',
  cache: 'yii\\caching\\CacheInterface',
  composer: 'craft\\services\\Composer',
  config: 'craft\\services\\Config',
  db: 'craft\\db\\Connection',
  elements: 'craft\\services\\Elements',
  fs: 'craft\\services\\Fs',
  images: 'craft\\services\\Images',
  imageTransforms: 'craft\\services\\ImageTransforms',
  mailer: 'craft\\mail\\Mailer',
  mutex: 'yii\\mutex\\Mutex',
  path: 'craft\\services\\Path',
  plugins: 'craft\\services\\Plugins',
  projectConfig: 'craft\\services\\ProjectConfig',
  queue: 'craft\\queue\\Queue',
  request: 'craft\\web\\Request',
  response: 'craft\\web\\Response',
  security: 'craft\\services\\Security',
  session: 'craft\\web\\Session',
  view: 'craft\\web\\View',
  volumes: 'craft\\services\\Volumes',
};

const UPLOADED_FILE = 'craft\\web\\UploadedFile';

/** Components of Craft 2, as properties of what `craft()` gives. */
const components2: Readonly<Record<string, string>> = {
  assets: 'Craft\\AssetsService',
  assetTransforms: 'Craft\\AssetTransformsService',
  cache: 'Craft\\CacheService',
  config: 'Craft\\ConfigService',
  db: 'Craft\\DbConnection',
  httpSession: 'Craft\\HttpSessionService',
  images: 'Craft\\ImagesService',
  migrations: 'Craft\\MigrationsService',
  path: 'Craft\\PathService',
  request: 'Craft\\HttpRequestService',
  tasks: 'Craft\\TasksService',
};

export const types: readonly ReturnType[] = [
  { of: 'Craft::$app', gives: 'craft\\web\\Application' },
  ...Object.entries(components).flatMap(([name, gives]): ReturnType[] => [
    { of: `craft\\web\\Application->$${name}`, gives },
    { of: `craft\\web\\Application->get${name.charAt(0).toUpperCase()}${name.slice(1)}`, gives },
  ]),
  { of: 'craft\\base\\Plugin->getSettings', gives: '->createSettingsModel' },
  { of: 'craft\\base\\Plugin->$settings', gives: '->createSettingsModel' },
  { of: `${UPLOADED_FILE}::getInstanceByName`, gives: 'static' },
  { of: `${UPLOADED_FILE}::getInstancesByName`, gives: `${UPLOADED_FILE}[]` },
  { of: 'craft\\services\\Config->getGeneral', gives: 'craft\\config\\GeneralConfig' },
  { of: 'craft\\services\\Images->loadImage', gives: 'craft\\base\\Image' },
  { of: 'craft\\services\\Assets->getAssetById', gives: 'craft\\elements\\Asset' },
  { of: 'craft\\elements\\Asset->getVolume', gives: 'craft\\models\\Volume' },
  { of: 'craft\\elements\\Asset->$volume', gives: 'craft\\models\\Volume' },
  { of: 'craft\\elements\\Asset->$fs', gives: 'craft\\base\\FsInterface' },
  { of: 'craft\\models\\Volume->$fs', gives: 'craft\\base\\FsInterface' },
  { of: 'craft\\elements\\Asset->getFs', gives: 'craft\\base\\FsInterface' },
  { of: 'craft\\models\\Volume->getFs', gives: 'craft\\base\\FsInterface' },
  { of: 'craft\\services\\Fs->getFilesystemByHandle', gives: 'craft\\base\\FsInterface' },
  { of: 'craft\\services\\Volumes->getVolumeByHandle', gives: 'craft\\models\\Volume' },
  { of: 'craft\\services\\Volumes->getVolumeById', gives: 'craft\\models\\Volume' },
  { of: 'Craft\\craft', gives: 'Craft\\WebApp' },
  ...Object.entries(components2).map(([name, gives]): ReturnType => ({ of: `Craft\\WebApp->$${name}`, gives })),
  { of: 'Craft\\UploadedFile::getInstanceByName', gives: 'static' },
  { of: 'Craft\\UploadedFile::getInstancesByName', gives: 'Craft\\UploadedFile[]' },
  { of: 'Craft\\ImagesService->loadImage', gives: 'Craft\\BaseImage' },
];
