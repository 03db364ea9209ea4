import type { Sink } from '../knowledge.ts';
import { configurationSinks } from './sinks-configuration.ts';

const GENERAL_UTILITY = 'typo3/cms-core: Classes/Utility/GeneralUtility.php';
const GRAPHICS = 'typo3/cms-core: Classes/Imaging/GraphicalFunctions.php';
const TYPO3TEMP_ASSETS = { fixed: 'typo3temp/assets', place: 'app' } as const;

const files: readonly Sink[] = [
  {
    call: 'TYPO3\\CMS\\Core\\Utility\\GeneralUtility::writeFile',
    path: { arg: 0, name: 'file' },
    effect: 'write',
    source: GENERAL_UTILITY,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Utility\\GeneralUtility::writeFileToTypo3tempDir',
    path: { arg: 0, name: 'filepath' },
    effect: 'write',
    localOnly: true,
    source: GENERAL_UTILITY,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Utility\\GeneralUtility::writeJavaScriptContentToTemporaryFile',
    path: TYPO3TEMP_ASSETS,
    effect: 'write',
    kind: 'cache',
    source: GENERAL_UTILITY,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Utility\\GeneralUtility::writeStyleSheetContentToTemporaryFile',
    path: TYPO3TEMP_ASSETS,
    effect: 'write',
    kind: 'cache',
    source: GENERAL_UTILITY,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Utility\\GeneralUtility::upload_copy_move',
    path: { arg: 1, name: 'destination' },
    effect: 'write',
    kind: 'upload',
    localOnly: true,
    source: GENERAL_UTILITY,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Utility\\GeneralUtility::mkdir',
    path: { arg: 0, name: 'newFolder' },
    effect: 'directory',
    source: GENERAL_UTILITY,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Utility\\GeneralUtility::mkdir_deep',
    path: { arg: 0, name: 'directory' },
    effect: 'directory',
    source: GENERAL_UTILITY,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Utility\\GeneralUtility::copyDirectory',
    path: { arg: 1, name: 'destination' },
    effect: 'copy',
    source: GENERAL_UTILITY,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Utility\\GeneralUtility::fixPermissions',
    path: { arg: 0, name: 'path' },
    effect: 'permissions',
    source: GENERAL_UTILITY,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Http\\UploadedFile->moveTo',
    path: { arg: 0, name: 'targetPath' },
    effect: 'write',
    kind: 'upload',
    localOnly: true,
    source: 'typo3/cms-core: Classes/Http/UploadedFile.php',
  },
  {
    call: 'TYPO3\\CMS\\Core\\Service\\Archive\\ZipService->extract',
    path: { arg: 1, name: 'directory' },
    effect: 'extract',
    source: 'typo3/cms-core: Classes/Service/Archive/ZipService.php',
  },
  {
    call: 'TYPO3\\CMS\\Core\\Utility\\CommandUtility::exec',
    path: { command: 0 },
    effect: 'execute',
    source: 'typo3/cms-core: Classes/Utility/CommandUtility.php',
  },
];

const images: readonly Sink[] = [
  ...['imageMagickConvert', 'resize', 'crop'].map(
    (method): Sink => ({
      call: `TYPO3\\CMS\\Core\\Imaging\\GraphicalFunctions->${method}`,
      path: { fixed: 'typo3temp/assets/images', place: 'app' },
      effect: 'write',
      kind: 'media',
      source: GRAPHICS,
    }),
  ),
  {
    call: 'TYPO3\\CMS\\Core\\Imaging\\GraphicalFunctions->imageMagickExec',
    path: { arg: 1, name: 'output' },
    effect: 'write',
    kind: 'media',
    source: GRAPHICS,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Imaging\\GraphicalFunctions->mask',
    path: { arg: 1, name: 'outputFile' },
    effect: 'write',
    kind: 'media',
    source: GRAPHICS,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Imaging\\GraphicalFunctions->output',
    path: { arg: 0, name: 'file' },
    effect: 'write',
    kind: 'media',
    source: 'typo3/cms-core 9.5: Classes/Imaging/GraphicalFunctions.php',
  },
  {
    call: 'TYPO3\\CMS\\Core\\Imaging\\GraphicalFunctions->ImageWrite',
    path: { arg: 1, name: 'theImage' },
    effect: 'write',
    kind: 'media',
    source: 'typo3/cms-core 9.5: Classes/Imaging/GraphicalFunctions.php',
  },
];

const cachesAndLogs: readonly Sink[] = [
  {
    call: 'TYPO3\\CMS\\Core\\Cache\\Backend\\SimpleFileBackend->set',
    path: { fixed: 'var/cache', place: 'app' },
    effect: 'write',
    kind: 'cache',
    source: 'typo3/cms-core: Classes/Cache/Backend/SimpleFileBackend.php',
  },
  {
    call: 'new TYPO3\\CMS\\Core\\Log\\Writer\\FileWriter',
    path: { arg: 0, key: 'logFile' },
    effect: 'append',
    kind: 'log',
    source: 'typo3/cms-core: Classes/Log/Writer/FileWriter.php',
  },
  {
    call: 'TYPO3\\CMS\\Core\\Log\\Writer\\FileWriter->setLogFile',
    path: { arg: 0, name: 'relativeLogFile' },
    effect: 'append',
    kind: 'log',
    source: 'typo3/cms-core: Classes/Log/Writer/FileWriter.php',
  },
];

export const sinks: readonly Sink[] = [...files, ...images, ...cachesAndLogs, ...configurationSinks];
