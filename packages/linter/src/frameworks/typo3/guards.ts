import type { Guard } from '../knowledge.ts';

const CONTEXT = 'typo3/cms-core: Classes/Core/ApplicationContext.php';

export const guards: readonly Guard[] = [
  {
    when: 'TYPO3\\CMS\\Core\\Core\\ApplicationContext->isDevelopment',
    harmless: true,
    because: 'development',
    source: CONTEXT,
  },
  {
    when: 'TYPO3\\CMS\\Core\\Core\\ApplicationContext->isTesting',
    harmless: true,
    because: 'testing',
    source: CONTEXT,
  },
  {
    when: 'TYPO3\\CMS\\Core\\Core\\ApplicationContext->isProduction',
    harmless: false,
    because: 'development',
    source: CONTEXT,
  },
  {
    when: 'TYPO3\\CMS\\Core\\Core\\Environment::isCli',
    harmless: true,
    because: 'cli',
    source: 'typo3/cms-core: Classes/Core/Environment.php',
  },
];
