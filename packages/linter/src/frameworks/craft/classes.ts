import { classTable } from '../class-table.ts';
import type { KnownClass } from '../knowledge.ts';

/**
 * Classes of Craft 3 to 5 (craftcms/cms: src) and of Craft 2 (namespace `Craft`) that projects extend or name; the
 * parents in Yii stand in Yii's table.
 */
export const classes: readonly KnownClass[] = classTable(String.raw`
Craft < Yii
craft\base\Component < craft\base\ComponentInterface
craft\base\ConfigurableComponent < craft\base\Component
craft\base\Element < craft\base\Component, craft\base\ElementInterface
craft\base\ElementAction < craft\base\ConfigurableComponent
craft\base\ElementExporter < craft\base\ConfigurableComponent
craft\base\ElementInterface < craft\base\ComponentInterface
craft\base\Field < craft\base\SavableComponent, craft\base\FieldInterface
craft\base\FieldInterface < craft\base\ComponentInterface
craft\base\FlysystemVolume < craft\base\Volume
craft\base\Fs < craft\base\SavableComponent, craft\base\FsInterface
craft\base\FsInterface < craft\base\BaseFsInterface
craft\base\Plugin < yii\base\Module
craft\base\SavableComponent < craft\base\ConfigurableComponent
craft\base\Utility < craft\base\Component
craft\base\Volume < craft\base\SavableComponent, craft\base\VolumeInterface
craft\base\Widget < craft\base\SavableComponent
craft\console\Application < yii\console\Application
craft\console\Controller < yii\console\Controller
craft\db\ActiveRecord < yii\db\ActiveRecord
craft\db\Command < yii\db\Command
craft\db\Connection < yii\db\Connection
craft\db\Migration < yii\db\Migration
craft\db\Query < yii\db\Query
craft\elements\Asset < craft\base\Element
craft\elements\Entry < craft\base\Element
craft\elements\User < craft\base\Element
craft\flysystem\base\FlysystemFs < craft\base\Fs
craft\fs\Local < craft\base\Fs, craft\base\LocalFsInterface
craft\fs\Temp < craft\fs\Local
craft\helpers\FileHelper < yii\helpers\FileHelper
craft\image\Raster < craft\base\Image
craft\image\Svg < craft\base\Image
craft\log\FileTarget < yii\log\FileTarget
craft\models\Volume < craft\base\BaseFsInterface
craft\queue\BaseBatchedElementJob < craft\queue\BaseBatchedJob
craft\queue\BaseBatchedJob < craft\queue\BaseJob
craft\queue\BaseJob < craft\queue\JobInterface
craft\queue\JobInterface < yii\queue\JobInterface
craft\queue\Queue < yii\queue\cli\Queue
craft\volumes\Local < craft\base\Volume, craft\base\LocalVolumeInterface
craft\web\Application < yii\web\Application
craft\web\AssetManager < yii\web\AssetManager
craft\web\Controller < yii\web\Controller
craft\web\Request < yii\web\Request
craft\web\Session < yii\web\Session
craft\web\UploadedFile < yii\web\UploadedFile
Craft\BaseElementsController < Craft\BaseController
Craft\Image < Craft\BaseImage
Craft\LocalAssetSourceType < Craft\BaseAssetSourceType
Craft\S3AssetSourceType < Craft\BaseAssetSourceType
Craft\SvgImage < Craft\BaseImage
Craft\UploadedFile < CUploadedFile
`);
