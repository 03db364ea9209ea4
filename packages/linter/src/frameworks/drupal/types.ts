import type { ReturnType } from '../knowledge.ts';

/** Static accessors of `\Drupal` (drupal/core: lib/Drupal.php). */
const accessors: Readonly<Record<string, string>> = {
  getContainer: 'Symfony\\Component\\DependencyInjection\\ContainerInterface',
  request: 'Symfony\\Component\\HttpFoundation\\Request',
  requestStack: 'Symfony\\Component\\HttpFoundation\\RequestStack',
  routeMatch: 'Drupal\\Core\\Routing\\RouteMatchInterface',
  currentUser: 'Drupal\\Core\\Session\\AccountProxyInterface',
  entityTypeManager: 'Drupal\\Core\\Entity\\EntityTypeManagerInterface',
  database: 'Drupal\\Core\\Database\\Connection',
  cache: 'Drupal\\Core\\Cache\\CacheBackendInterface',
  keyValue: 'Drupal\\Core\\KeyValueStore\\KeyValueStoreInterface',
  keyValueExpirable: 'Drupal\\Core\\KeyValueStore\\KeyValueStoreExpirableInterface',
  lock: 'Drupal\\Core\\Lock\\LockBackendInterface',
  config: 'Drupal\\Core\\Config\\ImmutableConfig',
  configFactory: 'Drupal\\Core\\Config\\ConfigFactoryInterface',
  queue: 'Drupal\\Core\\Queue\\QueueInterface',
  state: 'Drupal\\Core\\State\\StateInterface',
  httpClient: 'GuzzleHttp\\Client',
  moduleHandler: 'Drupal\\Core\\Extension\\ModuleHandlerInterface',
  formBuilder: 'Drupal\\Core\\Form\\FormBuilderInterface',
  logger: 'Psr\\Log\\LoggerInterface',
  theme: 'Drupal\\Core\\Theme\\ThemeManagerInterface',
};

/** Methods of `ControllerBase`, `FormBase` and their traits. */
const inherited: readonly ReturnType[] = [
  {
    of: 'Drupal\\Core\\Controller\\ControllerBase->entityTypeManager',
    gives: 'Drupal\\Core\\Entity\\EntityTypeManagerInterface',
  },
  { of: 'Drupal\\Core\\Controller\\ControllerBase->cache', gives: 'Drupal\\Core\\Cache\\CacheBackendInterface' },
  { of: 'Drupal\\Core\\Controller\\ControllerBase->config', gives: 'Drupal\\Core\\Config\\Config' },
  {
    of: 'Drupal\\Core\\Controller\\ControllerBase->keyValue',
    gives: 'Drupal\\Core\\KeyValueStore\\KeyValueStoreInterface',
  },
  { of: 'Drupal\\Core\\Controller\\ControllerBase->state', gives: 'Drupal\\Core\\State\\StateInterface' },
  {
    of: 'Drupal\\Core\\Controller\\ControllerBase->moduleHandler',
    gives: 'Drupal\\Core\\Extension\\ModuleHandlerInterface',
  },
  { of: 'Drupal\\Core\\Form\\FormBase->config', gives: 'Drupal\\Core\\Config\\ImmutableConfig' },
  { of: 'Drupal\\Core\\Form\\FormBase->configFactory', gives: 'Drupal\\Core\\Config\\ConfigFactoryInterface' },
  { of: 'Drupal\\Core\\Form\\FormBase->getRequest', gives: 'Symfony\\Component\\HttpFoundation\\Request' },
  { of: 'Drupal\\Core\\Form\\FormBase->getRouteMatch', gives: 'Drupal\\Core\\Routing\\RouteMatchInterface' },
  { of: 'Drupal\\Core\\Form\\ConfigFormBase->config', gives: 'Drupal\\Core\\Config\\Config' },
];

