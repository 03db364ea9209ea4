import type { OriginSource } from '../knowledge.ts';

const APP = 'craftcms/cms: src/helpers/App.php';
const CONFIG = 'craftcms/cms: src/services/Config.php';
const REQUEST = 'craftcms/cms: src/web/Request.php';

export const origins: readonly OriginSource[] = [
  ...['env', 'parseEnv'].map(
    (method): OriginSource => ({
      of: `craft\\helpers\\App::${method}`,
      origin: 'environment',
      label: 'an environment variable or alias',
      source: APP,
    }),
  ),
  {
    of: 'Craft::parseEnv',
    origin: 'environment',
    label: 'an environment variable or alias',
    source: 'craftcms/cms: src/Craft.php',
  },
  ...['getGeneral', 'getCustom', 'getConfigFromFile'].map(
    (method): OriginSource => ({
      of: `craft\\services\\Config->${method}`,
      origin: 'setting',
      label: 'Craft configuration',
      source: CONFIG,
    }),
  ),
  {
    of: 'craft\\base\\Plugin->getSettings',
    origin: 'setting',
    label: 'plugin settings',
    source: 'craftcms/cms: src/base/Plugin.php',
  },
  {
    of: 'craft\\base\\Plugin->$settings',
    origin: 'setting',
    label: 'plugin settings',
    source: 'craftcms/cms: src/base/Plugin.php',
  },
  {
    of: 'craft\\base\\ElementInterface->getFieldValue',
    origin: 'database',
    label: 'field value',
    source: 'craftcms/cms: src/base/ElementInterface.php',
  },
  ...[
    'getParam',
    'getRequiredParam',
    'getRequiredBodyParam',
    'getRequiredQueryParam',
    'getBodyParam',
    'getQueryParam',
  ].map(
    (method): OriginSource => ({
      of: `craft\\web\\Request->${method}`,
      origin: 'request',
      label: 'request parameter',
      source: REQUEST,
    }),
  ),
  {
    of: 'Craft\\ConfigService->get',
    origin: 'setting',
    label: 'Craft configuration',
    source: 'craftcms/cms 2.5: craft/app/services/ConfigService.php',
  },
  ...['getParam', 'getPost', 'getQuery', 'getRequiredPost', 'getRequiredParam', 'getRequiredQuery'].map(
    (method): OriginSource => ({
      of: `Craft\\HttpRequestService->${method}`,
      origin: 'request',
      label: 'request parameter',
      source: 'craftcms/cms 2.5: craft/app/services/HttpRequestService.php',
    }),
  ),
];
