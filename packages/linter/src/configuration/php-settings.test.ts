import { describe, expect, test } from 'vitest';
import { factsOf } from '../php/facts-of.ts';
import { GivenVariables } from './given-variables.ts';
import { assignedSettings, definedConstants, returnedSetting, topLevelCalls } from './php-settings.ts';
import type { PhpSource } from './php-source.ts';
import { entryAt, type Setting, settingAt } from './setting.ts';

function source(text: string, environment: Record<string, string> = {}): PhpSource {
  const given = Object.entries(environment).map(([name, value], at) => {
    return { name, value, path: '.env', line: at + 1, from: 'loaded' as const };
  });
  return {
    path: 'config/a.php',
    facts: factsOf(Buffer.from(text)),
    variables: new GivenVariables(given),
    meaning: ({ name, args, path, line }) => {
      const [first] = args;
      if (name !== 'storage_path' || first?.kind !== 'value') return undefined;
      return { kind: 'value', value: `{root}/storage/${first.value}`, path, line };
    },
  };
}

/** A setting in short: values as they are, `?` for unknown ones, variables after `<-`, lines after `@`. */
function short(setting: Setting | undefined): unknown {
  if (!setting) return undefined;
  if (setting.kind === 'map') {
    return Object.fromEntries(setting.entries.map(({ key, line, value }) => [`${key}@${line}`, short(value)]));
  }
  if (setting.kind === 'list') return setting.items.map(short);
  const { variable } = setting;
  const value = setting.kind === 'unknown' ? '?' : setting.value;
  return variable ? `${value} <- ${variable.name}=${variable.default}` : value;
}

describe('returned settings', () => {
  test('arrays have the lines of their keys, values follow helpers, variables and environment', () => {
    const text = `<?php
use App\\Driver;
$base = dirname(__DIR__);
return [
    'default' => env('STORE', 'file'),
    'set' => env('SET', 'file'),
    'nested' => ['a' => 1, 'b' => [
        'path' => storage_path('logs') . '/x.log',
        'class' => Driver::class,
    ]],
    'list' => explode(',', env('STACK', 'single,daily')),
    'base' => $base . '/var',
    'fallback' => getenv('A') ?: 'left',
    'server' => $_ENV['B'] ?? 'right',
    'request' => $_SERVER['HTTP_HOST'] ?? 'x',
    'unknown' => Str::random(),
    ...['spread' => true],
];`;
    expect(short(returnedSetting(source(text, { SET: 'redis' })))).toEqual({
      'default@5': 'file <- STORE=file',
      'set@6': 'redis <- SET=file',
      'nested@7': { 'a@7': 1, 'b@7': { 'path@8': '{root}/storage/logs/x.log', 'class@9': 'App\\Driver' } },
      'list@11': ['single <- STACK=single,daily', 'daily <- STACK=single,daily'],
      'base@12': '{root}/var',
      'fallback@13': 'left <- A=left',
      'server@14': 'right <- B=right',
      'request@15': '?',
      'unknown@16': '?',
      'spread@17': true,
    });
  });

  test('variables with elements assigned later, and closures', () => {
    const text = `<?php
$config = ['a' => 1];
$config['b']['c'] = 2;
$config['f'] = ['x'];
$config['f'][] = 'y';
if (DEV) { $config['d'] = 3; }
$config['e'] = static function () {
    $inner = [];
    $inner['class'] = \\yii\\redis\\Session::class;
    return $inner;
};
return $config;`;
    const found = returnedSetting(source(text));
    expect(short(found)).toEqual({
      'a@2': 1,
      'b@3': { 'c@3': 2 },
      'f@4': { '0@4': 'x', '1@5': 'y' },
      'd@6': 3,
      'e@7': { 'class@9': 'yii\\redis\\Session' },
    });
    expect(entryAt(found, 'd')?.isConditional).toBe(true);
  });

  test('chains of calls and objects', () => {
    const text = `<?php
return GeneralConfig::create()
    ->devMode(App::env('DEV') ?? false)
    ->aliases(['@web' => '/x'])
    ->log(new \\Monolog\\Handler\\StreamHandler('a.log', 1))
;`;
    expect(short(returnedSetting(source(text)))).toEqual({
      'class@2': 'GeneralConfig',
      'devMode@3': '?',
      'aliases@4': { '@web@4': '/x' },
      'log@5': { 'class@5': 'Monolog\\Handler\\StreamHandler', '0@5': 'a.log', '1@5': 1 },
    });
  });
});

test('assignments to elements become a map of maps', () => {
  const text = `<?php
$settings['hash_salt'] = 'abc';
$databases['default']['default'] = ['driver' => 'sqlite'];
if (getenv('X')) { $settings['file_temp_path'] = '/tmp'; }`;
  const found = assignedSettings(source(text));
  expect(short(found)).toMatchObject({});
  expect(short(settingAt(found, 'databases', 'default', 'default'))).toEqual({ 'driver@3': 'sqlite' });
  expect(short(settingAt(found, 'settings'))).toEqual({ 'hash_salt@2': 'abc', 'file_temp_path@4': '/tmp' });
});

test('an array that is filled from its own elements takes no longer with each of them', () => {
  const lines = Array.from({ length: 30 }, (_, at) => `$a['k${at + 1}'] = $a['k${at}'];`);
  const found = assignedSettings(source(['<?php', "$a = ['k0' => 'x'];", ...lines].join('\n')));
  expect(short(settingAt(found, 'a', 'k30'))).toBe('x');
}, 2000);

test('a variable has what is assigned without a condition, or in the same branch', () => {
  const text = `<?php
$channels = ['daily'];
if (getenv('SYSLOG')) { $channels = ['syslog']; }
if (getenv('ONLY')) { $only = 'a'; $copy = $only; }
return ['channels' => $channels, 'only' => $only, 'copy' => $copy];`;
  expect(short(returnedSetting(source(text)))).toEqual({ 'channels@5': ['daily'], 'only@5': 'a', 'copy@5': 'a' });
});

test('elements of lists', () => {
  const text = `<?php
$host = explode(':', env('HOST', 'localhost:3306'));
return ['host' => $host[0], 'port' => $host[1], 'none' => $host[2]];`;
  expect(short(returnedSetting(source(text)))).toEqual({
    'host@3': 'localhost <- HOST=localhost:3306',
    'port@3': '3306 <- HOST=localhost:3306',
    'none@3': '?',
  });
});

test('constants and calls of top-level code', () => {
  const text = `<?php
defined('DB_DRIVER') or define('DB_DRIVER', getenv('DB_DRIVER') ?: 'sqlite');
const FILES = __DIR__ . '/files';
ini_set('session.save_path', sys_get_temp_dir());`;
  const code = source(text);
  expect(short(definedConstants(code))).toEqual({
    'DB_DRIVER@2': 'sqlite <- DB_DRIVER=sqlite',
    'FILES@3': '{root}/config/files',
  });
  expect(topLevelCalls(code, new Set(['ini_set'])).map(({ line, args }) => [line, args.map(short)])).toEqual([
    [4, ['session.save_path', '{tmp}']],
  ]);
});

test('static calls of top-level code, with the condition that they stand under', () => {
  const text = `<?php
use Roots\\WPConfig\\Config;
Config::define('A', 1);
if (getenv('X')) { Config::define('B', 2); }`;
  const found = topLevelCalls(source(text), new Set(['roots\\wpconfig\\config::define']));
  expect(found.map(({ args, isConditional }) => [args.map(short), isConditional])).toEqual([
    [['A', 1], undefined],
    [['B', 2], true],
  ]);
});
