import type { KnownService } from '../knowledge.ts';

/** Component ids (craftcms/cms: src/config/app.php, app.web.php). */
export const services: readonly KnownService[] = [
  { id: 'assets', className: 'craft\\services\\Assets' },
  { id: 'cache', className: 'yii\\caching\\CacheInterface' },
  { id: 'config', className: 'craft\\services\\Config' },
  { id: 'db', className: 'craft\\db\\Connection' },
  { id: 'elements', className: 'craft\\services\\Elements' },
  { id: 'fs', className: 'craft\\services\\Fs' },
  { id: 'images', className: 'craft\\services\\Images' },
  { id: 'mutex', className: 'yii\\mutex\\Mutex' },
  { id: 'path', className: 'craft\\services\\Path' },
  { id: 'plugins', className: 'craft\\services\\Plugins' },
  { id: 'projectConfig', className: 'craft\\services\\ProjectConfig' },
  { id: 'queue', className: 'craft\\queue\\Queue' },
  { id: 'request', className: 'craft\\web\\Request' },
  { id: 'session', className: 'craft\\web\\Session' },
  { id: 'view', className: 'craft\\web\\View' },
  { id: 'volumes', className: 'craft\\services\\Volumes' },
];
