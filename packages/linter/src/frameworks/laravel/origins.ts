import type { OriginSource } from '../knowledge.ts';
import { facadeName, onBoth } from './facades.ts';

const inputs = [
  'all',
  'collect',
  'cookie',
  'get',
  'header',
  'input',
  'json',
  'only',
  'post',
  'query',
  'route',
  'segment',
  'server',
  'str',
  'string',
] as const;

const request = 'laravel/framework: src/Illuminate/Http/Concerns/InteractsWithInput.php';

/** Values that come from the request, the environment, stored state or settings. */
export const origins: readonly OriginSource[] = [
  {
    of: 'Illuminate\\Database\\Eloquent\\Model->$*',
    origin: 'database',
    label: 'an attribute of a stored model',
    source: 'laravel/framework: src/Illuminate/Database/Eloquent/Concerns/HasAttributes.php',
  },
  ...inputs.flatMap((method) =>
    onBoth('Request', method).map(
      (of): OriginSource => ({ of, origin: 'request', label: 'request input', source: request }),
    ),
  ),
  {
    of: 'request',
    origin: 'request',
    label: 'request input',
    source: 'laravel/framework: src/Illuminate/Foundation/helpers.php',
  },
  ...['validated', 'safe'].map(
    (method): OriginSource => ({
      of: `Illuminate\\Foundation\\Http\\FormRequest->${method}`,
      origin: 'request',
      label: 'validated request input',
      source: 'laravel/framework: src/Illuminate/Foundation/Http/FormRequest.php',
    }),
  ),
  ...['get', 'all', 'only', 'file'].map(
    (method): OriginSource => ({
      of: `Illuminate\\Support\\Facades\\Input::${method}`,
      origin: 'request',
      label: 'request input',
      source: 'laravel/framework v5.8: src/Illuminate/Support/Facades/Input.php',
    }),
  ),
  ...['getClientOriginalName', 'getClientOriginalExtension', 'clientExtension', 'extension'].map(
    (method): OriginSource => ({
      of: `Illuminate\\Http\\UploadedFile->${method}`,
      origin: 'request',
      label: 'name of the upload',
      source: 'laravel/framework: src/Illuminate/Http/UploadedFile.php',
    }),
  ),
  {
    of: 'env',
    origin: 'environment',
    label: 'environment variable',
    source: 'laravel/framework: src/Illuminate/Support/helpers.php',
  },
  {
    of: 'Illuminate\\Support\\Env::get',
    origin: 'environment',
    label: 'environment variable',
    source: 'laravel/framework: src/Illuminate/Support/Env.php',
  },
  ...['get', 'pull', 'many'].flatMap((method) =>
    onBoth('Cache', method).map(
      (of): OriginSource => ({
        of,
        origin: 'database',
        label: 'cache entry',
        source: 'laravel/framework: src/Illuminate/Cache/Repository.php',
      }),
    ),
  ),
  ...['get', 'pull', 'all', 'only'].flatMap((method) =>
    onBoth('Session', method).map(
      (of): OriginSource => ({
        of,
        origin: 'database',
        label: 'session value',
        source: 'laravel/framework: src/Illuminate/Session/Store.php',
      }),
    ),
  ),
  ...['getAttribute', 'getOriginal', 'getRawOriginal', 'attributesToArray'].map(
    (method): OriginSource => ({
      of: `Illuminate\\Database\\Eloquent\\Model->${method}`,
      origin: 'database',
      label: 'model attribute',
      source: 'laravel/framework: src/Illuminate/Database/Eloquent/Concerns/HasAttributes.php',
    }),
  ),
  ...['value', 'pluck', 'get', 'first', 'find', 'sole'].flatMap((method) =>
    ['Illuminate\\Database\\Query\\Builder', 'Illuminate\\Database\\Eloquent\\Builder'].map(
      (builder): OriginSource => ({
        of: `${builder}->${method}`,
        origin: 'database',
        label: 'database value',
        source: 'laravel/framework: src/Illuminate/Database/Query/Builder.php',
      }),
    ),
  ),
  ...['select', 'selectOne', 'scalar'].map(
    (method): OriginSource => ({
      of: `${facadeName('DB')}::${method}`,
      origin: 'database',
      label: 'database value',
      source: 'laravel/framework: src/Illuminate/Database/Connection.php',
    }),
  ),
  { of: 'setting', origin: 'setting', label: 'stored setting', source: 'https://github.com/anlutro/laravel-settings' },
  {
    of: 'settings',
    origin: 'setting',
    label: 'stored setting',
    source: 'https://github.com/qcod/laravel-app-settings',
  },
];
