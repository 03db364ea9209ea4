<?php

return [
    // Where the list of visitors for the reception desk is put.
    'visitorListPath' => '@storage/exports',
    'tideTableUrl' => 'https://tides.example.org/today.json',
];
