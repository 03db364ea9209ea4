import type { PathSource } from '../knowledge.ts';
import { contributedPaths } from './paths-contributed.ts';
import { settingsPaths } from './paths-settings.ts';

const FILE_SYSTEM = 'drupal/core: lib/Drupal/Core/File/FileSystemInterface.php';
const FILE_INC = 'drupal/core 8.9: includes/file.inc';
const WRAPPERS = 'drupal/core: lib/Drupal/Core/StreamWrapper';
const KERNEL = 'drupal/core: lib/Drupal/Core/DrupalKernelInterface.php';
const EXTENSIONS = 'drupal/core: lib/Drupal/Core/Extension';
const STREAMS = 'Drupal\\Core\\StreamWrapper\\StreamWrapperManagerInterface';
const REALPATH = 'local path behind a Drupal stream wrapper';

/** Ways to ask the container for the root and the site directory; in Drupal 8 they are services. */
const containerCalls: readonly string[] = [
  'Symfony\\Component\\DependencyInjection\\ContainerInterface->getParameter',
  'Symfony\\Component\\DependencyInjection\\ContainerInterface->get',
  'Drupal::service',
];

/** The docroot, sites directory and extension directories: part of the release. */
const release: readonly PathSource[] = [
  { of: 'const DRUPAL_ROOT', place: 'app', label: 'Drupal root', source: 'drupal/core: includes/bootstrap.inc' },
  { of: 'Drupal::root', place: 'app', label: 'Drupal root', source: 'drupal/core: lib/Drupal.php' },
  {
    of: 'parameter app.root',
    place: 'app',
    label: 'Drupal root',
    source: 'drupal/core: lib/Drupal/Core/DrupalKernel.php',
  },
  {
    of: 'parameter site.path',
    place: 'app',
    base: 'sites/default',
    label: 'site directory',
    source: 'drupal/core: lib/Drupal/Core/DrupalKernel.php',
  },
  ...containerCalls.flatMap((call): PathSource[] => [
    {
      of: `${call}(app.root)`,
      place: 'app',
      label: 'Drupal root',
      source: 'drupal/core: lib/Drupal/Core/DrupalKernel.php',
    },
    {
      of: `${call}(site.path)`,
      place: 'app',
      base: 'sites/default',
      label: 'site directory',
      source: 'drupal/core: lib/Drupal/Core/DrupalKernel.php',
    },
  ]),
  { of: 'Drupal\\Core\\DrupalKernelInterface->getAppRoot', place: 'app', label: 'Drupal root', source: KERNEL },
  {
    of: 'Drupal\\Core\\DrupalKernelInterface->getSitePath',
    place: 'app',
    base: 'sites/default',
    label: 'site directory',
    source: KERNEL,
  },
  {
    of: 'Drupal\\Core\\DrupalKernel::findSitePath',
    place: 'app',
    base: 'sites/default',
    label: 'site directory',
    source: 'drupal/core: lib/Drupal/Core/DrupalKernel.php',
  },
  ...Object.entries({ drupal_get_path: 'extension directory', drupal_get_filename: 'extension info file' }).map(
    ([of, label]): PathSource => ({
      of,
      place: 'app',
      label,
      source: 'drupal/core 9.5: includes/bootstrap.inc',
    }),
  ),
  ...['getPath', 'getPathname'].flatMap((method): PathSource[] => [
    {
      of: `Drupal\\Core\\Extension\\ExtensionList->${method}`,
      place: 'app',
      label: 'extension directory',
      source: `${EXTENSIONS}/ExtensionList.php`,
    },
    {
      of: `Drupal\\Core\\Extension\\ExtensionPathResolver->${method}`,
      place: 'app',
      label: 'extension directory',
      source: `${EXTENSIONS}/ExtensionPathResolver.php`,
    },
    {
      of: `Drupal\\Core\\Extension\\Extension->${method}`,
      place: 'app',
      label: 'extension directory',
      source: `${EXTENSIONS}/Extension.php`,
    },
  ]),
  {
    of: 'Drupal\\Core\\Theme\\ActiveTheme->getPath',
    place: 'app',
    label: 'theme directory',
    source: 'drupal/core: lib/Drupal/Core/Theme/ActiveTheme.php',
  },
];

/** Calls that give the web address of a file. */
const addresses: readonly { readonly of: string; readonly source: string }[] = [
  {
    of: 'Drupal\\Core\\File\\FileUrlGeneratorInterface->generateAbsoluteString',
    source: 'drupal/core: lib/Drupal/Core/File/FileUrlGeneratorInterface.php',
  },
  { of: 'file_create_url', source: FILE_INC },
];

