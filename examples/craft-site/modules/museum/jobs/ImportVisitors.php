<?php

namespace modules\museum\jobs;

use craft\helpers\Db;
use craft\queue\BaseJob;

class ImportVisitors extends BaseJob
{
    public string $path = '';

    public function execute($queue): void
    {
        $in = fopen($this->path, 'r');
        while (($row = fgetcsv($in)) !== false) {
            Db::insert('{{%museum_visitors}}', ['name' => $row[0], 'date' => $row[1]]);
        }
        fclose($in);
    }

    protected function defaultDescription(): ?string
    {
        return 'Importing visitors';
    }
}
