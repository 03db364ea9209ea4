import type { PathSource } from '../knowledge.ts';

const uploads: readonly PathSource[] = [
  ...['getPathname', 'getRealPath', 'getPath'].map(
    (method): PathSource => ({
      of: `Symfony\\Component\\HttpFoundation\\File\\UploadedFile->${method}`,
      place: 'temporary',
      unique: true,
      label: "PHP's copy of the upload",
      source: 'symfony/http-foundation: File/UploadedFile.php',
    }),
  ),
  {
    of: 'Nette\\Http\\FileUpload->getTemporaryFile',
    place: 'temporary',
    unique: true,
    label: "PHP's copy of the upload",
    source: 'nette/http: src/Http/FileUpload.php',
  },
  {
    of: 'CodeIgniter\\HTTP\\Files\\UploadedFile->getTempName',
    place: 'temporary',
    unique: true,
    label: "PHP's copy of the upload",
    source: 'https://codeigniter.com/user_guide/libraries/uploaded_files.html',
  },
];

const scratch: readonly PathSource[] = [
  {
    of: 'Symfony\\Component\\Filesystem\\Filesystem->tempnam',
    place: 'temporary',
    inside: 0,
    unique: true,
    label: 'temporary file',
    source: 'symfony/filesystem: Filesystem.php',
  },
  {
    of: 'PhpOffice\\PhpWord\\TemplateProcessor->save',
    place: 'temporary',
    unique: true,
    label: 'temporary document',
    source: 'phpoffice/phpword: src/PhpWord/TemplateProcessor.php',
  },
  {
    of: 'PhpOffice\\PhpWord\\Settings::getTempDir',
    place: 'temporary',
    label: 'PhpWord temporary directory',
    source: 'phpoffice/phpword: src/PhpWord/Settings.php',
  },
  {
    of: 'PhpOffice\\PhpSpreadsheet\\Shared\\File::sysGetTempDir',
    place: 'temporary',
    label: 'system temporary directory',
    source: 'phpoffice/phpspreadsheet: src/PhpSpreadsheet/Shared/File.php',
  },
  {
    of: 'PhpOffice\\PhpSpreadsheet\\Shared\\File::temporaryFilename',
    place: 'temporary',
    unique: true,
    label: 'temporary file',
    source: 'phpoffice/phpspreadsheet: src/PhpSpreadsheet/Shared/File.php',
  },
  ...['create', 'path', 'force'].map(
    (method): PathSource => ({
      of: `Spatie\\TemporaryDirectory\\TemporaryDirectory->${method}`,
      place: 'temporary',
      unique: true,
      label: 'temporary directory',
      source: 'https://github.com/spatie/temporary-directory',
    }),
  ),
  {
    of: 'Spatie\\TemporaryDirectory\\TemporaryDirectory::make',
    place: 'temporary',
    unique: true,
    label: 'temporary directory',
    source: 'https://github.com/spatie/temporary-directory',
  },
];

/** Calls that leave the abstraction of Flysystem 1 for a raw local path. */
const localPaths: readonly PathSource[] = ['applyPathPrefix', 'getPathPrefix'].map((method) => ({
  of: `League\\Flysystem\\Adapter\\AbstractAdapter->${method}`,
  place: 'app',
  localises: 0,
  label: 'local path behind a Flysystem adapter',
  source: 'league/flysystem 1: src/Adapter/AbstractAdapter.php',
}));

