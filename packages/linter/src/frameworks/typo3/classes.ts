import { classTable } from '../class-table.ts';
import type { KnownClass } from '../knowledge.ts';

/** Classes of TYPO3 9 to 14 below what the tables name (typo3/cms-core, cms-extbase, cms-frontend, cms-form, cms-scheduler). */
export const classes: readonly KnownClass[] = classTable(String.raw`
TYPO3\CMS\Backend\FrontendBackendUserAuthentication < TYPO3\CMS\Core\Authentication\BackendUserAuthentication
TYPO3\CMS\Core\Authentication\BackendUserAuthentication < TYPO3\CMS\Core\Authentication\AbstractUserAuthentication
TYPO3\CMS\Core\Authentication\CommandLineUserAuthentication < TYPO3\CMS\Core\Authentication\BackendUserAuthentication
TYPO3\CMS\Core\Cache\Backend\FileBackend < TYPO3\CMS\Core\Cache\Backend\SimpleFileBackend
TYPO3\CMS\Core\Cache\Frontend\AbstractFrontend < TYPO3\CMS\Core\Cache\Frontend\FrontendInterface
TYPO3\CMS\Core\Cache\Frontend\NullFrontend < TYPO3\CMS\Core\Cache\Frontend\PhpFrontend
TYPO3\CMS\Core\Cache\Frontend\PhpFrontend < TYPO3\CMS\Core\Cache\Frontend\AbstractFrontend
TYPO3\CMS\Core\Cache\Frontend\StringFrontend < TYPO3\CMS\Core\Cache\Frontend\AbstractFrontend
TYPO3\CMS\Core\Cache\Frontend\VariableFrontend < TYPO3\CMS\Core\Cache\Frontend\AbstractFrontend
TYPO3\CMS\Core\Http\AbstractApplication < Psr\Http\Server\RequestHandlerInterface
TYPO3\CMS\Core\Http\Application < TYPO3\CMS\Core\Http\AbstractApplication
TYPO3\CMS\Core\Http\MiddlewareDispatcher < Psr\Http\Server\RequestHandlerInterface
TYPO3\CMS\Core\Http\RequestHandler < Psr\Http\Server\RequestHandlerInterface
TYPO3\CMS\Core\Log\Writer\RotatingFileWriter < TYPO3\CMS\Core\Log\Writer\FileWriter
TYPO3\CMS\Core\Package\FailsafePackageManager < TYPO3\CMS\Core\Package\PackageManager
TYPO3\CMS\Core\Package\Package < TYPO3\CMS\Core\Package\PackageInterface
TYPO3\CMS\Core\Package\UnitTestPackageManager < TYPO3\CMS\Core\Package\PackageManager
TYPO3\CMS\Core\Package\VirtualAppPackage < TYPO3\CMS\Core\Package\Package
TYPO3\CMS\Core\Resource\AbstractFile < TYPO3\CMS\Core\Resource\FileInterface
TYPO3\CMS\Core\Resource\AbstractRepository < TYPO3\CMS\Extbase\Persistence\RepositoryInterface
TYPO3\CMS\Core\Resource\Driver\AbstractDriver < TYPO3\CMS\Core\Resource\Driver\DriverInterface
TYPO3\CMS\Core\Resource\Driver\AbstractHierarchicalFilesystemDriver < TYPO3\CMS\Core\Resource\Driver\AbstractDriver
TYPO3\CMS\Core\Resource\Driver\LocalDriver < TYPO3\CMS\Core\Resource\Driver\AbstractHierarchicalFilesystemDriver
TYPO3\CMS\Core\Resource\File < TYPO3\CMS\Core\Resource\AbstractFile
TYPO3\CMS\Core\Resource\FileReference < TYPO3\CMS\Core\Resource\FileInterface
TYPO3\CMS\Core\Resource\FileRepository < TYPO3\CMS\Core\Resource\AbstractRepository
TYPO3\CMS\Core\Resource\Folder < TYPO3\CMS\Core\Resource\FolderInterface
TYPO3\CMS\Core\Resource\InaccessibleFolder < TYPO3\CMS\Core\Resource\Folder
TYPO3\CMS\Core\Resource\ProcessedFile < TYPO3\CMS\Core\Resource\AbstractFile
TYPO3\CMS\Core\Resource\ProcessedFileRepository < TYPO3\CMS\Core\Resource\AbstractRepository
TYPO3\CMS\Core\Resource\StorageRepository < TYPO3\CMS\Core\Resource\AbstractRepository
TYPO3\CMS\Core\Utility\File\ExtendedFileUtility < TYPO3\CMS\Core\Utility\File\BasicFileUtility
TYPO3\CMS\Extbase\Configuration\ConfigurationManager < TYPO3\CMS\Extbase\Configuration\ConfigurationManagerInterface
TYPO3\CMS\Extbase\Mvc\Controller\ActionController < TYPO3\CMS\Extbase\Mvc\Controller\ControllerInterface
TYPO3\CMS\Extbase\Mvc\Web\ReferringRequest < TYPO3\CMS\Extbase\Mvc\Request
TYPO3\CMS\Extbase\Persistence\Repository < TYPO3\CMS\Extbase\Persistence\RepositoryInterface
TYPO3\CMS\Form\Domain\Finishers\ClosureFinisher < TYPO3\CMS\Form\Domain\Finishers\AbstractFinisher
TYPO3\CMS\Form\Domain\Finishers\ConfirmationFinisher < TYPO3\CMS\Form\Domain\Finishers\AbstractFinisher
TYPO3\CMS\Form\Domain\Finishers\DeleteUploadsFinisher < TYPO3\CMS\Form\Domain\Finishers\AbstractFinisher
TYPO3\CMS\Form\Domain\Finishers\EmailFinisher < TYPO3\CMS\Form\Domain\Finishers\AbstractFinisher
TYPO3\CMS\Form\Domain\Finishers\FlashMessageFinisher < TYPO3\CMS\Form\Domain\Finishers\AbstractFinisher
TYPO3\CMS\Form\Domain\Finishers\RedirectFinisher < TYPO3\CMS\Form\Domain\Finishers\AbstractFinisher
TYPO3\CMS\Form\Domain\Finishers\SaveToDatabaseFinisher < TYPO3\CMS\Form\Domain\Finishers\AbstractFinisher
TYPO3\CMS\Frontend\Authentication\FrontendUserAuthentication < TYPO3\CMS\Core\Authentication\AbstractUserAuthentication
TYPO3\CMS\Frontend\Imaging\GifBuilder < TYPO3\CMS\Core\Imaging\GraphicalFunctions
TYPO3\CMS\Scheduler\Task\CachingFrameworkGarbageCollectionTask < TYPO3\CMS\Scheduler\Task\AbstractTask
TYPO3\CMS\Scheduler\Task\ExecuteSchedulableCommandTask < TYPO3\CMS\Scheduler\Task\AbstractTask
TYPO3\CMS\Scheduler\Task\FileStorageExtractionTask < TYPO3\CMS\Scheduler\Task\AbstractTask
TYPO3\CMS\Scheduler\Task\FileStorageIndexingTask < TYPO3\CMS\Scheduler\Task\AbstractTask
TYPO3\CMS\Scheduler\Task\IpAnonymizationTask < TYPO3\CMS\Scheduler\Task\AbstractTask
TYPO3\CMS\Scheduler\Task\OptimizeDatabaseTableTask < TYPO3\CMS\Scheduler\Task\AbstractTask
TYPO3\CMS\Scheduler\Task\RecyclerGarbageCollectionTask < TYPO3\CMS\Scheduler\Task\AbstractTask
TYPO3\CMS\Scheduler\Task\TableGarbageCollectionTask < TYPO3\CMS\Scheduler\Task\AbstractTask
`);
