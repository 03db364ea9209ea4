<?php

namespace modules\museum\services;

use Craft;
use craft\helpers\Json;
use yii\base\Component;

/** High water of the day, asked for once an hour. */
class TideTable extends Component
{
    public string $url = 'https://tides.example.org/today.json';

    public function highWater(): ?string
    {
        $cache = Craft::$app->getPath()->getCachePath() . '/tides.json';
        if (!is_file($cache) || filemtime($cache) < time() - 3600) {
            Craft::createGuzzleClient()->get($this->url, ['sink' => $cache]);
        }

        return Json::decode(file_get_contents($cache))['highWater'] ?? null;
    }

    /** The same with Craft's cache, which configuration can move to a shared store. */
    public function lowWater(): ?string
    {
        $table = Craft::$app->getCache()->getOrSet('museum.tides', function () {
            return (string) Craft::createGuzzleClient()->get($this->url)->getBody();
        }, 3600);

        return Json::decode($table)['lowWater'] ?? null;
    }
}
