import type { Sink } from '../knowledge.ts';
import { archiveSinks } from './sinks/archives.ts';
import { cacheSinks } from './sinks/caches.ts';
import { cakephpSinks } from './sinks/cakephp.ts';
import { codeigniterSinks } from './sinks/codeigniter.ts';
import { commandSinks } from './sinks/commands.ts';
import { composerSinks } from './sinks/composer.ts';
import { databaseSinks } from './sinks/databases.ts';
import { downloadSinks } from './sinks/downloads.ts';
import { environmentFileSinks } from './sinks/environment-files.ts';
import { filesystemSinks } from './sinks/filesystems.ts';
import { imageSinks } from './sinks/images.ts';
import { logSinks } from './sinks/logs.ts';
import { pdfSinks } from './sinks/pdf.ts';
import { phalconSinks } from './sinks/phalcon.ts';
import { princeSinks } from './sinks/prince.ts';
import { spreadsheetSinks } from './sinks/spreadsheets.ts';
import { storageSinks } from './sinks/storage.ts';
import { symfonyComponentSinks } from './sinks/symfony-components.ts';
import { symfonyFilesystemSinks } from './sinks/symfony-filesystem.ts';
import { templateSinks } from './sinks/templates.ts';
import { uploadSinks } from './sinks/uploads.ts';

/** Composer packages that write to the local disk, most of them without a write-like name. */
export const sinks: readonly Sink[] = [
  ...symfonyFilesystemSinks,
  ...symfonyComponentSinks,
  ...commandSinks,
  ...pdfSinks,
  ...princeSinks,
  ...spreadsheetSinks,
  ...imageSinks,
  ...archiveSinks,
  ...cacheSinks,
  ...templateSinks,
  ...storageSinks,
  ...downloadSinks,
  ...uploadSinks,
  ...logSinks,
  ...databaseSinks,
  ...filesystemSinks,
  ...codeigniterSinks,
  ...cakephpSinks,
  ...phalconSinks,
  ...environmentFileSinks,
  ...composerSinks,
];
