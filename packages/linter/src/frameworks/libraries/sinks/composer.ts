import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

const filesystem = 'composer/composer: src/Composer/Util/Filesystem.php';

/** Composer as a library: package registries, plugin managers, and plugins of Composer itself. */
export const composerSinks: readonly Sink[] = [
  ...sinkRows({ source: filesystem, effect: 'directory', localOnly: true }, [
    ['Composer\\Util\\Filesystem->ensureDirectoryExists', 0],
  ]),
  ...sinkRows({ source: filesystem, effect: 'copy', localOnly: true }, [
    ['Composer\\Util\\Filesystem->copy', 1],
    ['Composer\\Util\\Filesystem->safeCopy', 1],
  ]),
  ...sinkRows({ source: filesystem, effect: 'rename', localOnly: true }, [
    ['Composer\\Util\\Filesystem->rename', 1],
    ['Composer\\Util\\Filesystem->copyThenRemove', 1],
  ]),
  ...sinkRows({ source: filesystem, effect: 'link', localOnly: true }, [
    ['Composer\\Util\\Filesystem->relativeSymlink', 1],
    ['Composer\\Util\\Filesystem->junction', 1],
  ]),
  ...sinkRows({ source: filesystem, effect: 'write', localOnly: true }, [
    ['Composer\\Util\\Filesystem->filePutContentsIfModified', 0],
  ]),
  ...sinkRows({ source: 'composer/composer: src/Composer/Util/HttpDownloader.php', effect: 'write', localOnly: true }, [
    ['Composer\\Util\\HttpDownloader->copy', 1],
    ['Composer\\Util\\HttpDownloader->addCopy', 1],
  ]),
  ...sinkRows(
    { source: 'composer/composer: src/Composer/Util/RemoteFilesystem.php', effect: 'write', localOnly: true },
    [['Composer\\Util\\RemoteFilesystem->copy', 2]],
  ),
  ...sinkRows(
    {
      source: 'composer/composer: src/Composer/Package/Archiver/ArchiverInterface.php',
      effect: 'write',
      localOnly: true,
    },
    [['Composer\\Package\\Archiver\\ArchiverInterface->archive', 1]],
  ),
  ...sinkRows(
    { source: 'composer/composer: src/Composer/Package/Archiver/ArchiveManager.php', effect: 'write', localOnly: true },
    [['Composer\\Package\\Archiver\\ArchiveManager->archive', 2]],
  ),
  ...sinkRows(
    { source: 'composer/composer: src/Composer/Downloader/DownloadManager.php', effect: 'extract', localOnly: true },
    [
      ['Composer\\Downloader\\DownloadManager->install', 1],
      ['Composer\\Downloader\\DownloadManager->update', 2],
    ],
  ),
  ...sinkRows(
    { source: 'composer/composer: src/Composer/Cache.php', effect: 'directory', kind: 'cache', localOnly: true },
    [['new Composer\\Cache', 1]],
  ),
  {
    call: 'Composer\\Json\\JsonFile->write',
    path: { receiver: 0 },
    effect: 'write',
    source: 'composer/composer: src/Composer/Json/JsonFile.php',
  },
];
