import type { PathSource } from '../knowledge.ts';

const ENVIRONMENT = 'typo3/cms-core: Classes/Core/Environment.php';
const GENERAL_UTILITY = 'typo3/cms-core: Classes/Utility/GeneralUtility.php';
const CONSTANTS = 'typo3/cms-core 9.5: Classes/Core/SystemEnvironmentBuilder.php';
const RESOURCE = 'typo3/cms-core: Classes/Resource';

function environment(getter: string, base: string, label: string): PathSource {
  return { of: `TYPO3\\CMS\\Core\\Core\\Environment::${getter}`, place: 'app', base, label, source: ENVIRONMENT };
}

const directories: readonly PathSource[] = [
  environment('getProjectPath', '', 'project directory'),
  environment('getComposerRootPath', '', 'project directory'),
  environment('getPublicPath', 'public', 'web root'),
  environment('getVarPath', 'var', 'var directory'),
  environment('getConfigPath', 'config', 'configuration directory'),
  environment('getLabelsPath', 'var/labels', 'language packs directory'),
  environment('getBackendPath', 'public/typo3', 'backend directory'),
  environment('getFrameworkBasePath', 'public/typo3/sysext', 'system extensions directory'),
  environment('getExtensionsPath', 'public/typo3conf/ext', 'extensions directory'),
  environment('getLegacyConfigPath', 'public/typo3conf', 'typo3conf directory'),
  environment('getPackageStatesFile', 'config/system', 'package states file'),
  ...['PATH_site', 'PATH_typo3', 'PATH_typo3conf', 'PATH_thisScript'].map(
    (name): PathSource => ({ of: `const ${name}`, place: 'app', label: 'web root', source: CONSTANTS }),
  ),
  {
    of: 'TYPO3\\CMS\\Core\\Utility\\ExtensionManagementUtility::extPath',
    place: 'app',
    append: [1],
    label: 'extension directory',
    source: 'typo3/cms-core: Classes/Utility/ExtensionManagementUtility.php',
  },
  {
    of: 'TYPO3\\CMS\\Core\\Utility\\ExtensionManagementUtility::resolvePackagePath',
    place: 'app',
    label: 'extension directory',
    source: 'typo3/cms-core: Classes/Utility/ExtensionManagementUtility.php',
  },
  {
    of: 'TYPO3\\CMS\\Core\\Package\\PackageInterface->getPackagePath',
    place: 'app',
    label: 'extension directory',
    source: 'typo3/cms-core: Classes/Package/PackageInterface.php',
  },
  {
    of: 'TYPO3\\CMS\\Core\\Utility\\GeneralUtility::getFileAbsFileName',
    place: 'app',
    localises: 0,
    label: 'file below the web root',
    source: GENERAL_UTILITY,
  },
];

/** `typo3temp/` and `var/` outlive a request; these calls make scratch files in `var/transient/`. */
const temporary: readonly PathSource[] = [
  {
    of: 'TYPO3\\CMS\\Core\\Utility\\GeneralUtility::tempnam',
    place: 'temporary',
    base: 'var/transient',
    unique: true,
    label: 'scratch file in var/transient',
    source: GENERAL_UTILITY,
  },
  {
    of: 'TYPO3\\CMS\\Core\\Utility\\GeneralUtility::upload_to_tempfile',
    place: 'temporary',
    base: 'var/transient',
    unique: true,
    label: 'scratch copy of an upload in var/transient',
    source: GENERAL_UTILITY,
  },
  {
    of: 'TYPO3\\CMS\\Core\\Resource\\ResourceStorage->getFileForLocalProcessing',
    place: 'temporary',
    unique: true,
    label: 'local copy of a file',
    source: `${RESOURCE}/ResourceStorage.php`,
  },
  {
    of: 'TYPO3\\CMS\\Core\\Resource\\FileInterface->getForLocalProcessing',
    place: 'temporary',
    unique: true,
    label: 'local copy of a file',
    source: `${RESOURCE}/FileInterface.php`,
  },
  {
    of: 'TYPO3\\CMS\\Core\\Http\\UploadedFile->getTemporaryFileName',
    place: 'temporary',
    unique: true,
    label: 'temporary file of the upload',
    source: 'typo3/cms-core: Classes/Http/UploadedFile.php',
  },
];

const derived: readonly PathSource[] = [
  {
    of: 'TYPO3\\CMS\\Core\\Utility\\File\\BasicFileUtility->getUniqueName',
    place: 'unknown',
    append: [1, 0],
    label: 'free file name',
    source: 'typo3/cms-core: Classes/Utility/File/BasicFileUtility.php',
  },
  ...['dirname', 'fixWindowsFilePath', 'resolveBackPath'].map(
    (method): PathSource => ({
      of: `TYPO3\\CMS\\Core\\Utility\\GeneralUtility::${method}`,
      place: 'unknown',
      append: [0],
      label: 'normalised path',
      source: GENERAL_UTILITY,
    }),
  ),
];

export const paths: readonly PathSource[] = [...directories, ...temporary, ...derived];
