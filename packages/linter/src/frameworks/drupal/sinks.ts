import type { Sink } from '../knowledge.ts';
import { codeSinks, configurationSinks } from './sinks-code.ts';

const FILE_SYSTEM = 'drupal/core: lib/Drupal/Core/File/FileSystemInterface.php';
const FILE_REPOSITORY = 'drupal/core: modules/file/src/FileRepositoryInterface.php';
const FILE_INC = 'drupal/core 8.9: includes/file.inc';
const FILE_MODULE = 'drupal/core 9.5: modules/file/file.module';

/** `FileSystemInterface` works on plain paths and on stream wrapper URIs alike. */
const fileSystem: readonly Sink[] = [
  {
    call: 'Drupal\\Core\\File\\FileSystemInterface->saveData',
    path: { arg: 1, name: 'destination' },
    effect: 'write',
    untyped: ['FileSystemInterface', 'file_system'],
    source: FILE_SYSTEM,
  },
  {
    call: 'Drupal\\Core\\File\\FileSystemInterface->copy',
    path: { arg: 1, name: 'destination' },
    effect: 'copy',
    source: FILE_SYSTEM,
  },
  {
    call: 'Drupal\\Core\\File\\FileSystemInterface->move',
    path: { arg: 1, name: 'destination' },
    effect: 'rename',
    source: FILE_SYSTEM,
  },
  {
    call: 'Drupal\\Core\\File\\FileSystemInterface->moveUploadedFile',
    path: { arg: 1, name: 'uri' },
    effect: 'write',
    kind: 'upload',
    untyped: ['FileSystemInterface', 'file_system'],
    source: FILE_SYSTEM,
  },
  {
    call: 'Drupal\\Core\\File\\FileSystemInterface->prepareDirectory',
    path: { arg: 0, name: 'directory' },
    effect: 'directory',
    untyped: ['FileSystemInterface', 'file_system'],
    source: FILE_SYSTEM,
  },
  {
    call: 'Drupal\\Core\\File\\FileSystemInterface->mkdir',
    path: { arg: 0, name: 'uri' },
    effect: 'directory',
    untyped: ['FileSystemInterface', 'file_system'],
    source: FILE_SYSTEM,
  },
  {
    call: 'Drupal\\Core\\File\\FileSystemInterface->chmod',
    path: { arg: 0, name: 'uri' },
    effect: 'permissions',
    source: FILE_SYSTEM,
  },
];

/** Managed files: a plain path is refused (`InvalidStreamWrapperException`). */
const managedFiles: readonly Sink[] = [
  {
    call: 'Drupal\\file\\FileRepositoryInterface->writeData',
    path: { arg: 1, name: 'destination' },
    effect: 'write',
    streamOnly: true,
    source: FILE_REPOSITORY,
  },
  {
    call: 'Drupal\\file\\FileRepositoryInterface->copy',
    path: { arg: 1, name: 'destination' },
    effect: 'copy',
    streamOnly: true,
    source: FILE_REPOSITORY,
  },
  {
    call: 'Drupal\\file\\FileRepositoryInterface->move',
    path: { arg: 1, name: 'destination' },
    effect: 'rename',
    streamOnly: true,
    source: FILE_REPOSITORY,
  },
  {
    call: 'file_save_data',
    path: { arg: 1, name: 'destination' },
    effect: 'write',
    when: [{ arg: 1, given: true }],
    streamOnly: true,
    source: FILE_MODULE,
  },
  {
    call: 'file_copy',
    path: { arg: 1, name: 'destination' },
    effect: 'copy',
    when: [{ arg: 1, given: true }],
    streamOnly: true,
    source: FILE_MODULE,
  },
  {
    call: 'file_move',
    path: { arg: 1, name: 'destination' },
    effect: 'rename',
    when: [{ arg: 1, given: true }],
    streamOnly: true,
    source: FILE_MODULE,
  },
  {
    call: 'file_save_upload',
    path: { arg: 2, name: 'destination' },
    effect: 'write',
    when: [{ arg: 2, given: true, not: [false] }],
    kind: 'upload',
    streamOnly: true,
    source: FILE_MODULE,
  },
  {
    call: 'system_retrieve_file',
    path: { arg: 1, name: 'destination' },
    effect: 'write',
    when: [{ arg: 1, given: true }],
    source: 'drupal/core 9.5: modules/system/system.module',
  },
];

/** Functions of Drupal 8, gone in 9; without a destination they write to the default scheme. */
const functions: readonly Sink[] = [
  {
    call: 'file_unmanaged_save_data',
    path: { arg: 1, name: 'destination' },
    effect: 'write',
    when: [{ arg: 1, given: true }],
    source: FILE_INC,
  },
  {
    call: 'file_unmanaged_copy',
    path: { arg: 1, name: 'destination' },
    effect: 'copy',
    when: [{ arg: 1, given: true }],
    source: FILE_INC,
  },
  {
    call: 'file_unmanaged_move',
    path: { arg: 1, name: 'destination' },
    effect: 'rename',
    when: [{ arg: 1, given: true }],
    source: FILE_INC,
  },
  {
    call: 'file_prepare_directory',
    path: { arg: 0, name: 'directory' },
    effect: 'directory',
    source: FILE_INC,
  },
  { call: 'drupal_mkdir', path: { arg: 0, name: 'uri' }, effect: 'directory', source: FILE_INC },
  { call: 'drupal_chmod', path: { arg: 0, name: 'uri' }, effect: 'permissions', source: FILE_INC },
  {
    call: 'drupal_move_uploaded_file',
    path: { arg: 1, name: 'uri' },
    effect: 'write',
    kind: 'upload',
    source: FILE_INC,
  },
  {
    call: 'file_save_htaccess',
    path: { arg: 0, name: 'directory' },
    effect: 'write',
    kind: 'config',
    source: FILE_INC,
  },
  {
    call: 'locale_translation_download_source',
    path: { arg: 1, name: 'directory' },
    effect: 'write',
    when: [{ arg: 1, given: true }],
    source: 'drupal/core: modules/locale/locale.batch.inc',
  },
];

const images: readonly Sink[] = [
  {
    call: 'Drupal\\Core\\Image\\ImageInterface->save',
    path: { arg: 0, name: 'destination' },
    effect: 'write',
    when: [{ arg: 0, given: true }],
    kind: 'media',
    source: 'drupal/core: lib/Drupal/Core/Image/ImageInterface.php',
  },
  {
    call: 'Drupal\\Core\\ImageToolkit\\ImageToolkitInterface->save',
    path: { arg: 0, name: 'destination' },
    effect: 'write',
    kind: 'media',
    source: 'drupal/core: lib/Drupal/Core/ImageToolkit/ImageToolkitInterface.php',
  },
  {
    call: 'Drupal\\image\\ImageStyleInterface->createDerivative',
    path: { arg: 1, name: 'derivative_uri' },
    effect: 'write',
    kind: 'media',
    source: 'drupal/core: modules/image/src/ImageStyleInterface.php',
  },
];

/** Contributed modules that other modules call. */
const contributed: readonly Sink[] = ['KeyGeneratorService', 'KeyGeneratorServiceInterface'].map(
  (type): Sink => ({
    call: `Drupal\\simple_oauth\\Service\\${type}->generateKeys`,
    path: { arg: 0 },
    effect: 'write',
    kind: 'key',
    source: 'drupal/simple_oauth: src/Service/KeyGeneratorService.php',
  }),
);

export const sinks: readonly Sink[] = [
  ...fileSystem,
  ...managedFiles,
  ...functions,
  ...images,
  ...codeSinks,
  ...configurationSinks,
  ...contributed,
];
