import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

const nette = 'nette/utils: src/Utils/FileSystem.php';
const codeigniter = 'https://codeigniter.com/user_guide/helpers/filesystem_helper.html';

/** File classes and functions of libraries and of frameworks that have no table of their own. */
export const filesystemSinks: readonly Sink[] = [
  ...sinkRows({ source: nette, effect: 'write' }, [['Nette\\Utils\\FileSystem::write', 0]]),
  ...sinkRows({ source: nette, effect: 'copy' }, [['Nette\\Utils\\FileSystem::copy', 1]]),
  ...sinkRows({ source: nette, effect: 'rename' }, [['Nette\\Utils\\FileSystem::rename', 1]]),
  ...sinkRows({ source: nette, effect: 'directory' }, [['Nette\\Utils\\FileSystem::createDir', 0]]),
  ...sinkRows({ source: nette, effect: 'permissions' }, [['Nette\\Utils\\FileSystem::makeWritable', 0]]),
  ...sinkRows({ source: 'webimpress/safe-writer: src/FileWriter.php', effect: 'write' }, [
    ['Webimpress\\SafeWriter\\FileWriter::writeFile', 0],
  ]),
  ...sinkRows({ source: codeigniter, effect: 'write' }, [['write_file', 0]]),
  ...sinkRows({ source: codeigniter, effect: 'copy' }, [['directory_mirror', 1]]),
  ...sinkRows(
    { source: 'swiftmailer/swiftmailer: lib/classes/Swift/FileSpool.php', effect: 'directory', localOnly: true },
    [['new Swift_FileSpool', 0]],
  ),
  // Each change of a value writes the file that it was made for.
  ...sinkRows({ source: 'spatie/valuestore: src/Valuestore.php', effect: 'write', kind: 'config', localOnly: true }, [
    ['Spatie\\Valuestore\\Valuestore::make', 0],
  ]),
];