const uniqueNames: readonly (readonly [of: string, source: string])[] = [
  ...['uuid1', 'uuid4', 'uuid6', 'uuid7'].map(
    (method) => [`Ramsey\\Uuid\\Uuid::${method}`, 'ramsey/uuid: src/Uuid.php'] as const,
  ),
  ...['v1', 'v4', 'v6', 'v7'].map(
    (method) => [`Symfony\\Component\\Uid\\Uuid::${method}`, 'symfony/uid: Uuid.php'] as const,
  ),
  ['new Symfony\\Component\\Uid\\Ulid', 'symfony/uid: Ulid.php'],
  ['Symfony\\Component\\Uid\\Ulid::generate', 'symfony/uid: Ulid.php'],
  ['Symfony\\Component\\String\\ByteString::fromRandom', 'symfony/string: ByteString.php'],
  ['Nette\\Utils\\Random::generate', 'nette/utils: src/Utils/Random.php'],
  ...['toString', 'getHex', '__toString'].map(
    (method) => [`Ramsey\\Uuid\\UuidInterface->${method}`, 'ramsey/uuid: src/UuidInterface.php'] as const,
  ),
  ...['toRfc4122', 'toBase32', 'toBase58', 'toHex', 'toString', 'hash'].map(
    (method) => [`Symfony\\Component\\Uid\\AbstractUid->${method}`, 'symfony/uid: AbstractUid.php'] as const,
  ),
  ['Webpatser\\Uuid\\Uuid::generate', 'webpatser/laravel-uuid: src/Webpatser/Uuid/Uuid.php'],
];

const names: readonly PathSource[] = uniqueNames.map(([of, source]) => ({
  of,
  place: 'unknown',
  unique: true,
  label: 'unique name',
  source,
}));

const codeigniter = 'https://codeigniter.com/user_guide/general/common_functions.html#global-constants';

/** Path constants of CodeIgniter, which has no table of its own. */
const constants: readonly PathSource[] = [
  { of: 'const WRITEPATH', place: 'app', base: 'writable', label: 'writable directory', source: codeigniter },
  { of: 'const FCPATH', place: 'app', base: 'public', label: 'public directory', source: codeigniter },
  { of: 'const ROOTPATH', place: 'app', base: '', label: 'project root', source: codeigniter },
  { of: 'const APPPATH', place: 'app', base: 'app', label: 'application directory', source: codeigniter },
];

const cakephp = 'cakephp/cakephp 2: lib/Cake/bootstrap.php';

/**
 * Those of CakePHP, whose application or framework defines them, and of which a plugin has only the names. They are words
 * that any project may use for something else.
 */
const cakeConstants: readonly PathSource[] = [
  ['APP', 'src', 'application directory'],
  ['WWW_ROOT', 'webroot', 'web root'],
  ['CONFIG', 'config', 'configuration directory'],
  ['LOGS', 'logs', 'log directory'],
  ['CACHE', 'tmp/cache', 'cache directory'],
].map(
  ([name = '', base = '', label = '']): PathSource => ({
    of: `const ${name}`,
    place: 'app',
    base,
    unlessDefined: true,
    label,
    source: cakephp,
  }),
);

const cakeScratch: PathSource = {
  of: 'const TMP',
  place: 'temporary',
  unlessDefined: true,
  label: 'temporary directory',
  source: cakephp,
};

/** Directories of the application in which it looks for a sort of files, each as a list of one. */
const cakeDirectories: readonly PathSource[] = [
  ['Plugin', 'plugins'],
  ['plugins', 'plugins'],
  ['Locale', 'src/Locale'],
  ['locales', 'resources/locales'],
  ['Template', 'src/Template'],
  ['templates', 'templates'],
].map(
  ([type = '', base = '']): PathSource => ({
    of: `Cake\\Core\\App::path(${type})`,
    place: 'app',
    base,
    keys: { '0': '' },
    label: 'directory of the application',
    source: 'cakephp/cakephp: src/Core/App.php',
  }),
);

/** Where CakePHP's file objects lie, as they were made. */
const cakePaths: readonly PathSource[] = ['File', 'Folder'].map(
  (name): PathSource => ({
    of: `Cake\\Filesystem\\${name}->pwd`,
    place: 'unknown',
    receiver: 0,
    label: `path of a ${name.toLowerCase()}`,
    source: `cakephp/filesystem: ${name}.php`,
  }),
);

/** Paths and names that libraries give. */
export const paths: readonly PathSource[] = [
  ...uploads,
  ...scratch,
  ...localPaths,
  ...names,
  ...constants,
  ...cakeConstants,
  cakeScratch,
  ...cakeDirectories,
  ...cakePaths,
];
