import type { OriginSource } from '../knowledge.ts';
import { firstOrigins } from './first-version.ts';

const REQUEST = 'yiisoft/yii2: framework/web/Request.php';
const UPLOAD = 'yiisoft/yii2: framework/web/UploadedFile.php';

export const origins: readonly OriginSource[] = [
  ...['get', 'post', 'getBodyParam', 'getBodyParams', 'getQueryParam', 'getQueryParams', 'getRawBody'].map(
    (method): OriginSource => ({
      of: `yii\\web\\Request->${method}`,
      origin: 'request',
      label: 'request',
      source: REQUEST,
    }),
  ),
  ...['->$name', '->$baseName', '->$extension', '->getBaseName', '->getExtension'].map(
    (member): OriginSource => ({
      of: `yii\\web\\UploadedFile${member}`,
      origin: 'upload',
      label: 'name of the uploaded file',
      source: UPLOAD,
    }),
  ),
  {
    of: 'yii\\base\\Module->$params',
    origin: 'setting',
    label: 'application parameter',
    source: 'yiisoft/yii2: framework/base/Module.php',
  },
  {
    of: 'yii\\db\\BaseActiveRecord->getAttribute',
    origin: 'database',
    label: 'model attribute',
    source: 'yiisoft/yii2: framework/db/BaseActiveRecord.php',
  },
  ...['one', 'all', 'scalar', 'column'].map(
    (method): OriginSource => ({
      of: `yii\\db\\Query->${method}`,
      origin: 'database',
      label: 'database query',
      source: 'yiisoft/yii2: framework/db/Query.php',
    }),
  ),
  ...firstOrigins,
];
