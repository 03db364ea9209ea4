import type { EntryPoint } from '../knowledge.ts';

/** Every console command can be run by the scheduler, unless its registration says `schedulable: false`. */
export const entries: readonly EntryPoint[] = [
  {
    via: 'web',
    extends: 'TYPO3\\CMS\\Extbase\\Mvc\\Controller\\ControllerInterface',
    source: 'typo3/cms-extbase: Classes/Mvc/Controller/ControllerInterface.php',
  },
  {
    via: 'web',
    extends: 'Psr\\Http\\Server\\MiddlewareInterface',
    methods: ['process'],
    source: 'https://www.php-fig.org/psr/psr-15/',
  },
  {
    via: 'web',
    extends: 'Psr\\Http\\Server\\RequestHandlerInterface',
    methods: ['handle'],
    source: 'https://www.php-fig.org/psr/psr-15/',
  },
  {
    via: 'web',
    extends: 'TYPO3\\CMS\\Frontend\\Plugin\\AbstractPlugin',
    source: 'typo3/cms-frontend 11: Classes/Plugin/AbstractPlugin.php',
  },
  {
    via: 'web',
    extends: 'TYPO3\\CMS\\Form\\Domain\\Finishers\\AbstractFinisher',
    source: 'typo3/cms-form: Classes/Domain/Finishers/AbstractFinisher.php',
  },
  {
    via: 'web',
    extends: 'TYPO3Fluid\\Fluid\\Core\\ViewHelper\\AbstractViewHelper',
    source: 'https://docs.typo3.org/other/typo3fluid/fluid/main/en-us/',
  },
  {
    via: 'web',
    attribute: 'TYPO3\\CMS\\Core\\Attribute\\AsEventListener',
    source: 'typo3/cms-core: Classes/Attribute/AsEventListener.php',
  },
  {
    via: 'schedule',
    extends: 'TYPO3\\CMS\\Scheduler\\Task\\AbstractTask',
    methods: ['execute'],
    source: 'typo3/cms-scheduler: Classes/Task/AbstractTask.php',
  },
  {
    via: 'schedule',
    extends: 'Symfony\\Component\\Console\\Command\\Command',
    source: 'https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/ApiOverview/CommandControllers/Index.html',
  },
  {
    via: 'install',
    extends: 'TYPO3\\CMS\\Install\\Updates\\UpgradeWizardInterface',
    source: 'typo3/cms-install 11: Classes/Updates/UpgradeWizardInterface.php',
  },
  {
    via: 'install',
    extends: 'TYPO3\\CMS\\Core\\Upgrades\\UpgradeWizardInterface',
    source: 'typo3/cms-core 14: Classes/Upgrades/UpgradeWizardInterface.php',
  },
];
