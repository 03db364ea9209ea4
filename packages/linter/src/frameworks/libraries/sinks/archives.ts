import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

const archiveTar = 'pear/archive_tar: Archive/Tar.php';
const pclzip = 'https://www.phpconcept.net/pclzip/';
const phpZip = 'nelexa/zip: src/ZipFile.php';

/** Archives made and unpacked by libraries. */
export const archiveSinks: readonly Sink[] = [
  ...sinkRows({ source: phpZip, effect: 'write', untyped: ['PhpZip'] }, [['PhpZip\\ZipFile->saveAsFile', 0]]),
  ...sinkRows({ source: phpZip, effect: 'extract' }, [['PhpZip\\ZipFile->extractTo', 0]]),
  { call: 'PhpZip\\ZipFile->rewrite', path: { receiver: 0, via: 'openFile' }, effect: 'write', source: phpZip },
  ...['create', 'add', 'delete', 'merge', 'duplicate'].map(
    (method): Sink => ({
      call: `PclZip->${method}`,
      path: { receiver: 0 },
      effect: 'write',
      localOnly: true,
      source: pclzip,
    }),
  ),
  // Options stand in any order, each with its value behind it.
  ...[0, 2, 4].map(
    (at): Sink => ({
      call: 'PclZip->extract',
      path: { arg: at + 1 },
      effect: 'extract',
      when: [{ arg: at, equals: 'PCLZIP_OPT_PATH', strict: true }],
      localOnly: true,
      source: pclzip,
    }),
  ),
  ...['create', 'createModify'].map(
    (method): Sink => ({
      call: `Archive_Tar->${method}`,
      path: { receiver: 0 },
      effect: 'write',
      localOnly: true,
      source: archiveTar,
    }),
  ),
  // Adding goes on with the archive that is there.
  ...['add', 'addModify', 'addString'].map(
    (method): Sink => ({
      call: `Archive_Tar->${method}`,
      path: { receiver: 0 },
      effect: 'append',
      localOnly: true,
      source: archiveTar,
    }),
  ),
  ...sinkRows({ source: archiveTar, effect: 'extract', localOnly: true }, [
    ['Archive_Tar->extract', 0],
    ['Archive_Tar->extractModify', 0],
    ['Archive_Tar->extractList', 1],
  ]),
  ...['Tar', 'Zip'].flatMap((format) => [
    ...sinkRows({ source: 'splitbrain/php-archive: src/Archive.php', effect: 'write', localOnly: true }, [
      [`splitbrain\\PHPArchive\\${format}->create`, 0],
      [`splitbrain\\PHPArchive\\${format}->save`, 0],
    ]),
    ...sinkRows({ source: 'splitbrain/php-archive: src/Archive.php', effect: 'extract', localOnly: true }, [
      [`splitbrain\\PHPArchive\\${format}->extract`, 0],
    ]),
  ]),
  ...sinkRows({ source: 'wapmorgan/unified-archive: src/UnifiedArchive.php', effect: 'write', localOnly: true }, [
    ['wapmorgan\\UnifiedArchive\\UnifiedArchive::create', 1],
    ['wapmorgan\\UnifiedArchive\\UnifiedArchive::archive', 1],
  ]),
  ...sinkRows({ source: 'wapmorgan/unified-archive: src/UnifiedArchive.php', effect: 'extract', localOnly: true }, [
    ['wapmorgan\\UnifiedArchive\\UnifiedArchive->extract', 0],
    ['wapmorgan\\UnifiedArchive\\UnifiedArchive->extractFiles', 0],
  ]),
  ...sinkRows({ source: 'alchemy/zippy: src/Zippy.php', effect: 'write', localOnly: true }, [
    ['Alchemy\\Zippy\\Zippy->create', 0],
  ]),
  ...sinkRows({ source: 'alchemy/zippy: src/Archive/ArchiveInterface.php', effect: 'extract', localOnly: true }, [
    ['Alchemy\\Zippy\\Archive\\ArchiveInterface->extract', 0],
  ]),
  ...sinkRows({ source: 'zanysoft/laravel-zip: src/Zip.php', effect: 'write' }, [
    ['ZanySoft\\Zip\\Zip::create', 0],
    ['ZanySoft\\Zip\\Zip->create', 0],
    ['ZanySoft\\Zip\\Facades\\Zip::create', 0],
  ]),
  ...sinkRows({ source: 'zanysoft/laravel-zip: src/Zip.php', effect: 'extract' }, [['ZanySoft\\Zip\\Zip->extract', 0]]),
  ...['Chumper\\Zipper\\Zipper', 'Madnest\\Madzipper\\Madzipper', 'ZanySoft\\Zip\\Zip'].flatMap((owner) => [
    ...sinkRows({ source: 'chumper/zipper: src/Chumper/Zipper/Zipper.php', effect: 'write' }, [[`${owner}->make`, 0]]),
    ...sinkRows({ source: 'chumper/zipper: src/Chumper/Zipper/Zipper.php', effect: 'extract' }, [
      [`${owner}->extractTo`, 0],
    ]),
  ]),
];
