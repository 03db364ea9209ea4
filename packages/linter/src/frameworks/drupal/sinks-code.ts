import type { Sink } from '../knowledge.ts';

const INSTALL_INC = 'drupal/core: includes/install.inc';
const FILE_TRANSFER = 'drupal/core: lib/Drupal/Core/FileTransfer/FileTransfer.php';

/** Archives, and code that is installed or compiled at run time. */
export const codeSinks: readonly Sink[] = [
  {
    call: 'Drupal\\Core\\Archiver\\ArchiverInterface->extract',
    path: { arg: 0, name: 'path' },
    effect: 'extract',
    source: 'drupal/core: lib/Drupal/Core/Archiver/ArchiverInterface.php',
  },
  {
    call: 'Drupal\\Core\\FileTransfer\\FileTransfer->copyDirectory',
    path: { arg: 1, name: 'destination' },
    effect: 'copy',
    kind: 'code',
    source: FILE_TRANSFER,
  },
  {
    call: 'Drupal\\Core\\FileTransfer\\FileTransfer->copyFile',
    path: { arg: 1, name: 'destination' },
    effect: 'copy',
    kind: 'code',
    source: FILE_TRANSFER,
  },
  {
    call: 'Drupal\\Core\\FileTransfer\\FileTransfer->createDirectory',
    path: { arg: 0, name: 'directory' },
    effect: 'directory',
    kind: 'code',
    source: FILE_TRANSFER,
  },
  {
    call: 'Drupal\\Core\\FileTransfer\\FileTransfer->chmod',
    path: { arg: 0, name: 'path' },
    effect: 'permissions',
    kind: 'code',
    source: FILE_TRANSFER,
  },
  {
    call: 'Drupal\\Core\\Updater\\Updater->install',
    path: { fixed: 'modules', place: 'app' },
    effect: 'write',
    kind: 'code',
    source: 'drupal/core: lib/Drupal/Core/Updater/Updater.php',
  },
  {
    call: 'Drupal\\Core\\Updater\\Updater->update',
    path: { fixed: 'modules', place: 'app' },
    effect: 'write',
    kind: 'code',
    source: 'drupal/core: lib/Drupal/Core/Updater/Updater.php',
  },
  {
    call: 'Drupal\\Component\\PhpStorage\\PhpStorageInterface->save',
    path: { fixed: 'sites/default/files/php', place: 'app' },
    effect: 'write',
    kind: 'cache',
    source: 'drupal/core: lib/Drupal/Core/PhpStorage/PhpStorageFactory.php',
  },
];

/** Settings, exported configuration and access rules. */
export const configurationSinks: readonly Sink[] = [
  {
    call: 'Drupal\\Core\\Site\\SettingsEditor::rewrite',
    path: { arg: 0, name: 'settings_file' },
    effect: 'write',
    kind: 'config',
    source: 'drupal/core: lib/Drupal/Core/Site/SettingsEditor.php',
  },
  {
    call: 'drupal_rewrite_settings',
    path: { fixed: 'sites/default/settings.php', place: 'app' },
    effect: 'write',
    kind: 'config',
    source: INSTALL_INC,
  },
  { call: 'drupal_install_mkdir', path: { arg: 0, name: 'file' }, effect: 'directory', source: INSTALL_INC },
  { call: 'drupal_install_fix_file', path: { arg: 0, name: 'file' }, effect: 'permissions', source: INSTALL_INC },
  {
    call: 'Drupal\\Core\\Config\\FileStorage->write',
    path: { receiver: 0 },
    effect: 'write',
    kind: 'config',
    source: 'drupal/core: lib/Drupal/Core/Config/FileStorage.php',
  },
  {
    call: 'Drupal\\Component\\FileSecurity\\FileSecurity::writeHtaccess',
    path: { arg: 0, name: 'directory' },
    effect: 'write',
    kind: 'config',
    source: 'drupal/core: lib/Drupal/Component/FileSecurity/FileSecurity.php',
  },
  {
    call: 'Drupal\\Core\\File\\HtaccessWriter->write',
    path: { arg: 0, name: 'directory' },
    effect: 'write',
    kind: 'config',
    source: 'drupal/core: lib/Drupal/Core/File/HtaccessWriter.php',
  },
  {
    call: 'Drupal\\Component\\Gettext\\PoStreamWriter->open',
    path: { receiver: 0, via: 'setURI' },
    effect: 'write',
    kind: 'export',
    source: 'drupal/core: lib/Drupal/Component/Gettext/PoStreamWriter.php',
  },
];
