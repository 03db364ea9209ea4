import type { SnippetRow } from './snippet-row.ts';

const APP = 'https://craftcms.com/docs/5.x/reference/config/app.html';

export const CRAFT: readonly SnippetRow[] = [
  {
    states: ['sessions'],
    from: 4,
    where: 'config/app.web.php',
    text: "return [\n    'components' => [\n        'session' => fn() => Craft::createObject([\n            'class' => yii\\redis\\Session::class,\n            'as session' => craft\\behaviors\\SessionBehavior::class,\n        ] + craft\\helpers\\App::sessionConfig()),\n    ],\n];",
    source: APP,
  },
  {
    states: ['cache'],
    from: 4,
    where: 'config/app.php',
    text: "return [\n    'components' => [\n        'redis' => [\n            'class' => yii\\redis\\Connection::class,\n            'hostname' => craft\\helpers\\App::env('REDIS_HOSTNAME'),\n        ],\n        'cache' => [\n            'class' => yii\\redis\\Cache::class,\n            'defaultDuration' => 86400,\n        ],\n    ],\n];",
    source: APP,
  },
  {
    states: ['logs'],
    from: 4,
    where: 'environment',
    text: 'CRAFT_STREAM_LOG=true',
    source: 'https://craftcms.com/docs/5.x/system/logging.html',
  },
  {
    states: ['config', 'code'],
    from: 4,
    where: 'environment',
    text: 'CRAFT_ALLOW_ADMIN_CHANGES=false\nCRAFT_ALLOW_UPDATES=false',
    source: 'https://craftcms.com/docs/5.x/reference/config/general.html',
  },
];
