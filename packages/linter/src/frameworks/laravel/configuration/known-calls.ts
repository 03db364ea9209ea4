/** What Laravel's own functions give where configuration files call them. */
import type { CallMeaning } from '../../../configuration/php-source.ts';
import { ROOT, type Setting } from '../../../configuration/setting.ts';
import { joined, lastOf, variableSetting } from '../../../configuration/setting-text.ts';
import type { ConfigurationVariables } from '../../../configuration/variables.ts';

/** Directory below the application's base by helper. Source: laravel/framework: src/Illuminate/Foundation/helpers.php */
const DIRECTORIES: Readonly<Record<string, string>> = {
  base_path: '',
  app_path: 'app',
  config_path: 'config',
  database_path: 'database',
  lang_path: 'lang',
  public_path: 'public',
  resource_path: 'resources',
  storage_path: 'storage',
  '->basepath': '',
  '->storagepath': 'storage',
  '->publicpath': 'public',
  '->databasepath': 'database',
  '->configpath': 'config',
  '->resourcepath': 'resources',
};

/** Names of texts are made lower and joined: enough to tell one from another. Source: laravel/framework: src/Illuminate/Support/Str.php */
const NAMING: Readonly<Record<string, string>> = { slug: '-', snake: '_', kebab: '-', studly: '', camel: '' };

/**
 * @param base Directory of the application relative to the project's root; empty for the root itself.
 * @param storage Where the application keeps files, if not in `storage/`.
 */
export function helperCalls(base: string, variables: ConfigurationVariables, storage?: string): CallMeaning {
  const root = base === '' ? ROOT : `${ROOT}/${base}`;
  return ({ name, args, path, line }) => {
    const at = { path, line };
    const [first, second] = args;
    const directory = DIRECTORIES[name];
    if (directory !== undefined) {
      const own = directory === 'storage' ? storage : undefined;
      const start: Setting = { kind: 'value', value: own ?? (directory === '' ? root : `${root}/${directory}`), ...at };
      return first === undefined ? start : below(start, first);
    }
    if (name === 'illuminate\\support\\env::get' && first?.kind === 'value') {
      return variableSetting(variables, String(first.value), second, at);
    }
    // `env_default_when_empty(env('X'), 'y')`, `env_or('X', 'y')`: functions of the project with the habit in their name.
    if (/^\w*env(?:_\w+)?$/.test(name) && !/^(?:get)?env$/.test(name) && first?.kind === 'value') {
      const read = first.variable ? first : variableSetting(variables, String(first.value), undefined, at);
      return second === undefined ? read : lastOf(read, second, at);
    }
    const text = /^(?:illuminate\\support\\)?str::(\w+)$/.exec(name)?.[1] ?? /^str_(\w+)$/.exec(name)?.[1];
    return text === undefined || first?.kind !== 'value' ? undefined : named(text, first, second);
  };
}

/** Helpers put one slash between the directory and what is asked for. */
function below(start: Setting, rest: Setting): Setting {
  const at = { path: start.path, line: start.line };
  if (rest.kind !== 'value' || rest.value === null || rest.value === '') return rest.kind === 'value' ? start : rest;
  const slash: Setting = { kind: 'value', value: '/', ...at };
  return joined([start, slash, { ...rest, value: String(rest.value).replace(/^\/+/, '') }], at);
}

function named(how: string, text: Extract<Setting, { kind: 'value' }>, end: Setting | undefined): Setting | undefined {
  const value = String(text.value ?? '');
  if (how === 'finish' && end?.kind === 'value')
    return { ...text, value: value.replace(/\/+$/, '') + String(end.value) };
  if (how === 'lower') return { ...text, value: value.toLowerCase() };
  const separator = NAMING[how];
  return separator === undefined ? undefined : { ...text, value: value.toLowerCase().replace(/[\s_-]+/g, separator) };
}
