<?php

namespace harbourmuseum\guestbook\controllers;

use craft\web\Controller;
use craft\web\UploadedFile;
use harbourmuseum\guestbook\Plugin;
use yii\web\Response;

class MessagesController extends Controller
{
    protected array|bool|int $allowAnonymous = ['leave'];

    public function actionLeave(): Response
    {
        $voice = UploadedFile::getInstanceByName('voice');
        if ($voice !== null) {
            Plugin::$plugin->messages->keep($voice);
        }

        return $this->redirectToPostedUrl();
    }

    public function actionBlockWord(): Response
    {
        Plugin::$plugin->words->block($this->request->getRequiredBodyParam('word'));

        return $this->redirectToPostedUrl();
    }
}
