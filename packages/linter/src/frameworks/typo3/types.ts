import type { ReturnType } from '../knowledge.ts';

const CORE = 'TYPO3\\CMS\\Core';
const FILE = `${CORE}\\Resource\\FileInterface`;
const STORAGE = `${CORE}\\Resource\\ResourceStorage`;
const FOLDER = `${CORE}\\Resource\\Folder`;

/** Read off typo3/cms-core: Classes/Core, Classes/Database, Classes/Resource, Classes/Cache. */
export const types: readonly ReturnType[] = [
  { of: `${CORE}\\Core\\Environment::getContext`, gives: `${CORE}\\Core\\ApplicationContext` },
  { of: `${CORE}\\Database\\ConnectionPool->getQueryBuilderForTable`, gives: `${CORE}\\Database\\Query\\QueryBuilder` },
  { of: `${CORE}\\Database\\ConnectionPool->getConnectionForTable`, gives: `${CORE}\\Database\\Connection` },
  { of: `${CORE}\\Database\\Connection->createQueryBuilder`, gives: `${CORE}\\Database\\Query\\QueryBuilder` },
  { of: `${CORE}\\Database\\Query\\QueryBuilder->insert`, gives: 'static' },
  { of: `${CORE}\\Database\\Query\\QueryBuilder->update`, gives: 'static' },
  { of: `${CORE}\\Database\\Query\\QueryBuilder->where`, gives: 'static' },
  { of: `${CORE}\\Database\\Query\\QueryBuilder->set`, gives: 'static' },
  { of: `${CORE}\\Cache\\CacheManager->getCache`, gives: `${CORE}\\Cache\\Frontend\\FrontendInterface` },
  { of: `${CORE}\\Resource\\ResourceFactory->getFileObject`, gives: FILE },
  { of: `${CORE}\\Resource\\ResourceFactory->retrieveFileOrFolderObject`, gives: FILE },
  { of: `${CORE}\\Resource\\ResourceFactory->getFileObjectFromCombinedIdentifier`, gives: FILE },
  { of: `${CORE}\\Resource\\ResourceFactory->getFolderObjectFromCombinedIdentifier`, gives: FOLDER },
  { of: `${CORE}\\Resource\\ResourceFactory->getStorageObject`, gives: STORAGE },
  { of: `${CORE}\\Resource\\ResourceFactory->getDefaultStorage`, gives: STORAGE },
  { of: `${CORE}\\Resource\\StorageRepository->findByUid`, gives: STORAGE },
  { of: `${CORE}\\Resource\\StorageRepository->getDefaultStorage`, gives: STORAGE },
  { of: `${CORE}\\Resource\\StorageRepository->getStorageObject`, gives: STORAGE },
  { of: `${CORE}\\Resource\\ResourceStorage->getFolder`, gives: FOLDER },
  { of: `${CORE}\\Resource\\ResourceStorage->getRootLevelFolder`, gives: FOLDER },
  { of: `${CORE}\\Resource\\ResourceStorage->getDefaultFolder`, gives: FOLDER },
  { of: `${CORE}\\Resource\\ResourceStorage->createFolder`, gives: FOLDER },
  { of: `${CORE}\\Resource\\ResourceStorage->createFile`, gives: FILE },
  { of: `${CORE}\\Resource\\ResourceStorage->addFile`, gives: FILE },
  { of: `${CORE}\\Resource\\ResourceStorage->getFile`, gives: FILE },
  { of: `${CORE}\\Resource\\Folder->createFile`, gives: FILE },
  { of: `${CORE}\\Resource\\Folder->addFile`, gives: FILE },
  { of: `${CORE}\\Resource\\Folder->getStorage`, gives: STORAGE },
  { of: `${CORE}\\Resource\\FileReference->getOriginalFile`, gives: FILE },
];
