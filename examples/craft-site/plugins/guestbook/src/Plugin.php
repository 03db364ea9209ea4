<?php

namespace harbourmuseum\guestbook;

use craft\base\Model;
use craft\base\Plugin as BasePlugin;
use harbourmuseum\guestbook\models\Settings;
use harbourmuseum\guestbook\services\Messages;
use harbourmuseum\guestbook\services\Words;

/**
 * @property-read Messages $messages
 * @property-read Words $words
 */
class Plugin extends BasePlugin
{
    public static Plugin $plugin;

    public function init(): void
    {
        parent::init();
        self::$plugin = $this;
        $this->setComponents(['messages' => Messages::class, 'words' => Words::class]);
    }

    protected function createSettingsModel(): ?Model
    {
        return new Settings();
    }
}
