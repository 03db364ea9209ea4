import type { ReturnType } from '../knowledge.ts';
import { firstTypes } from './first-version.ts';

/** Components of the application, as getter and as magic property (yiisoft/yii2: framework/base/Application.php). */
const components: Readonly<Record<string, string>> = {
  assetManager: 'yii\\web\\AssetManager',
  cache: 'yii\\caching\\CacheInterface',
  db: 'yii\\db\\Connection',
  log: 'yii\\log\\Dispatcher',
  mailer: 'yii\\mail\\MailerInterface',
  request: 'yii\\web\\Request',
  response: 'yii\\web\\Response',
  security: 'yii\\base\\Security',
  session: 'yii\\web\\Session',
  view: 'yii\\web\\View',
};

const UPLOADED_FILE = 'yii\\web\\UploadedFile';
const IMAGE = 'Imagine\\Image\\ImageInterface';

export const types: readonly ReturnType[] = [
  { of: 'Yii::$app', gives: 'yii\\web\\Application' },
  { of: 'yii\\BaseYii::$app', gives: 'yii\\web\\Application' },
  ...Object.entries(components).flatMap(([name, gives]): ReturnType[] => [
    { of: `yii\\web\\Application->$${name}`, gives },
    { of: `yii\\web\\Application->get${name.charAt(0).toUpperCase()}${name.slice(1)}`, gives },
  ]),
  { of: 'yii\\base\\Module::getInstance', gives: 'static' },
  { of: `${UPLOADED_FILE}::getInstance`, gives: 'static' },
  { of: `${UPLOADED_FILE}::getInstanceByName`, gives: 'static' },
  { of: `${UPLOADED_FILE}::getInstances`, gives: `${UPLOADED_FILE}[]` },
  { of: `${UPLOADED_FILE}::getInstancesByName`, gives: `${UPLOADED_FILE}[]` },
  { of: 'yii\\db\\Connection->createCommand', gives: 'yii\\db\\Command' },
  { of: 'yii\\db\\BaseActiveRecord::findOne', gives: 'static' },
  { of: 'yii\\imagine\\BaseImage::getImagine', gives: 'Imagine\\Image\\ImagineInterface' },
  ...['crop', 'autorotate', 'thumbnail', 'resize', 'watermark', 'text', 'frame'].map(
    (method): ReturnType => ({ of: `yii\\imagine\\BaseImage::${method}`, gives: IMAGE }),
  ),
  ...firstTypes,
];
