import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

/** Uploads, and attachments of mail, taken to a local path. */
export const uploadSinks: readonly Sink[] = [
  ...sinkRows(
    {
      source: 'https://www.php-fig.org/psr/psr-7/#36-psrhttpmessageuploadedfileinterface',
      effect: 'rename',
      kind: 'upload',
      untyped: [
        'UploadedFileInterface',
        'getUploadedFiles',
        'getUploadedFile',
        'UploadedFile',
        'getClientFilename',
        'getClientMediaType',
      ],
      localOnly: true,
    },
    [['Psr\\Http\\Message\\UploadedFileInterface->moveTo', 0]],
  ),
  // Attachments of mail that was received.
  ...sinkRows(
    {
      source: 'directorytree/imapengine: src/Attachment.php',
      effect: 'write',
      kind: 'upload',
      untyped: ['ImapEngine'],
    },
    [['DirectoryTree\\ImapEngine\\Attachment->save', 0]],
  ),
  ...sinkRows(
    {
      source: 'webklex/php-imap: src/Attachment.php',
      effect: 'write',
      kind: 'upload',
      untyped: ['getAttachments'],
    },
    [['Webklex\\PHPIMAP\\Attachment->save', 0]],
  ),
  {
    call: 'Sirius\\Upload\\Handler->process',
    path: { receiver: 0 },
    effect: 'rename',
    kind: 'upload',
    source: 'siriusphp/upload: src/Handler.php, src/Container/Local.php',
  },
  {
    call: 'TusPhp\\Tus\\Server->serve',
    path: { receiver: 0, via: 'setUploadDir' },
    effect: 'append',
    kind: 'upload',
    source: 'ankitpokhrel/tus-php: src/Tus/Server.php, src/File.php',
  },
  ...sinkRows({ source: 'nette/http: src/Http/FileUpload.php', effect: 'rename', kind: 'upload', localOnly: true }, [
    ['Nette\\Http\\FileUpload->move', 0],
  ]),
  ...sinkRows(
    {
      source: 'https://codeigniter.com/user_guide/libraries/uploaded_files.html',
      effect: 'rename',
      kind: 'upload',
      localOnly: true,
    },
    [['CodeIgniter\\HTTP\\Files\\UploadedFile->move', 0]],
  ),
  ...sinkRows(
    { source: 'phalcon/cphalcon: phalcon/Http/Request/File.zep', effect: 'rename', kind: 'upload', localOnly: true },
    [['Phalcon\\Http\\Request\\FileInterface->moveTo', 0]],
  ),
];
