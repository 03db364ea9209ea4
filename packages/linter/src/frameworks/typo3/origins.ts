import type { OriginSource } from '../knowledge.ts';

const EXTBASE = 'typo3/cms-extbase: Classes';
const GENERAL_UTILITY = 'typo3/cms-core 11: Classes/Utility/GeneralUtility.php';

export const origins: readonly OriginSource[] = [
  {
    of: 'TYPO3\\CMS\\Extbase\\Mvc\\Controller\\ActionController->$settings',
    origin: 'setting',
    label: 'plugin setting (TypoScript or FlexForm)',
    source: `${EXTBASE}/Mvc/Controller/ActionController.php`,
  },
  {
    of: 'TYPO3\\CMS\\Extbase\\Configuration\\ConfigurationManagerInterface->getConfiguration',
    origin: 'setting',
    label: 'TypoScript setting',
    source: `${EXTBASE}/Configuration/ConfigurationManagerInterface.php`,
  },
  {
    of: 'TYPO3\\CMS\\Core\\Configuration\\ExtensionConfiguration->get',
    origin: 'setting',
    label: 'extension setting',
    source: 'typo3/cms-core: Classes/Configuration/ExtensionConfiguration.php',
  },
  {
    of: 'TYPO3\\CMS\\Core\\Service\\FlexFormService->convertFlexFormContentToArray',
    origin: 'setting',
    label: 'FlexForm setting',
    source: 'typo3/cms-core: Classes/Service/FlexFormService.php',
  },
  {
    of: 'TYPO3\\CMS\\Core\\Site\\Entity\\Site->getConfiguration',
    origin: 'setting',
    label: 'site configuration',
    source: 'typo3/cms-core: Classes/Site/Entity/Site.php',
  },
  {
    of: 'TYPO3\\CMS\\Frontend\\Plugin\\AbstractPlugin->$conf',
    origin: 'setting',
    label: 'TypoScript setting',
    source: 'typo3/cms-frontend 11: Classes/Plugin/AbstractPlugin.php',
  },
  {
    of: 'TYPO3\\CMS\\Frontend\\Plugin\\AbstractPlugin->$piVars',
    origin: 'request',
    label: 'plugin request variable',
    source: 'typo3/cms-frontend 11: Classes/Plugin/AbstractPlugin.php',
  },
  ...['_GP', '_GET', '_POST', '_GPmerged'].map(
    (method): OriginSource => ({
      of: `TYPO3\\CMS\\Core\\Utility\\GeneralUtility::${method}`,
      origin: 'request',
      label: 'request variable',
      source: GENERAL_UTILITY,
    }),
  ),
  ...['getArgument', 'getArguments'].map(
    (method): OriginSource => ({
      of: `TYPO3\\CMS\\Extbase\\Mvc\\Request->${method}`,
      origin: 'request',
      label: 'request argument',
      source: `${EXTBASE}/Mvc/Request.php`,
    }),
  ),
  {
    of: 'TYPO3\\CMS\\Core\\Registry->get',
    origin: 'database',
    label: 'system registry',
    source: 'typo3/cms-core: Classes/Registry.php',
  },
  {
    of: 'TYPO3\\CMS\\Backend\\Utility\\BackendUtility::getRecord',
    origin: 'database',
    label: 'record',
    source: 'typo3/cms-backend: Classes/Utility/BackendUtility.php',
  },
];
