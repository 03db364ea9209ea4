<?php

namespace modules\museum\controllers;

use Craft;
use craft\web\Controller;
use modules\museum\Module;
use yii\web\Response;

class TicketsController extends Controller
{
    protected array|bool|int $allowAnonymous = ['download'];

    /** @var Module */
    public $module;

    public function actionDownload(string $uid): Response
    {
        $path = $this->module->tickets->pdfFor($uid);

        return Craft::$app->getResponse()->sendFile($path, 'ticket.pdf');
    }

    /** Made and sent in one request: the file is gone when the visitor has it. */
    public function actionPreview(string $uid): Response
    {
        $path = tempnam(sys_get_temp_dir(), 'ticket');
        file_put_contents($path, $this->module->tickets->render($uid));
        $contents = file_get_contents($path);
        unlink($path);

        return Craft::$app->getResponse()->sendContentAsFile($contents, 'preview.pdf', ['inline' => true]);
    }
}
