import type { PathSource } from '../knowledge.ts';
import { manual } from './manual.ts';

/** Where PHP itself says that scratch files go. */
const temporary: readonly PathSource[] = [
  {
    of: 'sys_get_temp_dir',
    place: 'temporary',
    label: 'system temporary directory',
    source: manual('function.sys-get-temp-dir'),
  },
  {
    of: 'tempnam',
    place: 'temporary',
    inside: 0,
    unique: true,
    label: 'temporary file',
    source: manual('function.tempnam'),
  },
  {
    of: 'tmpfile',
    place: 'temporary',
    unique: true,
    label: 'temporary file',
    source: manual('function.tmpfile'),
  },
  {
    of: 'new SplTempFileObject',
    place: 'stream',
    unique: true,
    label: 'php://temp',
    source: manual('class.spltempfileobject'),
  },
  {
    of: 'ini_get(upload_tmp_dir)',
    place: 'temporary',
    label: 'upload temporary directory',
    source: manual('ini.core'),
  },
  {
    of: 'ini_get(sys_temp_dir)',
    place: 'temporary',
    label: 'system temporary directory',
    source: manual('ini.core'),
  },
  {
    of: 'getenv(TMPDIR)',
    place: 'temporary',
    label: 'system temporary directory',
    source: manual('function.sys-get-temp-dir'),
  },
  {
    of: 'getenv(TEMP)',
    place: 'temporary',
    label: 'system temporary directory',
    source: manual('function.sys-get-temp-dir'),
  },
  {
    of: 'getenv(TMP)',
    place: 'temporary',
    label: 'system temporary directory',
    source: manual('function.sys-get-temp-dir'),
  },
];

const streams: readonly PathSource[] = [
  {
    of: 'const STDIN',
    place: 'stream',
    label: 'standard input',
    source: manual('features.commandline.io-streams'),
  },
  {
    of: 'const STDOUT',
    place: 'stream',
    label: 'standard output',
    source: manual('features.commandline.io-streams'),
  },
  {
    of: 'const STDERR',
    place: 'stream',
    label: 'standard error',
    source: manual('features.commandline.io-streams'),
  },
];

const names: readonly (readonly [of: string, page: string])[] = [
  ['random_bytes', 'function.random-bytes'],
  ['random_int', 'function.random-int'],
  ['openssl_random_pseudo_bytes', 'function.openssl-random-pseudo-bytes'],
  ['mt_rand', 'function.mt-rand'],
  ['rand', 'function.rand'],
  ['microtime', 'function.microtime'],
  ['hrtime', 'function.hrtime'],
  ['getmypid', 'function.getmypid'],
  ['com_create_guid', 'function.com-create-guid'],
  ['spl_object_hash', 'function.spl-object-hash'],
  ['spl_object_id', 'function.spl-object-id'],
];

const working: readonly PathSource[] = [
  {
    of: 'getcwd',
    place: 'app',
    label: 'current working directory',
    source: manual('function.getcwd'),
  },
  {
    of: 'session_save_path',
    place: 'unknown',
    label: 'session directory',
    source: manual('function.session-save-path'),
  },
  {
    of: 'const PHP_BINARY',
    place: 'unknown',
    label: 'PHP binary',
    source: manual('reserved.constants'),
  },
];

const opened: readonly PathSource[] = [
  {
    of: 'stream_get_meta_data',
    place: 'unknown',
    handle: 0,
    keys: { uri: '' },
    label: 'path of the open file',
    source: manual('function.stream-get-meta-data'),
  },
  ...['getPathname', 'getRealPath', 'getPath', '__toString'].map(
    (method): PathSource => ({
      of: `SplFileInfo->${method}`,
      place: 'unknown',
      receiver: 0,
      label: 'path of the file object',
      source: manual(`splfileinfo.${method.toLowerCase().replace('__', '')}`),
    }),
  ),
];

/** Functions and constants of PHP that give a path, and those that make a name no other request knows. */
export const paths: readonly PathSource[] = [
  ...temporary,
  ...streams,
  ...working,
  ...opened,
  ...names.map(
    ([of, page]): PathSource => ({
      of,
      place: 'unknown',
      unique: true,
      label: 'unique name',
      source: manual(page),
    }),
  ),
  {
    of: 'uuid_create',
    place: 'unknown',
    unique: true,
    label: 'unique name',
    source: 'https://pecl.php.net/package/uuid',
  },
];