const made: readonly ReturnType[] = [
  {
    of: 'Drupal\\Core\\Entity\\EntityTypeManagerInterface->getStorage',
    gives: 'Drupal\\Core\\Entity\\EntityStorageInterface',
  },
  { of: 'Drupal\\Core\\Entity\\EntityStorageInterface->create', gives: 'Drupal\\Core\\Entity\\EntityInterface' },
  { of: 'Drupal\\Core\\Entity\\EntityStorageInterface->load', gives: 'Drupal\\Core\\Entity\\EntityInterface' },
  { of: 'Drupal\\Core\\Entity\\EntityInterface::create', gives: 'static' },
  { of: 'Drupal\\Core\\Entity\\EntityInterface::load', gives: 'static' },
  { of: 'Drupal\\Core\\Config\\ConfigFactoryInterface->get', gives: 'Drupal\\Core\\Config\\ImmutableConfig' },
  { of: 'Drupal\\Core\\Config\\ConfigFactoryInterface->getEditable', gives: 'Drupal\\Core\\Config\\Config' },
  { of: 'Drupal\\Core\\Config\\Config->set', gives: 'static' },
  {
    of: 'Drupal\\Core\\KeyValueStore\\KeyValueFactoryInterface->get',
    gives: 'Drupal\\Core\\KeyValueStore\\KeyValueStoreInterface',
  },
  {
    of: 'Drupal\\Core\\KeyValueStore\\KeyValueExpirableFactoryInterface->get',
    gives: 'Drupal\\Core\\KeyValueStore\\KeyValueStoreExpirableInterface',
  },
  { of: 'Drupal\\Core\\TempStore\\PrivateTempStoreFactory->get', gives: 'Drupal\\Core\\TempStore\\PrivateTempStore' },
  { of: 'Drupal\\Core\\TempStore\\SharedTempStoreFactory->get', gives: 'Drupal\\Core\\TempStore\\SharedTempStore' },
  { of: 'Drupal\\Core\\Cache\\CacheFactoryInterface->get', gives: 'Drupal\\Core\\Cache\\CacheBackendInterface' },
  { of: 'Drupal\\Core\\Queue\\QueueFactory->get', gives: 'Drupal\\Core\\Queue\\QueueInterface' },
  { of: 'Drupal\\Core\\Image\\ImageFactory->get', gives: 'Drupal\\Core\\Image\\ImageInterface' },
  { of: 'Drupal\\Core\\Image\\ImageInterface->getToolkit', gives: 'Drupal\\Core\\ImageToolkit\\ImageToolkitInterface' },
  { of: 'Drupal\\image\\Entity\\ImageStyle::load', gives: 'Drupal\\image\\ImageStyleInterface' },
  { of: 'Drupal\\Core\\Archiver\\ArchiverManager->getInstance', gives: 'Drupal\\Core\\Archiver\\ArchiverInterface' },
  { of: 'Drupal\\Core\\Archiver\\ArchiverManager->createInstance', gives: 'Drupal\\Core\\Archiver\\ArchiverInterface' },
  { of: 'archiver_get_archiver', gives: 'Drupal\\Core\\Archiver\\ArchiverInterface' },
  {
    of: 'Drupal\\Core\\StreamWrapper\\StreamWrapperManagerInterface->getViaUri',
    gives: 'Drupal\\Core\\StreamWrapper\\StreamWrapperInterface',
  },
  {
    of: 'Drupal\\Core\\StreamWrapper\\StreamWrapperManagerInterface->getViaScheme',
    gives: 'Drupal\\Core\\StreamWrapper\\StreamWrapperInterface',
  },
  { of: 'Drupal\\Core\\Extension\\ModuleHandlerInterface->getModule', gives: 'Drupal\\Core\\Extension\\Extension' },
  { of: 'Drupal\\Core\\Extension\\ThemeHandlerInterface->getTheme', gives: 'Drupal\\Core\\Extension\\Extension' },
  { of: 'Drupal\\Core\\Theme\\ThemeManagerInterface->getActiveTheme', gives: 'Drupal\\Core\\Theme\\ActiveTheme' },
  {
    of: 'Drupal\\Core\\PhpStorage\\PhpStorageFactory::get',
    gives: 'Drupal\\Component\\PhpStorage\\PhpStorageInterface',
  },
  { of: 'Drupal\\file\\FileRepositoryInterface->writeData', gives: 'Drupal\\file\\FileInterface' },
  { of: 'Drupal\\file\\FileRepositoryInterface->copy', gives: 'Drupal\\file\\FileInterface' },
  { of: 'Drupal\\file\\FileRepositoryInterface->move', gives: 'Drupal\\file\\FileInterface' },
  { of: 'Drupal\\file\\FileRepositoryInterface->loadByUri', gives: 'Drupal\\file\\FileInterface' },
  { of: 'file_save_data', gives: 'Drupal\\file\\FileInterface' },
  { of: 'file_copy', gives: 'Drupal\\file\\FileInterface' },
  { of: 'file_move', gives: 'Drupal\\file\\FileInterface' },
  { of: 'Drupal\\Core\\Database\\Connection->insert', gives: 'Drupal\\Core\\Database\\Query\\Insert' },
  { of: 'Drupal\\Core\\Database\\Connection->update', gives: 'Drupal\\Core\\Database\\Query\\Update' },
  { of: 'Drupal\\Core\\Database\\Connection->merge', gives: 'Drupal\\Core\\Database\\Query\\Merge' },
  { of: 'Drupal\\Core\\Database\\Connection->upsert', gives: 'Drupal\\Core\\Database\\Query\\Upsert' },
  { of: 'Drupal\\Core\\Database\\Query\\Insert->fields', gives: 'static' },
  { of: 'Drupal\\Core\\Database\\Query\\Update->fields', gives: 'static' },
  { of: 'Drupal\\Core\\Database\\Query\\Merge->keys', gives: 'static' },
  { of: 'Drupal\\Core\\Database\\Query\\Merge->fields', gives: 'static' },
];

/** drupal/core: lib/Drupal/Core/Batch/BatchBuilder.php */
const batches: readonly ReturnType[] = [
  'addOperation',
  'registerSetId',
  'setErrorMessage',
  'setFile',
  'setFinishCallback',
  'setInitMessage',
  'setLibraries',
  'setProgressMessage',
  'setProgressive',
  'setQueue',
  'setTitle',
  'setUrlOptions',
].map((method) => ({ of: `Drupal\\Core\\Batch\\BatchBuilder->${method}`, gives: 'static' }));

export const types: readonly ReturnType[] = [
  ...Object.entries(accessors).map(([method, gives]): ReturnType => ({ of: `Drupal::${method}`, gives })),
  ...inherited,
  ...made,
  ...batches,
];
