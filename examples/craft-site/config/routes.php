<?php

return [
    'tickets/<uid:{uid}>/pdf' => 'museum/tickets/download',
    'press/submit' => 'museum/press/submit',
];
