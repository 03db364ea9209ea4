import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

/** Storage adapters over a local directory: made in code, so no configuration can move them. */
export const storageSinks: readonly Sink[] = [
  ...sinkRows(
    { source: 'league/flysystem: src/Local/LocalFilesystemAdapter.php', effect: 'directory', localOnly: true },
    [
      ['new League\\Flysystem\\Local\\LocalFilesystemAdapter', 0],
      ['new League\\Flysystem\\Adapter\\Local', 0],
      ['new League\\Flysystem\\ZipArchive\\FilesystemZipArchiveProvider', 0],
      ['new League\\Flysystem\\ZipArchive\\ZipArchiveAdapter', 0],
    ],
  ),
  ...sinkRows({ source: 'knplabs/gaufrette: src/Gaufrette/Adapter/Local.php', effect: 'directory', localOnly: true }, [
    ['new Gaufrette\\Adapter\\Local', 0],
    ['new Gaufrette\\Adapter\\SafeLocal', 0],
    ['new Gaufrette\\Adapter\\Zip', 0],
  ]),
  ...sinkRows({ source: 'league/glide: src/ServerFactory.php', effect: 'directory', kind: 'cache' }, [
    ['League\\Glide\\ServerFactory::create', [0, 'cache']],
    ['League\\Glide\\ServerFactory::create', [0, 'temp_dir']],
    ['new League\\Glide\\ServerFactory', [0, 'cache']],
    ['new League\\Glide\\ServerFactory', [0, 'temp_dir']],
  ]),
];
