import type { Sink } from '../knowledge.ts';

const CONFIGURATION = 'typo3/cms-core: Classes/Configuration';
const EXTENSION_MANAGER = 'typo3/cms-extensionmanager: Classes';

function fixed(call: string, file: string, kind: 'config' | 'code', source: string): Sink {
  return { call, path: { fixed: file, place: 'app' }, effect: 'write', kind, source };
}

const systemConfiguration = [
  'updateLocalConfiguration',
  'setLocalConfigurationValueByPath',
  'setLocalConfigurationValuesByPathValuePairs',
  'removeLocalConfigurationKeysByPath',
  'writeLocalConfiguration',
  'createLocalConfigurationFromFactoryConfiguration',
];

/** System and site configuration, and code that is installed at run time. */
export const configurationSinks: readonly Sink[] = [
  ...systemConfiguration.map((method) =>
    fixed(
      `TYPO3\\CMS\\Core\\Configuration\\ConfigurationManager->${method}`,
      'config/system/settings.php',
      'config',
      `${CONFIGURATION}/ConfigurationManager.php`,
    ),
  ),
  fixed(
    'TYPO3\\CMS\\Core\\Configuration\\ConfigurationManager->writeAdditionalConfiguration',
    'config/system/additional.php',
    'config',
    `${CONFIGURATION}/ConfigurationManager.php`,
  ),
  fixed(
    'TYPO3\\CMS\\Core\\Configuration\\ExtensionConfiguration->set',
    'config/system/settings.php',
    'config',
    `${CONFIGURATION}/ExtensionConfiguration.php`,
  ),
  fixed(
    'TYPO3\\CMS\\Core\\Configuration\\ExtensionConfiguration->setAll',
    'config/system/settings.php',
    'config',
    `${CONFIGURATION}/ExtensionConfiguration.php`,
  ),
  ...['write', 'rename'].map((method) =>
    fixed(
      `TYPO3\\CMS\\Core\\Configuration\\SiteConfiguration->${method}`,
      'config/sites',
      'config',
      'typo3/cms-core 9.5: Classes/Configuration/SiteConfiguration.php',
    ),
  ),
  ...['createNewBasicSite', 'writeSettings', 'write', 'rename'].map((method) =>
    fixed(
      `TYPO3\\CMS\\Core\\Configuration\\SiteWriter->${method}`,
      'config/sites',
      'config',
      `${CONFIGURATION}/SiteWriter.php`,
    ),
  ),
  ...['activatePackage', 'deactivatePackage'].map((method) =>
    fixed(
      `TYPO3\\CMS\\Core\\Package\\PackageManager->${method}`,
      'typo3conf/PackageStates.php',
      'config',
      'typo3/cms-core: Classes/Package/PackageManager.php',
    ),
  ),
  fixed(
    'TYPO3\\CMS\\Extensionmanager\\Utility\\InstallUtility->install',
    'typo3conf/PackageStates.php',
    'config',
    `${EXTENSION_MANAGER}/Utility/InstallUtility.php`,
  ),
  ...['unzipExtensionFromFile', 'unpackExtensionFromExtensionDataArray'].map((method) =>
    fixed(
      `TYPO3\\CMS\\Extensionmanager\\Utility\\FileHandlingUtility->${method}`,
      'typo3conf/ext',
      'code',
      `${EXTENSION_MANAGER}/Utility/FileHandlingUtility.php`,
    ),
  ),
  ...['installExtension', 'downloadMainExtension'].map((method) =>
    fixed(
      `TYPO3\\CMS\\Extensionmanager\\Service\\ExtensionManagementService->${method}`,
      'typo3conf/ext',
      'code',
      `${EXTENSION_MANAGER}/Service/ExtensionManagementService.php`,
    ),
  ),
];
