import type { KnownService } from '../knowledge.ts';

/** Component ids of the application (yiisoft/yii2: framework/base/Application.php, web/Application.php). */
export const services: readonly KnownService[] = [
  { id: 'assetManager', className: 'yii\\web\\AssetManager' },
  { id: 'cache', className: 'yii\\caching\\CacheInterface' },
  { id: 'db', className: 'yii\\db\\Connection' },
  { id: 'i18n', className: 'yii\\i18n\\I18N' },
  { id: 'log', className: 'yii\\log\\Dispatcher' },
  { id: 'mailer', className: 'yii\\mail\\MailerInterface' },
  { id: 'mutex', className: 'yii\\mutex\\Mutex' },
  { id: 'queue', className: 'yii\\queue\\Queue' },
  { id: 'request', className: 'yii\\web\\Request' },
  { id: 'response', className: 'yii\\web\\Response' },
  { id: 'security', className: 'yii\\base\\Security' },
  { id: 'session', className: 'yii\\web\\Session' },
  { id: 'urlManager', className: 'yii\\web\\UrlManager' },
  { id: 'user', className: 'yii\\web\\User' },
  { id: 'view', className: 'yii\\web\\View' },
];
