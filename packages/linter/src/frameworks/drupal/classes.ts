import { classTable } from '../class-table.ts';
import type { KnownClass } from '../knowledge.ts';

/** Base classes, interfaces and common concrete classes of Drupal 8 to 11 below what the tables name (drupal/core). */
export const classes: readonly KnownClass[] = classTable(String.raw`
Drupal\Component\PhpStorage\FileReadOnlyStorage < Drupal\Component\PhpStorage\PhpStorageInterface
Drupal\Component\PhpStorage\FileStorage < Drupal\Component\PhpStorage\PhpStorageInterface
Drupal\Component\PhpStorage\MTimeProtectedFastFileStorage < Drupal\Component\PhpStorage\FileStorage
Drupal\Component\PhpStorage\MTimeProtectedFileStorage < Drupal\Component\PhpStorage\MTimeProtectedFastFileStorage
Drupal\Component\Plugin\ContextAwarePluginBase < Drupal\Component\Plugin\ContextAwarePluginInterface, Drupal\Component\Plugin\PluginBase
Drupal\Component\Plugin\ContextAwarePluginInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\Component\Plugin\PluginBase < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\Core\Action\ActionBase < Drupal\Core\Action\ActionInterface, Drupal\Core\Plugin\PluginBase
Drupal\Core\Action\ActionInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\Core\Action\ConfigurableActionBase < Drupal\Component\Plugin\ConfigurableInterface, Drupal\Core\Action\ActionBase
Drupal\Core\Action\Plugin\Action\EntityActionBase < Drupal\Core\Action\ActionBase
Drupal\Core\Archiver\ArchiveTar < Archive_Tar
Drupal\Core\Archiver\Tar < Drupal\Core\Archiver\ArchiverInterface
Drupal\Core\Archiver\Zip < Drupal\Core\Archiver\ArchiverInterface
Drupal\Core\Block\BlockBase < Drupal\Core\Block\BlockPluginInterface, Drupal\Core\Plugin\ContextAwarePluginBase, Drupal\Core\Plugin\PluginBase, Drupal\Core\Plugin\PluginWithFormsInterface
Drupal\Core\Block\BlockPluginInterface < Drupal\Component\Plugin\ConfigurableInterface, Drupal\Component\Plugin\PluginInspectionInterface
Drupal\Core\Block\MainContentBlockPluginInterface < Drupal\Core\Block\BlockPluginInterface
Drupal\Core\Block\MessagesBlockPluginInterface < Drupal\Core\Block\BlockPluginInterface
Drupal\Core\Block\TitleBlockPluginInterface < Drupal\Core\Block\BlockPluginInterface
Drupal\Core\Cache\ApcuBackend < Drupal\Core\Cache\CacheBackendInterface
Drupal\Core\Cache\ChainedFastBackend < Drupal\Core\Cache\CacheBackendInterface
Drupal\Core\Cache\DatabaseBackend < Drupal\Core\Cache\CacheBackendInterface
Drupal\Core\Cache\MemoryBackend < Drupal\Core\Cache\CacheBackendInterface
Drupal\Core\Cache\MemoryCache\MemoryCacheInterface < Drupal\Core\Cache\CacheBackendInterface
Drupal\Core\Cache\NullBackend < Drupal\Core\Cache\CacheBackendInterface
Drupal\Core\Condition\ConditionInterface < Drupal\Component\Plugin\ConfigurableInterface, Drupal\Component\Plugin\PluginInspectionInterface
Drupal\Core\Condition\ConditionPluginBase < Drupal\Core\Condition\ConditionInterface, Drupal\Core\Plugin\ContextAwarePluginBase, Drupal\Core\Plugin\PluginBase
Drupal\Core\Config\Config < Drupal\Core\Config\StorableConfigBase
Drupal\Core\Config\Entity\ConfigEntityBase < Drupal\Core\Config\Entity\ConfigEntityInterface, Drupal\Core\Entity\EntityBase
Drupal\Core\Config\Entity\ConfigEntityBundleBase < Drupal\Core\Config\Entity\ConfigEntityBase
Drupal\Core\Config\Entity\ConfigEntityInterface < Drupal\Core\Config\Entity\ThirdPartySettingsInterface, Drupal\Core\Entity\SynchronizableInterface
Drupal\Core\Config\Entity\ConfigEntityStorage < Drupal\Core\Config\Entity\ConfigEntityStorageInterface, Drupal\Core\Entity\EntityStorageBase
Drupal\Core\Config\Entity\ConfigEntityStorageInterface < Drupal\Core\Entity\EntityStorageInterface
Drupal\Core\Config\ImmutableConfig < Drupal\Core\Config\Config
Drupal\Core\Config\StorableConfigBase < Drupal\Core\Config\ConfigBase
Drupal\Core\Controller\ControllerBase < Drupal\Core\DependencyInjection\ContainerInjectionInterface
Drupal\Core\DrupalKernel < Drupal\Core\DrupalKernelInterface
Drupal\Core\Entity\BundleEntityFormBase < Drupal\Core\Entity\EntityForm
Drupal\Core\Entity\ContentEntityBase < Drupal\Core\Entity\ContentEntityInterface, Drupal\Core\Entity\EntityBase
Drupal\Core\Entity\ContentEntityConfirmFormBase < Drupal\Core\Entity\ContentEntityForm, Drupal\Core\Form\ConfirmFormInterface
Drupal\Core\Entity\ContentEntityDeleteForm < Drupal\Core\Entity\ContentEntityConfirmFormBase
Drupal\Core\Entity\ContentEntityForm < Drupal\Core\Entity\ContentEntityFormInterface, Drupal\Core\Entity\EntityForm
Drupal\Core\Entity\ContentEntityFormInterface < Drupal\Core\Entity\EntityFormInterface
Drupal\Core\Entity\ContentEntityInterface < Drupal\Core\Entity\FieldableEntityInterface, Drupal\Core\Entity\SynchronizableInterface, Drupal\Core\Entity\TranslatableRevisionableInterface
Drupal\Core\Entity\ContentEntityStorageBase < Drupal\Core\Entity\ContentEntityStorageInterface, Drupal\Core\Entity\DynamicallyFieldableEntityStorageInterface, Drupal\Core\Entity\EntityStorageBase
Drupal\Core\Entity\ContentEntityStorageInterface < Drupal\Core\Entity\TranslatableRevisionableStorageInterface
Drupal\Core\Entity\DynamicallyFieldableEntityStorageInterface < Drupal\Core\Entity\FieldableEntityStorageInterface
Drupal\Core\Entity\EditorialContentEntityBase < Drupal\Core\Entity\ContentEntityBase, Drupal\Core\Entity\EntityChangedInterface, Drupal\Core\Entity\EntityPublishedInterface, Drupal\Core\Entity\RevisionLogInterface
Drupal\Core\Entity\EntityBase < Drupal\Core\Entity\EntityInterface
Drupal\Core\Entity\EntityChangedInterface < Drupal\Core\Entity\EntityInterface
Drupal\Core\Entity\EntityConfirmFormBase < Drupal\Core\Entity\EntityForm, Drupal\Core\Form\ConfirmFormInterface
Drupal\Core\Entity\EntityDeleteForm < Drupal\Core\Entity\EntityConfirmFormBase
Drupal\Core\Entity\EntityDescriptionInterface < Drupal\Core\Entity\EntityInterface
Drupal\Core\Entity\EntityDisplayBase < Drupal\Core\Config\Entity\ConfigEntityBase, Drupal\Core\Entity\EntityWithPluginCollectionInterface
Drupal\Core\Entity\EntityForm < Drupal\Core\Entity\EntityFormInterface, Drupal\Core\Form\FormBase
Drupal\Core\Entity\EntityFormInterface < Drupal\Core\Form\BaseFormIdInterface
Drupal\Core\Entity\EntityManagerInterface < Drupal\Core\Entity\EntityTypeManagerInterface
Drupal\Core\Entity\EntityPublishedInterface < Drupal\Core\Entity\EntityInterface
Drupal\Core\Entity\EntityReferenceSelection\SelectionPluginBase < Drupal\Core\Plugin\ConfigurablePluginBase
Drupal\Core\Entity\EntityStorageBase < Drupal\Core\Entity\EntityStorageInterface
Drupal\Core\Entity\EntityTypeManager < Drupal\Core\Entity\EntityTypeManagerInterface
Drupal\Core\Entity\EntityWithPluginCollectionInterface < Drupal\Core\Entity\EntityInterface
Drupal\Core\Entity\FieldableEntityInterface < Drupal\Core\Entity\EntityInterface
Drupal\Core\Entity\FieldableEntityStorageInterface < Drupal\Core\Entity\EntityStorageInterface
Drupal\Core\Entity\Plugin\EntityReferenceSelection\SelectionBase < Drupal\Core\Entity\EntityReferenceSelection\SelectionPluginBase
Drupal\Core\Entity\RevisionLogInterface < Drupal\Core\Entity\RevisionableInterface
Drupal\Core\Entity\RevisionableContentEntityBase < Drupal\Core\Entity\ContentEntityBase, Drupal\Core\Entity\RevisionLogInterface
Drupal\Core\Entity\RevisionableEntityBundleInterface < Drupal\Core\Config\Entity\ConfigEntityInterface
Drupal\Core\Entity\RevisionableInterface < Drupal\Core\Entity\EntityInterface
Drupal\Core\Entity\RevisionableStorageInterface < Drupal\Core\Entity\EntityStorageInterface
Drupal\Core\Entity\Sql\SqlContentEntityStorage < Drupal\Core\Entity\ContentEntityStorageBase, Drupal\Core\Entity\Sql\SqlEntityStorageInterface
Drupal\Core\Entity\Sql\SqlEntityStorageInterface < Drupal\Core\Entity\EntityStorageInterface
Drupal\Core\Entity\SynchronizableInterface < Drupal\Core\Entity\EntityInterface
Drupal\Core\Entity\TranslatableInterface < Drupal\Core\Entity\EntityInterface
Drupal\Core\Entity\TranslatableRevisionableInterface < Drupal\Core\Entity\RevisionableInterface, Drupal\Core\Entity\TranslatableInterface
Drupal\Core\Entity\TranslatableRevisionableStorageInterface < Drupal\Core\Entity\RevisionableStorageInterface, Drupal\Core\Entity\TranslatableStorageInterface
Drupal\Core\Entity\TranslatableStorageInterface < Drupal\Core\Entity\EntityStorageInterface
Drupal\Core\Extension\ModuleExtensionList < Drupal\Core\Extension\ExtensionList
Drupal\Core\Extension\ProfileExtensionList < Drupal\Core\Extension\ExtensionList
Drupal\Core\Extension\ThemeExtensionList < Drupal\Core\Extension\ExtensionList
Drupal\Core\Field\FieldConfigBase < Drupal\Core\Config\Entity\ConfigEntityBase, Drupal\Core\Field\FieldConfigInterface
Drupal\Core\Field\FieldConfigInterface < Drupal\Core\Config\Entity\ConfigEntityInterface
Drupal\Core\Field\FieldConfigStorageBase < Drupal\Core\Config\Entity\ConfigEntityStorage
Drupal\Core\Field\FieldItemBase < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\Core\Field\FieldUpdateActionBase < Drupal\Core\Action\ActionBase
Drupal\Core\Field\FormatterBase < Drupal\Core\Field\FormatterInterface, Drupal\Core\Field\PluginSettingsBase
Drupal\Core\Field\FormatterInterface < Drupal\Core\Field\PluginSettingsInterface
Drupal\Core\Field\PluginSettingsBase < Drupal\Core\Field\PluginSettingsInterface, Drupal\Core\Plugin\PluginBase
Drupal\Core\Field\PluginSettingsInterface < Drupal\Component\Plugin\PluginInspectionInterface, Drupal\Core\Config\Entity\ThirdPartySettingsInterface
Drupal\Core\Field\Plugin\Field\FieldFormatter\EntityReferenceFormatterBase < Drupal\Core\Field\FormatterBase
Drupal\Core\Field\Plugin\Field\FieldFormatter\NumericFormatterBase < Drupal\Core\Field\FormatterBase
Drupal\Core\Field\Plugin\Field\FieldType\EntityReferenceItemBase < Drupal\Core\Field\FieldItemBase
Drupal\Core\Field\WidgetBase < Drupal\Core\Field\PluginSettingsBase, Drupal\Core\Field\WidgetInterface
Drupal\Core\Field\WidgetBaseInterface < Drupal\Core\Field\PluginSettingsInterface
Drupal\Core\Field\WidgetInterface < Drupal\Core\Field\WidgetBaseInterface
Drupal\Core\FileTransfer\FTP < Drupal\Core\FileTransfer\FileTransfer
Drupal\Core\FileTransfer\FTPExtension < Drupal\Core\FileTransfer\FTP
Drupal\Core\FileTransfer\Local < Drupal\Core\FileTransfer\FileTransfer
Drupal\Core\FileTransfer\SSH < Drupal\Core\FileTransfer\FileTransfer
Drupal\Core\File\FileSystem < Drupal\Core\File\FileSystemInterface
Drupal\Core\Form\BaseFormIdInterface < Drupal\Core\Form\FormInterface
Drupal\Core\Form\ConfigFormBase < Drupal\Core\Form\FormBase
Drupal\Core\Form\ConfirmFormBase < Drupal\Core\Form\ConfirmFormInterface, Drupal\Core\Form\FormBase
Drupal\Core\Form\ConfirmFormInterface < Drupal\Core\Form\FormInterface
Drupal\Core\Form\FormBase < Drupal\Core\DependencyInjection\ContainerInjectionInterface, Drupal\Core\Form\FormInterface
Drupal\Core\Form\FormState < Drupal\Core\Form\FormStateInterface
Drupal\Core\ImageToolkit\ImageToolkitBase < Drupal\Core\ImageToolkit\ImageToolkitInterface, Drupal\Core\Plugin\PluginBase
Drupal\Core\ImageToolkit\ImageToolkitInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\Core\ImageToolkit\ImageToolkitOperationBase < Drupal\Core\ImageToolkit\ImageToolkitOperationInterface, Drupal\Core\Plugin\PluginBase
Drupal\Core\ImageToolkit\ImageToolkitOperationInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\Core\Image\Image < Drupal\Core\Image\ImageInterface
Drupal\Core\KeyValueStore\DatabaseStorage < Drupal\Core\KeyValueStore\StorageBase
Drupal\Core\KeyValueStore\DatabaseStorageExpirable < Drupal\Core\KeyValueStore\DatabaseStorage, Drupal\Core\KeyValueStore\KeyValueStoreExpirableInterface
Drupal\Core\KeyValueStore\KeyValueDatabaseExpirableFactory < Drupal\Core\KeyValueStore\KeyValueExpirableFactoryInterface
Drupal\Core\KeyValueStore\KeyValueDatabaseFactory < Drupal\Core\KeyValueStore\KeyValueFactoryInterface
Drupal\Core\KeyValueStore\KeyValueExpirableFactory < Drupal\Core\KeyValueStore\KeyValueExpirableFactoryInterface, Drupal\Core\KeyValueStore\KeyValueFactory
Drupal\Core\KeyValueStore\KeyValueFactory < Drupal\Core\KeyValueStore\KeyValueFactoryInterface
Drupal\Core\KeyValueStore\KeyValueMemoryFactory < Drupal\Core\KeyValueStore\KeyValueFactoryInterface
Drupal\Core\KeyValueStore\KeyValueNullExpirableFactory < Drupal\Core\KeyValueStore\KeyValueExpirableFactoryInterface
Drupal\Core\KeyValueStore\KeyValueStoreExpirableInterface < Drupal\Core\KeyValueStore\KeyValueStoreInterface
Drupal\Core\KeyValueStore\MemoryStorage < Drupal\Core\KeyValueStore\StorageBase
Drupal\Core\KeyValueStore\NullStorageExpirable < Drupal\Core\KeyValueStore\KeyValueStoreExpirableInterface
Drupal\Core\KeyValueStore\StorageBase < Drupal\Core\KeyValueStore\KeyValueStoreInterface
Drupal\Core\Plugin\ConfigurablePluginBase < Drupal\Component\Plugin\ConfigurableInterface, Drupal\Core\Plugin\PluginBase
Drupal\Core\Plugin\ContextAwarePluginBase < Drupal\Component\Plugin\ContextAwarePluginBase, Drupal\Core\Plugin\ContextAwarePluginInterface
Drupal\Core\Plugin\ContextAwarePluginInterface < Drupal\Component\Plugin\ContextAwarePluginInterface
Drupal\Core\Plugin\PluginBase < Drupal\Component\Plugin\PluginBase
Drupal\Core\Plugin\PluginWithFormsInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\Core\Queue\DatabaseQueue < Drupal\Core\Queue\DelayableQueueInterface, Drupal\Core\Queue\ReliableQueueInterface
Drupal\Core\Queue\DelayableQueueInterface < Drupal\Core\Queue\QueueInterface
Drupal\Core\Queue\Memory < Drupal\Core\Queue\QueueInterface
Drupal\Core\Queue\QueueWorkerBase < Drupal\Core\Plugin\PluginBase, Drupal\Core\Queue\QueueWorkerInterface
Drupal\Core\Queue\QueueWorkerInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\Core\Queue\ReliableQueueInterface < Drupal\Core\Queue\QueueInterface
Drupal\Core\Routing\ResettableStackedRouteMatchInterface < Drupal\Core\Routing\StackedRouteMatchInterface
Drupal\Core\Routing\StackedRouteMatchInterface < Drupal\Core\Routing\RouteMatchInterface
Drupal\Core\State\State < Drupal\Core\State\StateInterface
Drupal\Core\StreamWrapper\AssetsStream < Drupal\Core\StreamWrapper\PublicStream
Drupal\Core\StreamWrapper\ExtensionStreamBase < Drupal\Core\StreamWrapper\LocalReadOnlyStream
Drupal\Core\StreamWrapper\LocalReadOnlyStream < Drupal\Core\StreamWrapper\LocalStream
Drupal\Core\StreamWrapper\LocalStream < Drupal\Core\StreamWrapper\StreamWrapperInterface
Drupal\Core\StreamWrapper\ModuleStream < Drupal\Core\StreamWrapper\ExtensionStreamBase
Drupal\Core\StreamWrapper\PrivateStream < Drupal\Core\StreamWrapper\LocalStream
Drupal\Core\StreamWrapper\PublicStream < Drupal\Core\StreamWrapper\LocalStream
Drupal\Core\StreamWrapper\ReadOnlyStream < Drupal\Core\StreamWrapper\StreamWrapperInterface
Drupal\Core\StreamWrapper\StreamWrapperInterface < Drupal\Core\StreamWrapper\PhpStreamWrapperInterface
Drupal\Core\StreamWrapper\StreamWrapperManager < Drupal\Core\StreamWrapper\StreamWrapperManagerInterface
Drupal\Core\StreamWrapper\TemporaryStream < Drupal\Core\StreamWrapper\LocalStream
Drupal\Core\StreamWrapper\ThemeStream < Drupal\Core\StreamWrapper\ExtensionStreamBase
Drupal\Core\Updater\Module < Drupal\Core\Updater\Updater
Drupal\Core\Updater\Theme < Drupal\Core\Updater\Updater
Drupal\block\BlockInterface < Drupal\Core\Config\Entity\ConfigEntityInterface
Drupal\block_content\Entity\BlockContent < Drupal\Core\Entity\EditorialContentEntityBase
Drupal\comment\CommentInterface < Drupal\Core\Entity\ContentEntityInterface, Drupal\Core\Entity\EntityChangedInterface, Drupal\Core\Entity\EntityPublishedInterface
Drupal\comment\CommentStorageInterface < Drupal\Core\Entity\ContentEntityStorageInterface
Drupal\comment\CommentTypeInterface < Drupal\Core\Config\Entity\ConfigEntityInterface
Drupal\comment\Entity\Comment < Drupal\comment\CommentInterface, Drupal\Core\Entity\ContentEntityBase
Drupal\field\FieldConfigInterface < Drupal\Core\Config\Entity\ConfigEntityInterface
Drupal\field\FieldStorageConfigInterface < Drupal\Core\Config\Entity\ConfigEntityInterface
Drupal\file\Entity\File < Drupal\Core\Entity\ContentEntityBase, Drupal\file\FileInterface
Drupal\file\FileInterface < Drupal\Core\Entity\ContentEntityInterface, Drupal\Core\Entity\EntityChangedInterface
Drupal\file\FileRepository < Drupal\file\FileRepositoryInterface
Drupal\file\FileStorageInterface < Drupal\Core\Entity\ContentEntityStorageInterface
Drupal\file\Plugin\Field\FieldFormatter\BaseFieldFileFormatterBase < Drupal\Core\Field\FormatterBase
Drupal\file\Plugin\Field\FieldFormatter\DescriptionAwareFileFormatterBase < Drupal\file\Plugin\Field\FieldFormatter\FileFormatterBase
Drupal\file\Plugin\Field\FieldFormatter\FileFormatterBase < Drupal\Core\Field\Plugin\Field\FieldFormatter\EntityReferenceFormatterBase
Drupal\file\Plugin\Field\FieldFormatter\FileMediaFormatterBase < Drupal\file\Plugin\Field\FieldFormatter\FileFormatterBase
Drupal\file\Plugin\Field\FieldType\FileFieldItemList < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\file\Plugin\Field\FieldType\FileItem < Drupal\Core\Field\Plugin\Field\FieldType\EntityReferenceItemBase
Drupal\file\Plugin\Field\FieldType\FileUriItem < Drupal\Core\Field\FieldItemBase
Drupal\filter\FilterFormatFormBase < Drupal\Core\Entity\EntityForm
Drupal\filter\FilterFormatInterface < Drupal\Core\Config\Entity\ConfigEntityInterface
Drupal\filter\Plugin\FilterBase < Drupal\Core\Plugin\PluginBase, Drupal\filter\Plugin\FilterInterface
Drupal\filter\Plugin\FilterInterface < Drupal\Component\Plugin\ConfigurableInterface, Drupal\Component\Plugin\PluginInspectionInterface
Drupal\image\ConfigurableImageEffectBase < Drupal\image\ConfigurableImageEffectInterface, Drupal\image\ImageEffectBase
Drupal\image\ConfigurableImageEffectInterface < Drupal\image\ImageEffectInterface
Drupal\image\Entity\ImageStyle < Drupal\Core\Config\Entity\ConfigEntityBase, Drupal\Core\Entity\EntityWithPluginCollectionInterface, Drupal\image\ImageStyleInterface
Drupal\image\Form\ImageEffectFormBase < Drupal\Core\Form\FormBase
Drupal\image\Form\ImageStyleFormBase < Drupal\Core\Entity\EntityForm
Drupal\image\ImageEffectBase < Drupal\Core\Plugin\ConfigurablePluginBase, Drupal\image\ImageEffectInterface
Drupal\image\ImageEffectInterface < Drupal\Component\Plugin\ConfigurableInterface, Drupal\Component\Plugin\PluginInspectionInterface
Drupal\image\ImageStyleInterface < Drupal\Core\Config\Entity\ConfigEntityInterface
Drupal\image\ImageStyleStorageInterface < Drupal\Core\Config\Entity\ConfigEntityStorageInterface
Drupal\image\Plugin\Field\FieldFormatter\ImageFormatterBase < Drupal\file\Plugin\Field\FieldFormatter\FileFormatterBase
Drupal\image\Plugin\Field\FieldType\ImageItem < Drupal\file\Plugin\Field\FieldType\FileItem
Drupal\media\Entity\Media < Drupal\Core\Entity\EditorialContentEntityBase, Drupal\media\MediaInterface
Drupal\media\MediaInterface < Drupal\Core\Entity\ContentEntityInterface, Drupal\Core\Entity\EntityChangedInterface, Drupal\Core\Entity\EntityPublishedInterface, Drupal\Core\Entity\RevisionLogInterface
Drupal\media\MediaSourceBase < Drupal\Core\Plugin\PluginBase, Drupal\media\MediaSourceInterface
Drupal\media\MediaSourceEntityConstraintsInterface < Drupal\media\MediaSourceInterface
Drupal\media\MediaSourceFieldConstraintsInterface < Drupal\media\MediaSourceInterface
Drupal\media\MediaSourceInterface < Drupal\Component\Plugin\ConfigurableInterface, Drupal\Component\Plugin\PluginInspectionInterface
Drupal\media\MediaTypeInterface < Drupal\Core\Entity\EntityDescriptionInterface, Drupal\Core\Entity\RevisionableEntityBundleInterface
Drupal\media\Plugin\media\Source\OEmbedInterface < Drupal\media\MediaSourceFieldConstraintsInterface
Drupal\migrate\Plugin\MigrateDestinationInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\migrate\Plugin\MigrateIdMapInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\migrate\Plugin\MigrateProcessInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\migrate\Plugin\MigrateSourceInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\migrate\Plugin\MigrationInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\migrate\Plugin\migrate\destination\DestinationBase < Drupal\Core\Plugin\PluginBase, Drupal\migrate\Plugin\MigrateDestinationInterface
Drupal\migrate\Plugin\migrate\destination\EntityConfigBase < Drupal\migrate\Plugin\migrate\destination\DestinationBase
Drupal\migrate\Plugin\migrate\destination\EntityContentBase < Drupal\migrate\Plugin\migrate\destination\DestinationBase
Drupal\migrate\Plugin\migrate\process\FileProcessBase < Drupal\migrate\ProcessPluginBase
Drupal\migrate\Plugin\migrate\process\MakeUniqueBase < Drupal\migrate\ProcessPluginBase
Drupal\migrate\Plugin\migrate\source\SourcePluginBase < Drupal\Core\Plugin\PluginBase, Drupal\migrate\Plugin\MigrateSourceInterface
Drupal\migrate\Plugin\migrate\source\SqlBase < Drupal\migrate\Plugin\migrate\source\SourcePluginBase
Drupal\migrate\ProcessPluginBase < Drupal\Core\Plugin\PluginBase, Drupal\migrate\Plugin\MigrateProcessInterface
Drupal\node\Entity\Node < Drupal\Core\Entity\EditorialContentEntityBase, Drupal\node\NodeInterface
Drupal\node\Entity\NodeType < Drupal\Core\Config\Entity\ConfigEntityBundleBase, Drupal\node\NodeTypeInterface
Drupal\node\NodeInterface < Drupal\Core\Entity\ContentEntityInterface, Drupal\Core\Entity\EntityChangedInterface, Drupal\Core\Entity\EntityPublishedInterface, Drupal\Core\Entity\RevisionLogInterface
Drupal\node\NodeStorageInterface < Drupal\Core\Entity\ContentEntityStorageInterface
Drupal\node\NodeTypeInterface < Drupal\Core\Entity\RevisionableEntityBundleInterface
Drupal\rest\Plugin\ResourceBase < Drupal\Core\Plugin\PluginBase, Drupal\rest\Plugin\ResourceInterface
Drupal\rest\Plugin\ResourceInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\rest\RestResourceConfigInterface < Drupal\Core\Config\Entity\ConfigEntityInterface, Drupal\Core\Entity\EntityWithPluginCollectionInterface
Drupal\search\Form\SearchPageFormBase < Drupal\Core\Entity\EntityForm
Drupal\search\Plugin\ConfigurableSearchPluginBase < Drupal\search\Plugin\ConfigurableSearchPluginInterface, Drupal\search\Plugin\SearchPluginBase
Drupal\search\Plugin\ConfigurableSearchPluginInterface < Drupal\Component\Plugin\ConfigurableInterface, Drupal\search\Plugin\SearchInterface
Drupal\search\Plugin\SearchInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\search\Plugin\SearchPluginBase < Drupal\Core\Plugin\PluginBase, Drupal\search\Plugin\SearchInterface
Drupal\search\SearchPageInterface < Drupal\Core\Config\Entity\ConfigEntityInterface
Drupal\taxonomy\Entity\Term < Drupal\Core\Entity\EditorialContentEntityBase, Drupal\taxonomy\TermInterface
Drupal\taxonomy\Entity\Vocabulary < Drupal\Core\Config\Entity\ConfigEntityBundleBase, Drupal\taxonomy\VocabularyInterface
Drupal\taxonomy\TermInterface < Drupal\Core\Entity\ContentEntityInterface, Drupal\Core\Entity\EntityChangedInterface, Drupal\Core\Entity\EntityPublishedInterface, Drupal\Core\Entity\RevisionLogInterface
Drupal\taxonomy\TermStorageInterface < Drupal\Core\Entity\ContentEntityStorageInterface
Drupal\taxonomy\VocabularyInterface < Drupal\Core\Entity\RevisionableEntityBundleInterface
Drupal\taxonomy\VocabularyStorageInterface < Drupal\Core\Config\Entity\ConfigEntityStorageInterface
Drupal\user\Entity\Role < Drupal\Core\Config\Entity\ConfigEntityBase, Drupal\user\RoleInterface
Drupal\user\Entity\User < Drupal\Core\Entity\ContentEntityBase, Drupal\user\UserInterface
Drupal\user\Plugin\Action\ChangeUserRoleBase < Drupal\Core\Action\ConfigurableActionBase
Drupal\user\RoleInterface < Drupal\Core\Config\Entity\ConfigEntityInterface
Drupal\user\RoleStorageInterface < Drupal\Core\Config\Entity\ConfigEntityStorageInterface
Drupal\user\UserInterface < Drupal\Core\Entity\ContentEntityInterface, Drupal\Core\Entity\EntityChangedInterface
Drupal\user\UserStorageInterface < Drupal\Core\Entity\ContentEntityStorageInterface
Drupal\views\Plugin\Block\ViewsBlockBase < Drupal\Core\Block\BlockBase
Drupal\views\Plugin\views\HandlerBase < Drupal\views\Plugin\views\PluginBase, Drupal\views\Plugin\views\ViewsHandlerInterface
Drupal\views\Plugin\views\PluginBase < Drupal\Core\Plugin\PluginBase, Drupal\views\Plugin\views\ViewsPluginInterface
Drupal\views\Plugin\views\PluginInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\views\Plugin\views\ViewsHandlerInterface < Drupal\views\Plugin\views\ViewsPluginInterface
Drupal\views\Plugin\views\ViewsPluginInterface < Drupal\Component\Plugin\PluginInspectionInterface
Drupal\views\Plugin\views\access\AccessPluginBase < Drupal\views\Plugin\views\PluginBase
Drupal\views\Plugin\views\area\AreaPluginBase < Drupal\views\Plugin\views\HandlerBase
Drupal\views\Plugin\views\area\TokenizeAreaPluginBase < Drupal\views\Plugin\views\area\AreaPluginBase
Drupal\views\Plugin\views\cache\CachePluginBase < Drupal\views\Plugin\views\PluginBase
Drupal\views\Plugin\views\display\PathPluginBase < Drupal\views\Plugin\views\PluginBase
Drupal\views\Plugin\views\exposed_form\ExposedFormPluginBase < Drupal\views\Plugin\views\exposed_form\ExposedFormPluginInterface, Drupal\views\Plugin\views\PluginBase
Drupal\views\Plugin\views\exposed_form\ExposedFormPluginInterface < Drupal\views\Plugin\views\ViewsPluginInterface
Drupal\views\Plugin\views\field\FieldHandlerInterface < Drupal\views\Plugin\views\ViewsHandlerInterface
Drupal\views\Plugin\views\field\FieldPluginBase < Drupal\views\Plugin\views\field\FieldHandlerInterface, Drupal\views\Plugin\views\HandlerBase
Drupal\views\Plugin\views\field\LinkBase < Drupal\views\Plugin\views\field\FieldPluginBase
Drupal\views\Plugin\views\field\MultiItemsFieldHandlerInterface < Drupal\views\Plugin\views\field\FieldHandlerInterface
Drupal\views\Plugin\views\filter\FilterPluginBase < Drupal\views\Plugin\views\HandlerBase
Drupal\views\Plugin\views\join\JoinPluginBase < Drupal\Core\Plugin\PluginBase
Drupal\views\Plugin\views\pager\PagerPluginBase < Drupal\views\Plugin\views\PluginBase
Drupal\views\Plugin\views\pager\SqlBase < Drupal\views\Plugin\views\pager\PagerPluginBase
Drupal\views\Plugin\views\query\QueryPluginBase < Drupal\views\Plugin\views\PluginBase
Drupal\views\Plugin\views\relationship\RelationshipPluginBase < Drupal\views\Plugin\views\HandlerBase
Drupal\views\Plugin\views\row\RowPluginBase < Drupal\views\Plugin\views\PluginBase
Drupal\views\Plugin\views\row\RssPluginBase < Drupal\views\Plugin\views\row\RowPluginBase
Drupal\views\Plugin\views\sort\SortPluginBase < Drupal\views\Plugin\views\HandlerBase
Drupal\views\Plugin\views\style\StylePluginBase < Drupal\views\Plugin\views\PluginBase
Drupal\views\ViewEntityInterface < Drupal\Core\Config\Entity\ConfigEntityInterface
`);
