/** Extensions of TYPO3. Where a version stands, its code was read, as that of Drupal's modules. */
import type { ExtensionRow } from './extension-row.ts';

export const TYPO3_EXTENSIONS: readonly ExtensionRow[] = [
  {
    names: ['andersundsehr/aus-driver-amazon-s3'],
    step: 'configure',
    does: 'It adds file storages in S3 buckets; what is processed goes through the temporary directory.',
    todo: 'Give bucket and keys as variables, and move each file storage, `_processed_` too, to this driver.',
    source: 'andersundsehr/aus-driver-amazon-s3 1.13.5: Classes/Driver/AmazonS3Driver.php',
  },
  {
    names: ['georgringer/news'],
    step: 'accept',
    does: 'Articles are in the database; their images go to the file storages.',
    source: 'georgringer/news 14.1.1: all PHP files',
  },
];
