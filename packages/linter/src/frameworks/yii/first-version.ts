/** Yii 1, whose classes have no namespace: they are known by their names, whether Yii 2 is there or not. */
import { classTable } from '../class-table.ts';
import type { EntryPoint, KnownClass, OriginSource, PathSource, ReturnType, Sink } from '../knowledge.ts';

const BASE = 'yiisoft/yii: framework/base';
const WEB = 'yiisoft/yii: framework/web';
const FILE_HELPER = 'yiisoft/yii: framework/utils/CFileHelper.php';

/** A member as getter and as magic property. */
function member(cls: string, name: string): readonly string[] {
  return [`${cls}->$${name}`, `${cls}->get${name.charAt(0).toUpperCase()}${name.slice(1)}`];
}

function directory(cls: string, name: string, base: string, label: string, source: string): readonly PathSource[] {
  return member(cls, name).map((of) => ({ of, place: 'app', base, label, source }));
}

export const firstPaths: readonly PathSource[] = [
  ...directory('CApplication', 'basePath', 'protected', 'application directory', `${BASE}/CApplication.php`),
  ...directory('CApplication', 'runtimePath', 'protected/runtime', 'runtime directory', `${BASE}/CApplication.php`),
  ...directory('CApplication', 'extensionPath', 'protected/extensions', 'extensions', `${BASE}/CApplication.php`),
  ...directory('CModule', 'basePath', 'protected', 'directory of the module', `${BASE}/CModule.php`),
  ...directory('CModule', 'modulePath', 'protected/modules', 'directory of modules', `${BASE}/CModule.php`),
  ...directory('CAssetManager', 'basePath', 'assets', 'published assets directory', `${WEB}/CAssetManager.php`),
  ...directory('CHttpRequest', 'scriptFile', 'index.php', 'entry script', `${WEB}/CHttpRequest.php`),
  {
    of: 'CAssetManager->getPublishedPath',
    place: 'app',
    base: 'assets',
    label: 'published assets directory',
    source: `${WEB}/CAssetManager.php`,
  },
  {
    of: 'CUploadedFile->$tempName',
    place: 'temporary',
    unique: true,
    label: "PHP's copy of the upload",
    source: `${WEB}/CUploadedFile.php`,
  },
];

export const firstSinks: readonly Sink[] = [
  { call: 'CFileHelper::createDirectory', path: { arg: 0, name: 'dst' }, effect: 'directory', source: FILE_HELPER },
  { call: 'CFileHelper::copyDirectory', path: { arg: 1, name: 'dst' }, effect: 'copy', source: FILE_HELPER },
];

export const firstTypes: readonly ReturnType[] = [
  ...['Yii::app', 'YiiBase::app'].map((of): ReturnType => ({ of, gives: 'CWebApplication' })),
  ...member('CApplication', 'assetManager').map((of): ReturnType => ({ of, gives: 'CAssetManager' })),
  ...member('CApplication', 'request').map((of): ReturnType => ({ of, gives: 'CHttpRequest' })),
  ...['getInstance', 'getInstanceByName'].map(
    (method): ReturnType => ({ of: `CUploadedFile::${method}`, gives: 'CUploadedFile' }),
  ),
  ...['getInstances', 'getInstancesByName'].map(
    (method): ReturnType => ({ of: `CUploadedFile::${method}`, gives: 'CUploadedFile[]' }),
  ),
];

export const firstOrigins: readonly OriginSource[] = [
  ...member('CModule', 'params').map(
    (of): OriginSource => ({
      of,
      origin: 'setting',
      label: 'application parameter',
      source: `${BASE}/CModule.php`,
    }),
  ),
  ...['getParam', 'getPost', 'getQuery', 'getPut', 'getRawBody'].map(
    (method): OriginSource => ({
      of: `CHttpRequest->${method}`,
      origin: 'request',
      label: 'request',
      source: `${WEB}/CHttpRequest.php`,
    }),
  ),
  ...[...member('CUploadedFile', 'name'), ...member('CUploadedFile', 'extensionName')].map(
    (of): OriginSource => ({
      of,
      origin: 'upload',
      label: 'name of the uploaded file',
      source: `${WEB}/CUploadedFile.php`,
    }),
  ),
];

export const firstEntries: readonly EntryPoint[] = [
  ...['CController', 'CAction', 'CBaseController'].map(
    (base): EntryPoint => ({ via: 'web', extends: base, source: `${WEB}/CController.php` }),
  ),
  { via: 'operator', extends: 'CConsoleCommand', source: 'yiisoft/yii: framework/console/CConsoleCommand.php' },
  {
    via: 'install',
    extends: 'CDbMigration',
    methods: ['up', 'down', 'safeUp', 'safeDown'],
    source: 'yiisoft/yii: framework/db/CDbMigration.php',
  },
  // Gii runs on a developer's machine.
  { via: 'build', extends: 'CCodeModel', source: 'yiisoft/yii: framework/gii/CCodeModel.php' },
];

export const firstClasses: readonly KnownClass[] = classTable(String.raw`
CWebApplication < CApplication
CConsoleApplication < CApplication
CApplication < CModule
CWebModule < CModule
CController < CBaseController
CWidget < CBaseController
CCodeGenerator < CController
`);
