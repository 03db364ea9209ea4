import type { Sink } from '../knowledge.ts';
import { craft2Sinks } from './sinks-craft2.ts';

const FILE_HELPER = 'craftcms/cms: src/helpers/FileHelper.php';
const IMAGES = 'craftcms/cms: src/services/Images.php';
const CONNECTION = 'craftcms/cms: src/db/Connection.php';
const CONFIG = 'craftcms/cms: src/services/Config.php';

/** `UploadedFile->saveAs` and the inherited file helpers stand in the table of Yii, which Craft is built on. */
const files: readonly Sink[] = [
  {
    call: 'craft\\helpers\\FileHelper::writeToFile',
    path: { arg: 0, name: 'file' },
    effect: 'write',
    source: FILE_HELPER,
  },
  {
    call: 'craft\\helpers\\FileHelper::writeGitignoreFile',
    path: { arg: 0, name: 'path' },
    effect: 'write',
    kind: 'other',
    source: FILE_HELPER,
  },
  {
    call: 'craft\\helpers\\FileHelper::createDirectory',
    path: { arg: 0, name: 'path' },
    effect: 'directory',
    source: FILE_HELPER,
  },
  {
    call: 'craft\\helpers\\FileHelper::copyDirectory',
    path: { arg: 1, name: 'dst' },
    effect: 'copy',
    source: FILE_HELPER,
  },
  {
    call: 'craft\\helpers\\FileHelper::cycle',
    path: { arg: 0, name: 'basePath' },
    effect: 'rename',
    source: FILE_HELPER,
  },
  {
    call: 'craft\\helpers\\FileHelper::zip',
    path: { arg: 1, name: 'to' },
    effect: 'write',
    when: [{ arg: 1, given: true }],
    source: FILE_HELPER,
  },
  {
    call: 'craft\\helpers\\FileHelper::zip',
    path: { arg: 0, name: 'path' },
    effect: 'write',
    when: [{ arg: 1, equals: null, strict: true }],
    source: FILE_HELPER,
  },
  {
    call: 'craft\\services\\ProjectConfig->writeYamlFiles',
    path: { fixed: 'config/project', place: 'app' },
    effect: 'write',
    kind: 'config',
    source: 'craftcms/cms: src/services/ProjectConfig.php',
  },
  {
    call: 'craft\\base\\VolumeInterface->saveFileLocally',
    path: { arg: 1, name: 'targetPath' },
    effect: 'write',
    source: 'craftcms/cms 3: src/base/VolumeInterface.php',
  },
  {
    call: 'craft\\helpers\\Assets::downloadFile',
    path: { arg: 2, name: 'localPath' },
    effect: 'write',
    source: 'craftcms/cms: src/helpers/Assets.php',
  },
];

const images: readonly Sink[] = [
  {
    call: 'craft\\base\\Image->saveAs',
    path: { arg: 0, name: 'targetPath' },
    effect: 'write',
    kind: 'media',
    source: 'craftcms/cms: src/base/Image.php',
  },
  ...['cleanImage', 'rotateImageByExifData', 'stripOrientationFromExifData'].map(
    (method): Sink => ({
      call: `craft\\services\\Images->${method}`,
      path: { arg: 0, name: 'filePath' },
      effect: 'write',
      kind: 'media',
      source: IMAGES,
    }),
  ),
  {
    call: 'craft\\helpers\\ImageTransforms::storeLocalSource',
    path: { arg: 1, name: 'destination' },
    effect: 'copy',
    when: [{ arg: 1, given: true, not: [''] }],
    kind: 'media',
    source: 'craftcms/cms: src/helpers/ImageTransforms.php',
  },
];

const backupsAndConfiguration: readonly Sink[] = [
  {
    call: 'craft\\db\\Connection->backup',
    path: { fixed: 'storage/backups', place: 'app' },
    effect: 'write',
    kind: 'export',
    source: CONNECTION,
  },
  {
    call: 'craft\\db\\Connection->backupTo',
    path: { arg: 0, name: 'filePath' },
    effect: 'write',
    kind: 'export',
    source: CONNECTION,
  },
  ...['setDotEnvVar', 'setBooleanDotEnvVar'].map(
    (method): Sink => ({
      call: `craft\\services\\Config->${method}`,
      path: { fixed: '.env', place: 'app' },
      effect: 'write',
      kind: 'config',
      source: CONFIG,
    }),
  ),
  ...['install', 'uninstall'].map(
    (method): Sink => ({
      call: `craft\\services\\Composer->${method}`,
      path: { fixed: 'vendor', place: 'app' },
      effect: 'write',
      kind: 'code',
      source: 'craftcms/cms: src/services/Composer.php',
    }),
  ),
  {
    call: 'new craft\\log\\FileTarget',
    path: { arg: 0, key: 'logFile' },
    effect: 'append',
    kind: 'log',
    source: 'craftcms/cms 3: src/log/FileTarget.php',
  },
];

export const sinks: readonly Sink[] = [...files, ...images, ...backupsAndConfiguration, ...craft2Sinks];
