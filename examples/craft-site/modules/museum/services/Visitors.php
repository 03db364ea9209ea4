<?php

namespace modules\museum\services;

use Craft;
use craft\db\Query;
use craft\helpers\FileHelper;
use yii\base\Component;

class Visitors extends Component
{
    public function rows(): iterable
    {
        return (new Query())->from('{{%museum_visitors}}')->orderBy('date')->each();
    }

    /** One writer at a time — on this node. */
    public function export(string $name): void
    {
        $lock = fopen(Craft::$app->getPath()->getRuntimePath() . '/visitors.lock', 'c');
        flock($lock, LOCK_EX);

        $folder = Craft::getAlias(Craft::$app->getConfig()->getConfigFromFile('museum')['visitorListPath']);
        FileHelper::createDirectory($folder);
        $out = fopen("$folder/$name", 'w');
        foreach ($this->rows() as $row) {
            fputcsv($out, $row);
        }
        fclose($out);
        fclose($lock);
    }
}
