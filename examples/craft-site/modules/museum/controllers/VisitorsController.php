<?php

namespace modules\museum\controllers;

use Craft;
use craft\helpers\Queue;
use craft\web\Controller;
use craft\web\UploadedFile;
use modules\museum\jobs\ImportVisitors;
use modules\museum\Module;
use yii\web\Response;

class VisitorsController extends Controller
{
    /** @var Module */
    public $module;

    /** Straight to the browser, no file at all. */
    public function actionCsv(): Response
    {
        $response = Craft::$app->getResponse();
        $response->setDownloadHeaders('visitors.csv', 'text/csv');
        $out = fopen('php://output', 'w');
        foreach ($this->module->visitors->rows() as $row) {
            fputcsv($out, $row);
        }
        fclose($out);

        return $response;
    }

    public function actionExport(): Response
    {
        $this->module->visitors->export('visitors-' . date('Y-m-d') . '.csv');
        $this->setSuccessFlash('The list is ready for the reception desk.');

        return $this->redirectToPostedUrl();
    }

    /** The queue may run on another node, which has never seen this file. */
    public function actionImport(): Response
    {
        $upload = UploadedFile::getInstanceByName('visitors');
        $path = Craft::$app->getPath()->getTempPath() . '/visitors-' . uniqid() . '.csv';
        $upload->saveAs($path);
        Queue::push(new ImportVisitors(['path' => $path]));

        return $this->redirectToPostedUrl();
    }
}
