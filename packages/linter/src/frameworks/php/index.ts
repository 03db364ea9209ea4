import type { Knowledge } from '../knowledge.ts';
import { entries } from './entries.ts';
import { escapes } from './escapes.ts';
import { guards } from './guards.ts';
import { origins } from './origins.ts';
import { paths } from './paths.ts';
import { remedies } from './remedies.ts';
import { sinks } from './sinks.ts';
import { types } from './types.ts';

/** What PHP and its bundled extensions do to the local disk; always on. */
export const php: Knowledge = {
  name: 'php',
  sinks,
  paths,
  origins,
  types,
  escapes,
  entries,
  schedulers: [],
  guards,
  services: [],
  classes: [
    { name: 'SplFileObject', is: ['SplFileInfo'] },
    { name: 'SplTempFileObject', is: ['SplFileObject', 'SplFileInfo'] },
    { name: 'DirectoryIterator', is: ['SplFileInfo'] },
    { name: 'FilesystemIterator', is: ['DirectoryIterator', 'SplFileInfo'] },
    {
      name: 'RecursiveDirectoryIterator',
      is: ['FilesystemIterator', 'DirectoryIterator', 'SplFileInfo'],
    },
    { name: 'SimpleXMLIterator', is: ['SimpleXMLElement'] },
    { name: 'Pdo\\Sqlite', is: ['PDO'] },
  ],
  abstractions: [],
  remedies,
};
