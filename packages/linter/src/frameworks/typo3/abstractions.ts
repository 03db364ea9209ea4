import type { Abstraction } from '../knowledge.ts';

const RESOURCE = 'typo3/cms-core: Classes/Resource';

/** The file abstraction layer: which driver a storage has is a record in the database. */
export const abstractions: readonly Abstraction[] = [
  ...['ResourceStorage', 'Folder', 'FolderInterface', 'FileInterface', 'AbstractFile'].map(
    (name): Abstraction => ({
      of: `TYPO3\\CMS\\Core\\Resource\\${name}`,
      label: 'file abstraction layer',
      source: `${RESOURCE}/${name}.php`,
    }),
  ),
  {
    of: 'TYPO3\\CMS\\Core\\Resource\\Driver\\DriverInterface',
    label: 'storage driver',
    source: `${RESOURCE}/Driver/DriverInterface.php`,
  },
];
