<?php

namespace modules\museum\services;

use Craft;
use craft\elements\Asset;
use craft\helpers\App;
use craft\helpers\FileHelper;
use yii\base\Component;

/** Squares for the wall of pictures, made by hand because the design was older than Craft's transforms. */
class Gallery extends Component
{
    private const SIZE = 320;

    public function squareUrl(Asset $photo): string
    {
        $name = $photo->id . '.jpg';
        $target = CRAFT_BASE_PATH . '/web/squares/' . $name;
        if (!is_file($target)) {
            $source = $photo->getCopyOfFile();
            $image = imagecreatefromjpeg($source);
            imagejpeg(imagescale($image, self::SIZE, self::SIZE), $target, 85);
            unlink($source);
        }

        return "/squares/$name";
    }

    /** Through the asset's own volume: wherever that lies, the picture lies there too. */
    public function publish(Asset $photo): void
    {
        $copy = $photo->getCopyOfFile();
        $stream = fopen($copy, 'r');
        $photo->getVolume()->getFs()->writeFileFromStream("published/{$photo->filename}", $stream, []);
        fclose($stream);
        unlink($copy);
    }

    /** A faster start on a server that keeps its disk; elsewhere it is left out. */
    public function warm(): void
    {
        if (App::isEphemeral()) {
            return;
        }
        FileHelper::writeToFile(Craft::$app->getPath()->getStoragePath() . '/gallery/warm.json', '{}');
    }
}
