<?php

namespace modules\museum\controllers;

use Craft;
use craft\elements\Asset;
use craft\helpers\Assets;
use craft\helpers\FileHelper;
use craft\web\Controller;
use craft\web\UploadedFile;
use yii\web\BadRequestHttpException;
use yii\web\Response;

/** Journalists send photos for the press page. */
class PressController extends Controller
{
    protected array|bool|int $allowAnonymous = ['submit', 'submit-portrait'];

    /** The photo is put below the web root, where the next deploy removes it. */
    public function actionSubmit(): Response
    {
        $this->requirePostRequest();
        $photo = UploadedFile::getInstanceByName('photo');
        if ($photo === null) {
            throw new BadRequestHttpException('No photo was sent.');
        }

        $folder = Craft::getAlias('@webroot') . '/uploads/press';
        FileHelper::createDirectory($folder);
        $photo->saveAs($folder . '/' . Assets::prepareAssetName($photo->name));

        return $this->redirectToPostedUrl();
    }

    /** The portrait becomes an asset; its volume says where it is kept. */
    public function actionSubmitPortrait(): Response
    {
        $this->requirePostRequest();
        $upload = UploadedFile::getInstanceByName('portrait');
        $volume = Craft::$app->getVolumes()->getVolumeByHandle('portraits');
        $folder = Craft::$app->getAssets()->getRootFolderByVolumeId($volume->id);

        $portrait = new Asset();
        $portrait->tempFilePath = $upload->saveAsTempFile();
        $portrait->setFilename(Assets::prepareAssetName($upload->name));
        $portrait->newFolderId = $folder->id;
        $portrait->setVolumeId($volume->id);
        $portrait->avoidFilenameConflicts = true;
        Craft::$app->getElements()->saveElement($portrait);

        return $this->redirectToPostedUrl($portrait);
    }
}
