<?php

namespace modules\museum\console\controllers;

use craft\console\Controller;
use modules\museum\Module;
use yii\console\ExitCode;

/** Run by hand, on the machine of the person who runs it. */
class VisitorsController extends Controller
{
    /** @var Module */
    public $module;

    public function actionDump(string $file = 'visitors.json'): int
    {
        $rows = iterator_to_array($this->module->visitors->rows());
        file_put_contents(getcwd() . '/' . $file, json_encode($rows, JSON_PRETTY_PRINT));
        $this->stdout("Wrote $file\n");

        return ExitCode::OK;
    }
}
