import type { Escape } from '../knowledge.ts';

const CACHE = 'yiisoft/yii2: framework/caching/CacheInterface.php';
const SESSION = 'yiisoft/yii2: framework/web/Session.php';
const RECORD = 'yiisoft/yii2: framework/db/BaseActiveRecord.php';
const COMMAND = 'yiisoft/yii2: framework/db/Command.php';

export const escapes: readonly Escape[] = [
  {
    call: 'yii\\web\\Controller->asJson',
    args: [0],
    into: 'response',
    source: 'yiisoft/yii2: framework/web/Controller.php',
  },
  {
    call: 'yii\\web\\Controller->redirect',
    args: [0],
    into: 'redirect',
    source: 'yiisoft/yii2: framework/web/Controller.php',
  },
  { call: 'yii\\caching\\CacheInterface->set', args: [1], into: 'cache', source: CACHE },
  { call: 'yii\\caching\\CacheInterface->add', args: [1], into: 'cache', source: CACHE },
  { call: 'yii\\caching\\CacheInterface->multiSet', args: [0], into: 'cache', source: CACHE },
  { call: 'yii\\caching\\CacheInterface->multiAdd', args: [0], into: 'cache', source: CACHE },
  { call: 'yii\\web\\Session->set', args: [1], into: 'session', source: SESSION },
  { call: 'yii\\web\\Session->setFlash', args: [1], into: 'session', source: SESSION },
  { call: 'yii\\web\\Session->addFlash', args: [1], into: 'session', source: SESSION },
  { call: 'yii\\queue\\Queue->push', args: [0], into: 'queue', source: 'yiisoft/yii2-queue: src/Queue.php' },
  { call: 'yii\\db\\BaseActiveRecord->save', args: 'receiver', into: 'database', source: RECORD },
  {
    call: 'yii\\db\\ActiveRecord->insert',
    args: 'receiver',
    into: 'database',
    source: 'yiisoft/yii2: framework/db/ActiveRecord.php',
  },
  { call: 'yii\\db\\BaseActiveRecord->update', args: 'receiver', into: 'database', source: RECORD },
  { call: 'yii\\db\\BaseActiveRecord->updateAttributes', args: [0], into: 'database', source: RECORD },
  {
    call: 'yii\\db\\ActiveRecord::updateAll',
    args: [0],
    into: 'database',
    source: 'yiisoft/yii2: framework/db/ActiveRecord.php',
  },
  { call: 'yii\\db\\Command->insert', args: [1], into: 'database', source: COMMAND },
  { call: 'yii\\db\\Command->upsert', args: [1], into: 'database', source: COMMAND },
  { call: 'yii\\db\\Command->update', args: [1], into: 'database', source: COMMAND },
  { call: 'yii\\db\\Command->batchInsert', args: [2], into: 'database', source: COMMAND },
];
