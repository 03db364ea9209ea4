/** Plugins of Craft CMS. */
import type { ExtensionRow } from './extension-row.ts';

export const CRAFT_EXTENSIONS: readonly ExtensionRow[] = [
  {
    names: ['craftcms/aws-s3'],
    step: 'configure',
    does: 'It adds file systems in S3 buckets.',
    todo: 'Give key, secret, bucket and region as variables (`$S3_BUCKET`), and move each volume to such a file system.',
    source: 'craftcms/aws-s3 2.2.1: src/Fs.php',
  },
  {
    names: ['craftcms/google-cloud', 'craftcms/azure-blob'],
    step: 'configure',
    does: 'It adds file systems in object storage.',
    todo: 'Give its keys as variables, and move each volume to such a file system.',
    source: 'https://github.com/craftcms/google-cloud, https://github.com/craftcms/azure-blob',
  },
  {
    names: ['fortrabbit/craft-object-storage'],
    step: 'accept',
    does: 'It adds file systems in the Object Storage of fortrabbit, with the keys of the environment.',
    source: 'https://github.com/fortrabbit/craft-object-storage',
  },
  {
    names: ['craftcms/feed-me'],
    step: 'configure',
    does: 'It keeps the log of imports in the database; feeds that are files have to be where every node reads them.',
    todo: 'Give feeds as addresses, and run them by the scheduler of the platform.',
    source: 'https://github.com/craftcms/feed-me',
  },
  {
    names: ['craftcms/ckeditor', 'craftcms/redactor'],
    step: 'accept',
    does: 'It keeps its settings in the project config and in `config/`; uploads go to volumes.',
    source: 'https://github.com/craftcms/ckeditor, https://github.com/craftcms/redactor',
  },
];
