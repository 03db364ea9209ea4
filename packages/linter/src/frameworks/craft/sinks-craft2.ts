import type { Sink } from '../knowledge.ts';

const IO_HELPER = 'craftcms/cms 2.5: craft/app/helpers/IOHelper.php';

/** Argument that is written, and what happens to it, by method of `IOHelper`. */
const helpers: readonly (readonly [method: string, arg: number, name: string, effect: Sink['effect']])[] = [
  ['createFile', 0, 'path', 'write'],
  ['writeToFile', 0, 'path', 'write'],
  ['clearFile', 0, 'path', 'write'],
  ['touch', 0, 'fileName', 'touch'],
  ['createFolder', 0, 'path', 'directory'],
  ['ensureFolderExists', 0, 'folderPath', 'directory'],
  ['copyFile', 1, 'destination', 'copy'],
  ['copyFolder', 1, 'destination', 'copy'],
  ['rename', 1, 'newName', 'rename'],
  ['move', 1, 'newPath', 'rename'],
  ['changeOwner', 0, 'path', 'permissions'],
  ['changeGroup', 0, 'path', 'permissions'],
  ['changePermissions', 0, 'path', 'permissions'],
];

/** Craft 2, whose classes are in the namespace `Craft`. */
export const craft2Sinks: readonly Sink[] = [
  ...helpers.map(
    ([method, arg, name, effect]): Sink => ({
      call: `Craft\\IOHelper::${method}`,
      path: { arg, name },
      effect,
      source: IO_HELPER,
    }),
  ),
  {
    call: 'CUploadedFile->saveAs',
    path: { arg: 0, name: 'file' },
    effect: 'write',
    kind: 'upload',
    localOnly: true,
    source: 'craftcms/cms 2.5: craft/app/framework/web/CUploadedFile.php',
  },
  {
    call: 'Craft\\Zip::unzip',
    path: { arg: 1, name: 'destFolder' },
    effect: 'extract',
    source: 'craftcms/cms 2.5: craft/app/etc/io/Zip.php',
  },
  {
    call: 'Craft\\Zip::add',
    path: { arg: 0, name: 'sourceZip' },
    effect: 'write',
    source: 'craftcms/cms 2.5: craft/app/etc/io/Zip.php',
  },
  {
    call: 'Craft\\BaseImage->saveAs',
    path: { arg: 0, name: 'targetPath' },
    effect: 'write',
    kind: 'media',
    source: 'craftcms/cms 2.5: craft/app/etc/image/BaseImage.php',
  },
  {
    call: 'Craft\\ImagesService->cleanImage',
    path: { arg: 0, name: 'filePath' },
    effect: 'write',
    kind: 'media',
    source: 'craftcms/cms 2.5: craft/app/services/ImagesService.php',
  },
  {
    call: 'Craft\\DbConnection->backup',
    path: { fixed: 'craft/storage/backups', place: 'app' },
    effect: 'write',
    kind: 'export',
    source: 'craftcms/cms 2.5: craft/app/etc/db/DbConnection.php',
  },
];
