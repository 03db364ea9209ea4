import type { Escape } from '../knowledge.ts';

const DB = 'craftcms/cms: src/helpers/Db.php';

/**
 * Saving an element is no escape: an asset takes the file at its `tempFilePath` into its volume in the same request.
 * Caches, sessions, records and commands are those of Yii.
 */
export const escapes: readonly Escape[] = [
  {
    call: 'craft\\helpers\\Queue::push',
    args: [0],
    into: 'queue',
    source: 'craftcms/cms: src/helpers/Queue.php',
  },
  {
    call: 'craft\\helpers\\Session::set',
    args: [1],
    into: 'session',
    source: 'craftcms/cms: src/helpers/Session.php',
  },
  {
    call: 'craft\\web\\Controller->redirectToPostedUrl',
    args: [0],
    into: 'redirect',
    source: 'craftcms/cms: src/web/Controller.php',
  },
  {
    call: 'craft\\web\\Controller->asSuccess',
    args: [1],
    into: 'response',
    source: 'craftcms/cms: src/web/Controller.php',
  },
  {
    call: 'craft\\services\\ProjectConfig->set',
    args: [1],
    into: 'setting',
    source: 'craftcms/cms: src/services/ProjectConfig.php',
  },
  {
    call: 'craft\\services\\Plugins->savePluginSettings',
    args: [1],
    into: 'setting',
    source: 'craftcms/cms: src/services/Plugins.php',
  },
  { call: 'craft\\helpers\\Db::insert', args: [1], into: 'database', source: DB },
  { call: 'craft\\helpers\\Db::batchInsert', args: [2], into: 'database', source: DB },
  { call: 'craft\\helpers\\Db::upsert', args: [1], into: 'database', source: DB },
  { call: 'craft\\helpers\\Db::update', args: [1], into: 'database', source: DB },
  {
    call: 'Craft\\BaseController->returnJson',
    args: [0],
    into: 'response',
    source: 'craftcms/cms 2.5: craft/app/controllers/BaseController.php',
  },
  {
    call: 'Craft\\TasksService->createTask',
    args: [2],
    into: 'queue',
    source: 'craftcms/cms 2.5: craft/app/services/TasksService.php',
  },
  {
    call: 'Craft\\CacheService->set',
    args: [1],
    into: 'cache',
    source: 'craftcms/cms 2.5: craft/app/services/CacheService.php',
  },
  {
    call: 'Craft\\HttpSessionService->add',
    args: [1],
    into: 'session',
    source: 'craftcms/cms 2.5: craft/app/services/HttpSessionService.php',
  },
];
