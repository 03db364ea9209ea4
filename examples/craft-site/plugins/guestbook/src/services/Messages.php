<?php

namespace harbourmuseum\guestbook\services;

use Craft;
use craft\base\Component;
use craft\helpers\StringHelper;
use craft\web\UploadedFile;
use harbourmuseum\guestbook\Plugin;

class Messages extends Component
{
    public function keep(UploadedFile $voice): string
    {
        $name = StringHelper::UUID() . '.' . $voice->getExtension();
        $folder = Craft::getAlias(Plugin::$plugin->getSettings()->voicePath);
        $voice->saveAs("$folder/$name");

        return $name;
    }
}
