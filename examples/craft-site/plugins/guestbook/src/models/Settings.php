<?php

namespace harbourmuseum\guestbook\models;

use craft\base\Model;

class Settings extends Model
{
    /** A directory or an alias, as the administrator likes it. */
    public string $voicePath = '@webroot/guestbook';
}
