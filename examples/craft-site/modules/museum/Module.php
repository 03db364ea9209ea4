<?php

namespace modules\museum;

use Craft;
use craft\log\MonologTarget;
use modules\museum\services\Gallery;
use modules\museum\services\Tickets;
use modules\museum\services\TideTable;
use modules\museum\services\VisitorCounter;
use modules\museum\services\Visitors;
use yii\base\Module as BaseModule;
use yii\log\FileTarget;

/**
 * @property-read Gallery $gallery
 * @property-read Tickets $tickets
 * @property-read TideTable $tides
 * @property-read VisitorCounter $counter
 * @property-read Visitors $visitors
 */
class Module extends BaseModule
{
    public function init(): void
    {
        Craft::setAlias('@museum', __DIR__);
        $this->controllerNamespace = Craft::$app->getRequest()->getIsConsoleRequest()
            ? 'modules\\museum\\console\\controllers'
            : 'modules\\museum\\controllers';
        $this->setComponents([
            'gallery' => Gallery::class,
            'tickets' => Tickets::class,
            'tides' => TideTable::class,
            'counter' => VisitorCounter::class,
            'visitors' => Visitors::class,
        ]);

        parent::init();

        $dispatcher = Craft::getLogger()->dispatcher;
        // The shop's till asked for its own log.
        $dispatcher->targets['till'] = new FileTarget([
            'logFile' => Craft::$app->getPath()->getLogPath() . '/till.log',
            'categories' => ['modules\\museum\\till*'],
        ]);
        // Everything else goes to standard error, where the platform collects it.
        $dispatcher->targets['museum'] = new MonologTarget(['name' => 'museum', 'categories' => ['modules\\museum\\*']]);
    }
}
