<?php

use craft\helpers\App;
use modules\museum\Module;

return [
    'id' => App::env('CRAFT_APP_ID') ?: 'harbour-museum',
    'modules' => ['museum' => Module::class],
    'bootstrap' => ['museum'],
];
