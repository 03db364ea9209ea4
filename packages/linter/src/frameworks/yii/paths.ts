import type { PathSource } from '../knowledge.ts';
import { firstPaths } from './first-version.ts';

const APPLICATION = 'yiisoft/yii2: framework/base/Application.php';
const MODULE = 'yiisoft/yii2: framework/base/Module.php';
const ASSETS = 'yiisoft/yii2: framework/web/AssetManager.php';
const ALIASES = 'https://www.yiiframework.com/doc/guide/2.0/en/concept-aliases';
const ADVANCED = 'https://github.com/yiisoft/yii2-app-advanced/blob/master/common/config/bootstrap.php';

function alias(name: string, base: string, label: string, source: string = ALIASES): PathSource {
  return { of: `alias @${name}`, place: 'app', base, label, source };
}

const aliases: readonly PathSource[] = [
  alias('app', '', 'application directory'),
  alias('runtime', 'runtime', 'runtime directory'),
  alias('webroot', 'web', 'web root'),
  alias('vendor', 'vendor', 'vendor directory'),
  alias('bower', 'vendor/bower', 'vendor directory'),
  alias('npm', 'vendor/npm', 'vendor directory'),
  alias('yii', 'vendor/yiisoft/yii2', 'framework directory'),
  ...['common', 'frontend', 'backend', 'console'].map((name) => alias(name, name, 'application directory', ADVANCED)),
];

const application: readonly PathSource[] = [
  ...['yii\\base\\Application->getRuntimePath', 'yii\\base\\Application->$runtimePath'].map(
    (of): PathSource => ({ of, place: 'app', base: 'runtime', label: 'runtime directory', source: APPLICATION }),
  ),
  ...['yii\\base\\Application->getVendorPath', 'yii\\base\\Application->$vendorPath'].map(
    (of): PathSource => ({ of, place: 'app', base: 'vendor', label: 'vendor directory', source: APPLICATION }),
  ),
  ...['yii\\base\\Module->getBasePath', 'yii\\base\\Module->$basePath'].map(
    (of): PathSource => ({ of, place: 'app', label: 'directory of the application or module', source: MODULE }),
  ),
  ...['yii\\base\\Module->getViewPath', 'yii\\base\\Module->$viewPath'].map(
    (of): PathSource => ({ of, place: 'app', label: 'view directory', source: MODULE }),
  ),
  {
    of: 'yii\\web\\AssetManager->$basePath',
    place: 'app',
    base: 'web/assets',
    label: 'published assets directory',
    source: ASSETS,
  },
  {
    of: 'yii\\web\\AssetManager->getPublishedPath',
    place: 'app',
    base: 'web/assets',
    label: 'published assets directory',
    source: ASSETS,
  },
  {
    of: 'yii\\web\\UploadedFile->$tempName',
    place: 'temporary',
    unique: true,
    label: 'temporary file of the upload',
    source: 'yiisoft/yii2: framework/web/UploadedFile.php',
  },
];

export const paths: readonly PathSource[] = [...aliases, ...application, ...firstPaths];
