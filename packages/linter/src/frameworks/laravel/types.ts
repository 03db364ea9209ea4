import type { ReturnType } from '../knowledge.ts';
import { diskMakers } from './disks.ts';
import { facadeClasses, facadeName, onBoth } from './facades.ts';

const upload = 'Illuminate\\Http\\UploadedFile';
const disk = 'Illuminate\\Filesystem\\FilesystemAdapter';
/** The adapter of Flysystem 1, whose prefix is a raw local path. */
const adapter = 'League\\Flysystem\\Adapter\\AbstractAdapter';
const http = facadeClasses.Http;
const process = facadeClasses.Process;

/** Methods of the HTTP client that return the pending request, so that a chain ends in `sink()`. */
const fluentHttp = [
  'accept',
  'acceptJson',
  'asForm',
  'asJson',
  'asMultipart',
  'attach',
  'baseUrl',
  'connectTimeout',
  'contentType',
  'replaceHeaders',
  'retry',
  'sink',
  'throw',
  'timeout',
  'withBasicAuth',
  'withBody',
  'withCookies',
  'withHeader',
  'withHeaders',
  'withMiddleware',
  'withOptions',
  'withQueryParameters',
  'withToken',
  'withUrlParameters',
  'withUserAgent',
  'withoutRedirecting',
  'withoutVerifying',
] as const;

const fluentProcess = [
  'command',
  'path',
  'timeout',
  'idleTimeout',
  'forever',
  'env',
  'input',
  'quietly',
  'tty',
  'options',
];

