import type { Escape } from '../knowledge.ts';

const USER = 'typo3/cms-core: Classes/Authentication/AbstractUserAuthentication.php';
const CONNECTION = 'typo3/cms-core: Classes/Database/Connection.php';
const QUERY = 'typo3/cms-core: Classes/Database/Query/QueryBuilder.php';
const REPOSITORY = 'typo3/cms-extbase: Classes/Persistence/RepositoryInterface.php';

export const escapes: readonly Escape[] = [
  {
    call: 'TYPO3\\CMS\\Core\\Registry->set',
    args: [2],
    into: 'database',
    source: 'typo3/cms-core: Classes/Registry.php',
  },
  {
    call: 'TYPO3\\CMS\\Core\\Cache\\Frontend\\FrontendInterface->set',
    args: [1],
    into: 'cache',
    source: 'typo3/cms-core: Classes/Cache/Frontend/FrontendInterface.php',
  },
  {
    call: 'TYPO3\\CMS\\Core\\Authentication\\AbstractUserAuthentication->setSessionData',
    args: [1],
    into: 'session',
    source: USER,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Authentication\\AbstractUserAuthentication->setAndSaveSessionData',
    args: [1],
    into: 'session',
    source: USER,
  },
  {
    call: 'TYPO3\\CMS\\Core\\Session\\UserSession->set',
    args: [1],
    into: 'session',
    source: 'typo3/cms-core: Classes/Session/UserSession.php',
  },
  {
    call: 'TYPO3\\CMS\\Frontend\\Authentication\\FrontendUserAuthentication->setKey',
    args: [2],
    into: 'session',
    source: 'typo3/cms-frontend: Classes/Authentication/FrontendUserAuthentication.php',
  },
  { call: 'TYPO3\\CMS\\Core\\Database\\Connection->insert', args: [1], into: 'database', source: CONNECTION },
  { call: 'TYPO3\\CMS\\Core\\Database\\Connection->update', args: [1], into: 'database', source: CONNECTION },
  { call: 'TYPO3\\CMS\\Core\\Database\\Connection->bulkInsert', args: [1], into: 'database', source: CONNECTION },
  { call: 'TYPO3\\CMS\\Core\\Database\\Query\\QueryBuilder->values', args: [0], into: 'database', source: QUERY },
  { call: 'TYPO3\\CMS\\Core\\Database\\Query\\QueryBuilder->set', args: [1], into: 'database', source: QUERY },
  {
    call: 'TYPO3\\CMS\\Core\\DataHandling\\DataHandler->start',
    args: [0],
    into: 'database',
    source: 'typo3/cms-core: Classes/DataHandling/DataHandler.php',
  },
  {
    call: 'TYPO3\\CMS\\Extbase\\Persistence\\RepositoryInterface->add',
    args: [0],
    into: 'database',
    source: REPOSITORY,
  },
  {
    call: 'TYPO3\\CMS\\Extbase\\Persistence\\RepositoryInterface->update',
    args: [0],
    into: 'database',
    source: REPOSITORY,
  },
];