/** Raw paths that belong to a stream wrapper: they stop working when the scheme moves to object storage. */
const localised: readonly PathSource[] = [
  {
    of: 'Drupal\\Core\\File\\FileSystemInterface->realpath',
    place: 'app',
    localises: 0,
    label: REALPATH,
    source: FILE_SYSTEM,
  },
  { of: 'drupal_realpath', place: 'app', localises: 0, label: REALPATH, source: FILE_INC },
  ...addresses.map(
    ({ of, source }): PathSource => ({
      of,
      place: 'app',
      localises: 0,
      address: 'public',
      base: 'sites/default/files',
      label: 'public files directory',
      source,
    }),
  ),
  // What the manager gives is typed by the general interface; only a local stream has a directory.
  ...['realpath', 'getDirectoryPath', 'basePath'].map(
    (method): PathSource => ({
      of: `Drupal\\Core\\StreamWrapper\\StreamWrapperInterface->${method}`,
      place: 'app',
      localises: 0,
      via: `${STREAMS}->getViaUri`,
      viaScheme: `${STREAMS}->getViaScheme`,
      ...(method === 'realpath' ? {} : { wholeScheme: true as const }),
      label: REALPATH,
      source: `${WRAPPERS}/LocalStream.php`,
    }),
  ),
  {
    of: 'Drupal\\Core\\StreamWrapper\\LocalStream->getDirectoryPath',
    place: 'app',
    base: 'sites/default/files',
    label: 'files directory',
    source: `${WRAPPERS}/LocalStream.php`,
  },
  {
    of: 'Drupal\\Core\\StreamWrapper\\PublicStream::basePath',
    place: 'app',
    base: 'sites/default/files',
    label: 'public files directory',
    source: `${WRAPPERS}/PublicStream.php`,
  },
  {
    of: 'Drupal\\Core\\StreamWrapper\\PrivateStream::basePath',
    place: 'app',
    label: 'private files directory',
    source: `${WRAPPERS}/PrivateStream.php`,
  },
  {
    of: 'Drupal\\Core\\StreamWrapper\\AssetsStream::basePath',
    place: 'app',
    base: 'sites/default/files',
    label: 'assets directory',
    source: `${WRAPPERS}/AssetsStream.php`,
  },
  {
    of: 'Drupal\\Component\\PhpStorage\\PhpStorageInterface->getFullPath',
    place: 'app',
    base: 'sites/default/files/php',
    label: 'compiled PHP storage',
    source: 'drupal/core: lib/Drupal/Core/PhpStorage/PhpStorageFactory.php',
  },
];

const temporary: readonly PathSource[] = [
  {
    of: 'scheme temporary://',
    place: 'temporary',
    label: 'Drupal temporary files',
    source: `${WRAPPERS}/TemporaryStream.php`,
  },
  {
    of: 'Drupal\\Core\\StreamWrapper\\TemporaryStream->getDirectoryPath',
    place: 'temporary',
    label: 'Drupal temporary directory',
    source: `${WRAPPERS}/TemporaryStream.php`,
  },
  {
    of: 'Drupal\\Core\\File\\FileSystemInterface->getTempDirectory',
    place: 'temporary',
    label: 'Drupal temporary directory',
    source: FILE_SYSTEM,
  },
  {
    of: 'Drupal\\Component\\FileSystem\\FileSystem::getOsTemporaryDirectory',
    place: 'temporary',
    label: 'system temporary directory',
    source: 'drupal/core: lib/Drupal/Component/FileSystem/FileSystem.php',
  },
  { of: 'file_directory_temp', place: 'temporary', label: 'Drupal temporary directory', source: FILE_INC },
  { of: 'file_directory_os_temp', place: 'temporary', label: 'system temporary directory', source: FILE_INC },
  {
    of: 'Drupal\\Core\\File\\FileSystemInterface->tempnam',
    place: 'temporary',
    inside: 0,
    unique: true,
    label: 'temporary file',
    source: FILE_SYSTEM,
  },
  { of: 'drupal_tempnam', place: 'temporary', inside: 0, unique: true, label: 'temporary file', source: FILE_INC },
];

/** Calls that hand their argument on in another form (`place: 'unknown'` with `append`), and URIs that core made for a stream wrapper. */
const derived: readonly PathSource[] = [
  {
    of: 'Drupal\\Core\\File\\FileSystemInterface->dirname',
    place: 'unknown',
    append: [0],
    label: 'parent directory',
    source: FILE_SYSTEM,
  },
  {
    of: 'Drupal\\Core\\File\\FileSystemInterface->getDestinationFilename',
    place: 'unknown',
    append: [0],
    label: 'free file name',
    source: FILE_SYSTEM,
  },
  {
    of: 'Drupal\\Core\\File\\FileSystemInterface->createFilename',
    place: 'unknown',
    append: [1, 0],
    label: 'free file name',
    source: FILE_SYSTEM,
  },
  { of: 'drupal_dirname', place: 'unknown', append: [0], label: 'parent directory', source: FILE_INC },
  { of: 'file_destination', place: 'unknown', append: [0], label: 'free file name', source: FILE_INC },
  { of: 'file_create_filename', place: 'unknown', append: [1, 0], label: 'free file name', source: FILE_INC },
  {
    of: `${STREAMS}->normalizeUri`,
    place: 'unknown',
    append: [0],
    label: 'stream wrapper URI',
    source: `${WRAPPERS}/StreamWrapperManagerInterface.php`,
  },
  {
    of: 'file_stream_wrapper_uri_normalize',
    place: 'unknown',
    append: [0],
    label: 'stream wrapper URI',
    source: FILE_INC,
  },
  { of: 'file_build_uri', place: 'abstraction', label: 'URI in the default scheme', source: FILE_INC },
  {
    of: 'Drupal\\file\\FileInterface->getFileUri',
    place: 'abstraction',
    label: 'URI of a managed file',
    source: 'drupal/core: modules/file/src/FileInterface.php',
  },
  {
    of: 'Drupal\\image\\ImageStyleInterface->buildUri',
    place: 'abstraction',
    label: 'URI of an image derivative',
    source: 'drupal/core: modules/image/src/ImageStyleInterface.php',
  },
  {
    of: 'Drupal\\file\\Plugin\\Field\\FieldType\\FileItem->getUploadLocation',
    place: 'abstraction',
    label: 'upload location of a file field',
    source: 'drupal/core: modules/file/src/Plugin/Field/FieldType/FileItem.php',
  },
  {
    of: 'Drupal\\Core\\StreamWrapper\\StreamWrapperInterface->getUri',
    place: 'abstraction',
    label: 'stream wrapper URI',
    source: `${WRAPPERS}/StreamWrapperInterface.php`,
  },
];

export const paths: readonly PathSource[] = [
  ...release,
  ...settingsPaths,
  ...localised,
  ...temporary,
  ...derived,
  ...contributedPaths,
];
