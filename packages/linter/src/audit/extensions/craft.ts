/** Plugins of Craft CMS. Where a version stands, its code was read, as that of Drupal's modules. */
import type { ExtensionRow } from './extension-row.ts';

const IN_DATABASE = 'What it keeps are elements, tables and settings, in the database and the project config.';
const KEEPS_NOTHING = 'It keeps nothing of its own.';

/** Plugins that were read and write no file but through volumes. */
function silent(does: string, read: readonly (readonly [name: string, version: string])[]): readonly ExtensionRow[] {
  return read.map(([name, version]) => ({
    names: [name],
    step: 'accept',
    does,
    source: `${name} ${version}: all PHP files`,
  }));
}

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
    source: 'craftcms/google-cloud 2.2.0: src/Fs.php; craftcms/azure-blob 2.1.0: src/Fs.php',
  },
  {
    names: ['fortrabbit/craft-object-storage'],
    step: 'accept',
    does: 'It adds file systems in the Object Storage of fortrabbit, with the keys of the environment.',
    source: 'fortrabbit/craft-object-storage 4.0.0: all PHP files',
  },
  {
    names: ['servd/craft-asset-storage'],
    step: 'configure',
    does: 'It adds file systems on the storage of Servd; the keys for its shell access are files below `storage/runtime`.',
    todo: 'It serves sites on Servd: move volumes to another file system when the site leaves it, and give `SERVD_SSH_PRIVATE_KEY_B64` where its commands run.',
    source: 'servd/craft-asset-storage 4.2.6: src/Ssh/SshService.php',
  },
  {
    names: ['spacecatninja/imager-x'],
    step: 'configure',
    does: 'It writes transformed images to `@webroot/imager/` of the node that was asked, and copies them to the storages that its configuration names.',
    todo: 'Name an external storage in `storages`, or use a transformer that works outside the site.',
    source: 'spacecatninja/imager-x 6.1.0: src/models/Settings.php, src/models/LocalSourceImageModel.php',
  },
  {
    names: ['nystudio107/craft-imageoptimize'],
    step: 'configure',
    does: 'It writes variants of images through the transform file system of their volume.',
    todo: 'Give each volume a transform file system in object storage.',
    source: 'nystudio107/craft-imageoptimize 5.0.2: src/services/Optimize.php',
  },
  {
    names: ['verbb/image-resizer'],
    step: 'patch',
    does: 'It resizes uploads before they go to their volume, and writes its own log to `storage/logs/imageresizer.log`, past the log component.',
    todo: 'Let `Logs::log()` call `Craft::info()`, so that its lines reach the log stream with all others.',
    source: 'verbb/image-resizer 3.0.11: src/services/Logs.php, src/services/Resize.php',
  },
  {
    names: ['verbb/formie'],
    step: 'configure',
    does: 'Submissions are in the database and uploads in volumes; PDF files take fonts and a log to `storage`, and a form that is imported waits in the temporary directory of one node for the next request.',
    todo: 'Put its upload volumes in object storage, and import forms where one node runs; exports that migrations leave in `storage/backups` have to be fetched before the next deploy.',
    source:
      'verbb/formie 3.0.9: src/controllers/ImportExportController.php, src/controllers/MigrationsController.php, src/services/PdfTemplates.php',
  },
  {
    names: ['verbb/events'],
    step: 'accept',
    does: 'Events and tickets are in the database; PDF files take fonts to `storage/runtime` and a log to `storage/logs`, which any node makes again.',
    source: 'verbb/events 2.0.6: src/services/Pdf.php',
  },
  {
    names: ['verbb/super-table'],
    step: 'accept',
    does: `${IN_DATABASE} Its conversion to entries leaves a backup in \`storage/backups\`, once.`,
    source: 'verbb/super-table 3.0.12: src/controllers/PluginController.php',
  },
  {
    names: ['spicyweb/craft-neo'],
    step: 'accept',
    does: 'Blocks are in the database; icons of block types are copied to the control panel resources, which any node makes again.',
    source: 'spicyweb/craft-neo 5.0.5: src/services/BlockTypes.php',
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
    source: 'craftcms/ckeditor 4.3.1: all PHP files; craftcms/redactor 3.0.4: all PHP files',
  },
  ...silent(IN_DATABASE, [
    ['nystudio107/craft-retour', '4.1.16'],
    ['nystudio107/craft-seomatic', '5.1.5'],
    ['verbb/comments', '2.0.11'],
    ['verbb/expanded-singles', '2.0.5'],
    ['verbb/hyper', '2.1.1'],
    ['verbb/knock-knock', '2.0.11'],
    ['verbb/navigation', '2.0.27'],
    ['verbb/vizy', '3.0.4'],
  ]),
  ...silent(KEEPS_NOTHING, [
    ['craftcms/contact-form', '3.1.0'],
    ['nystudio107/craft-minify', '4.0.1'],
    ['nystudio107/craft-templatecomments', '1.2.0'],
    ['nystudio107/craft-vite', '4.0.9'],
    ['putyourlightson/craft-elements-panel', '2.0.0'],
    ['putyourlightson/craft-sprig', '3.5.1'],
  ]),
];
