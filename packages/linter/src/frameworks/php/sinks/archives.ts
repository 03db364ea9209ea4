import type { Sink } from '../../knowledge.ts';
import { manual } from '../manual.ts';

/** Methods of ZipArchive that change the archive, so that closing one opened without CREATE writes it. */
const zipChanges: readonly string[] = [
  'addEmptyDir',
  'addFile',
  'addFromString',
  'addGlob',
  'addPattern',
  'deleteIndex',
  'deleteName',
  'renameIndex',
  'renameName',
  'replaceFile',
  'setArchiveComment',
  'setArchiveFlag',
  'setCommentIndex',
  'setCommentName',
  'setCompressionIndex',
  'setCompressionName',
  'setEncryptionIndex',
  'setEncryptionName',
  'setExternalAttributesIndex',
  'setExternalAttributesName',
  'setMtimeIndex',
  'setMtimeName',
];

const pharChanges: readonly string[] = [
  'addEmptyDir',
  'addFile',
  'addFromString',
  'buildFromDirectory',
  'buildFromIterator',
  'compress',
  'compressFiles',
  'convertToData',
  'convertToExecutable',
  'copy',
  'decompress',
  'decompressFiles',
  'setMetadata',
  'setStub',
  'setDefaultStub',
  'setSignatureAlgorithm',
];

/** Archives: compressed streams, zip and phar. */
export const archiveSinks: readonly Sink[] = [
  {
    call: 'gzopen',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    when: [{ arg: 1, name: 'mode', mode: 'write' }],
    source: manual('function.gzopen'),
  },
  {
    call: 'bzopen',
    path: { arg: 0, name: 'file' },
    effect: 'write',
    when: [{ arg: 1, name: 'mode', mode: 'write' }],
    source: manual('function.bzopen'),
  },
  {
    call: 'ZipArchive->open',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    when: [
      {
        arg: 1,
        name: 'flags',
        flags: ['ZipArchive::CREATE', 'ZipArchive::OVERWRITE'],
      },
    ],
    localOnly: true,
    source: manual('ziparchive.open'),
  },
  ...zipChanges.map(
    (method): Sink => ({
      call: `ZipArchive->${method}`,
      path: { receiver: 0, via: 'open' },
      effect: 'write',
      localOnly: true,
      source: manual(`ziparchive.${method.toLowerCase()}`),
    }),
  ),
  {
    call: 'ZipArchive->extractTo',
    path: { arg: 0, name: 'pathto' },
    effect: 'extract',
    localOnly: true,
    source: manual('ziparchive.extractto'),
  },
  ...pharChanges.map(
    (method): Sink => ({
      call: `Phar->${method}`,
      path: { receiver: 0 },
      effect: 'write',
      localOnly: true,
      source: manual(`phar.${method.toLowerCase()}`),
    }),
  ),
  {
    call: 'Phar->extractTo',
    path: { arg: 0, name: 'directory' },
    effect: 'extract',
    localOnly: true,
    source: manual('phar.extractto'),
  },
  ...pharChanges
    .filter((method) => method !== 'convertToExecutable')
    .map(
      (method): Sink => ({
        call: `PharData->${method}`,
        path: { receiver: 0 },
        effect: 'write',
        localOnly: true,
        source: manual(`phardata.${method.toLowerCase()}`),
      }),
    ),
  {
    call: 'PharData->extractTo',
    path: { arg: 0, name: 'directory' },
    effect: 'extract',
    localOnly: true,
    source: manual('phardata.extractto'),
  },
];