/** What Laravel's calls return, where the class matters to a sink, a path or an escape. */
export const types: readonly ReturnType[] = [
  { of: 'request', gives: 'Illuminate\\Http\\Request', withArgument: upload },
  // `app($id)` is what lies in the container under this name.
  { of: 'app', gives: 'Illuminate\\Contracts\\Foundation\\Application', withArgument: null },
  { of: 'cache', gives: 'Illuminate\\Contracts\\Cache\\Repository' },
  { of: 'session', gives: 'Illuminate\\Contracts\\Session\\Session' },
  { of: 'response', gives: 'Illuminate\\Contracts\\Routing\\ResponseFactory' },
  { of: 'redirect', gives: 'Illuminate\\Http\\RedirectResponse' },
  { of: 'back', gives: 'Illuminate\\Http\\RedirectResponse' },
  { of: 'cookie', gives: 'Illuminate\\Cookie\\CookieJar' },
  ...onBoth('Request', 'file').map((of) => ({ of, gives: upload })),
  // Input includes the uploads: https://laravel.com/docs/requests#retrieving-uploaded-files, `Request::all()`, `__get()`
  { of: 'Illuminate\\Http\\Request->$*', gives: upload },
  { of: 'Illuminate\\Http\\Request->$files', gives: 'Symfony\\Component\\HttpFoundation\\FileBag' },
  ...['all', 'only', 'except', 'validate', 'allFiles'].flatMap((method) =>
    onBoth('Request', method).map((of) => ({ of, gives: `${upload}[]` })),
  ),
  ...[
    'Illuminate\\Foundation\\Http\\FormRequest->validated',
    'Illuminate\\Foundation\\Validation\\ValidatesRequests->validate',
    'Illuminate\\Contracts\\Validation\\Validator->validated',
    'Illuminate\\Contracts\\Validation\\Validator->validate',
  ].map((of) => ({ of, gives: `${upload}[]` })),
  ...onBoth('Request', 'session').map((of) => ({ of, gives: 'Illuminate\\Contracts\\Session\\Session' })),
  // laravel/framework: src/Illuminate/Filesystem/Filesystem.php
  ...['files', 'allFiles'].flatMap((method) =>
    onBoth('File', method).map((of) => ({ of, gives: 'Symfony\\Component\\Finder\\SplFileInfo[]' })),
  ),
  { of: 'Illuminate\\Http\\UploadedFile::createFromBase', gives: upload },
  { of: 'Illuminate\\Contracts\\Filesystem\\Factory->disk', gives: disk },
  ...['disk', 'drive', 'cloud'].flatMap((method) => [
    { of: `${facadeName('Storage')}::${method}`, gives: disk },
    { of: `Illuminate\\Filesystem\\FilesystemManager->${method}`, gives: disk },
  ]),
  ...diskMakers.map((of): ReturnType => ({ of, gives: disk, carries: true })),
  { of: `${facadeName('Storage')}::getAdapter`, gives: adapter },
  { of: `${facadeName('Storage')}::getDriver`, gives: 'League\\Flysystem\\Filesystem' },
  { of: 'Illuminate\\Filesystem\\FilesystemAdapter->getAdapter', gives: adapter },
  { of: 'Illuminate\\Filesystem\\FilesystemAdapter->getDriver', gives: 'League\\Flysystem\\Filesystem' },
  { of: 'League\\Flysystem\\Filesystem->getAdapter', gives: adapter },
  { of: 'Illuminate\\Contracts\\Cache\\Factory->store', gives: facadeClasses.Cache },
  { of: 'Illuminate\\Cache\\Repository->tags', gives: facadeClasses.Cache },
  { of: 'Illuminate\\Cache\\CacheManager->store', gives: facadeClasses.Cache },
  { of: 'Illuminate\\Cache\\CacheManager->driver', gives: facadeClasses.Cache },
  ...['store', 'driver', 'tags'].map((method) => ({
    of: `${facadeName('Cache')}::${method}`,
    gives: facadeClasses.Cache,
  })),
  ...fluentHttp.flatMap((method) => onBoth('Http', method).map((of) => ({ of, gives: http }))),
  ...fluentProcess.flatMap((method) => onBoth('Process', method).map((of) => ({ of, gives: process }))),
  ...['command', 'job', 'call', 'exec'].flatMap((method) =>
    onBoth('Schedule', method).map((of) => ({ of, gives: 'Illuminate\\Console\\Scheduling\\Event' })),
  ),
  { of: 'Illuminate\\Support\\Facades\\Input::file', gives: 'Illuminate\\Http\\UploadedFile' },
  { of: `${facadeName('DB')}::table`, gives: 'Illuminate\\Database\\Query\\Builder' },
  { of: `${facadeName('DB')}::connection`, gives: 'Illuminate\\Database\\Connection' },
  { of: 'Illuminate\\Database\\Connection->table', gives: 'Illuminate\\Database\\Query\\Builder' },
  { of: 'Illuminate\\Database\\DatabaseManager->table', gives: 'Illuminate\\Database\\Query\\Builder' },
  { of: 'Illuminate\\Database\\Eloquent\\Model::query', gives: 'Illuminate\\Database\\Eloquent\\Builder' },
  ...[
    'create',
    'forceCreate',
    'find',
    'findOrFail',
    'first',
    'firstOrCreate',
    'firstOrNew',
    'make',
    'updateOrCreate',
  ].map((method) => ({ of: `Illuminate\\Database\\Eloquent\\Model::${method}`, gives: 'static' })),
  ...['where', 'whereIn', 'with', 'latest', 'orderBy', 'join', 'select'].flatMap((method) => [
    { of: `Illuminate\\Database\\Eloquent\\Model::${method}`, gives: 'Illuminate\\Database\\Eloquent\\Builder' },
    { of: `Illuminate\\Database\\Eloquent\\Builder->${method}`, gives: 'Illuminate\\Database\\Eloquent\\Builder' },
  ]),
  ...['where', 'whereIn', 'latest', 'orderBy', 'join', 'select'].map((method) => ({
    of: `Illuminate\\Database\\Query\\Builder->${method}`,
    gives: 'Illuminate\\Database\\Query\\Builder',
  })),
  ...['hasOne', 'hasMany', 'belongsToMany', 'morphOne', 'morphMany', 'morphToMany', 'hasManyThrough'].map((method) => ({
    of: `Illuminate\\Database\\Eloquent\\Model->${method}`,
    gives: 'Illuminate\\Database\\Eloquent\\Relations\\Relation',
  })),
  { of: 'Illuminate\\Console\\Command->$laravel', gives: 'Illuminate\\Contracts\\Foundation\\Application' },
  { of: 'Illuminate\\Support\\ServiceProvider->$app', gives: 'Illuminate\\Contracts\\Foundation\\Application' },
  { of: 'Illuminate\\Http\\Client\\PendingRequest->buildClient', gives: 'GuzzleHttp\\Client' },
];
