import type { ReturnType } from '../../knowledge.ts';
import { giving } from './giving.ts';

const finder = 'Symfony\\Component\\Finder\\Finder';

const chained = [
  'directories',
  'files',
  'depth',
  'date',
  'name',
  'notName',
  'contains',
  'notContains',
  'path',
  'notPath',
  'size',
  'exclude',
  'ignoreDotFiles',
  'ignoreVCS',
  'ignoreUnreadableDirs',
  'sort',
  'sortByName',
  'sortByModifiedTime',
  'filter',
  'followLinks',
  'in',
  'append',
];

/** symfony/finder: Finder.php */
export const finderTypes: readonly ReturnType[] = [
  ...giving(finder, finder, '->', chained),
  ...giving(finder, finder, '::', ['create']),
  ...giving('Symfony\\Component\\Finder\\SplFileInfo', finder, '->', ['getIterator']),
];
