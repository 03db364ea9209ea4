import type { Sink } from '../knowledge.ts';
import { firstSinks } from './first-version.ts';

const FILE_HELPER = 'yiisoft/yii2: framework/helpers/BaseFileHelper.php';

export const sinks: readonly Sink[] = [
  {
    call: 'yii\\web\\UploadedFile->saveAs',
    path: { arg: 0, name: 'file' },
    effect: 'write',
    kind: 'upload',
    localOnly: true,
    untyped: ['UploadedFile'],
    source: 'yiisoft/yii2: framework/web/UploadedFile.php',
  },
  {
    call: 'yii\\helpers\\BaseFileHelper::createDirectory',
    path: { arg: 0, name: 'path' },
    effect: 'directory',
    source: FILE_HELPER,
  },
  {
    call: 'yii\\helpers\\BaseFileHelper::copyDirectory',
    path: { arg: 1, name: 'dst' },
    effect: 'copy',
    source: FILE_HELPER,
  },
  {
    call: 'yii\\helpers\\BaseFileHelper::changeOwnership',
    path: { arg: 0, name: 'path' },
    effect: 'permissions',
    source: FILE_HELPER,
  },
  {
    call: 'new yii\\caching\\FileCache',
    path: { fixed: 'runtime/cache', place: 'app' },
    effect: 'write',
    kind: 'cache',
    source: 'yiisoft/yii2: framework/caching/FileCache.php',
  },
  {
    call: 'new yii\\mutex\\FileMutex',
    path: { fixed: 'runtime/mutex', place: 'app' },
    effect: 'write',
    kind: 'lock',
    source: 'yiisoft/yii2: framework/mutex/FileMutex.php',
  },
  {
    call: 'new yii\\log\\FileTarget',
    path: { arg: 0, key: 'logFile' },
    effect: 'append',
    kind: 'log',
    source: 'yiisoft/yii2: framework/log/FileTarget.php',
  },
  ...firstSinks,
];
