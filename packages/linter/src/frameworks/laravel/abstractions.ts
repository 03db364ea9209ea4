import type { Abstraction } from '../knowledge.ts';
import { facadeName } from './facades.ts';

const source = 'https://laravel.com/docs/filesystem';

/** Disks: where they keep their files is a matter of `config/filesystems.php`. */
export const abstractions: readonly Abstraction[] = [
  { of: facadeName('Storage'), label: 'Laravel disk', source },
  { of: 'Illuminate\\Contracts\\Filesystem\\Filesystem', label: 'Laravel disk', source },
  { of: 'Illuminate\\Contracts\\Filesystem\\Factory', label: 'Laravel disks', source },
  { of: 'Illuminate\\Filesystem\\FilesystemAdapter', label: 'Laravel disk', source },
  { of: 'Illuminate\\Filesystem\\FilesystemManager', label: 'Laravel disks', source },
];
