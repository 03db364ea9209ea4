/** Calls of Node and of npm packages that write to a path. */
import type { WriteKind } from '../result.ts';

/** Which part of a call is the path: an argument, or a property of the object that an argument is. */
export interface PathArgument {
  readonly arg: number;
  readonly key?: string;
}

export interface NodeSink {
  readonly path: PathArgument;
  readonly effect: 'write' | 'directory' | 'copy' | 'rename' | 'link' | 'permissions' | 'touch' | 'extract';
  readonly kind?: WriteKind;
  /** Writes only with flags that create or change: the argument that holds them, and what holds without it. */
  readonly flags?: { readonly arg: number; readonly default: string };
  readonly source: string;
}

const FS = 'https://nodejs.org/api/fs.html';
const EXTRA = 'https://github.com/jprichardson/node-fs-extra/tree/master/docs';

type Effect = NodeSink['effect'];

/** Functions of `fs`, each of which exists with callbacks, with promises, and as `…Sync`. */
const FILE_SYSTEM: readonly (readonly [names: string, arg: number, effect: Effect, source: string])[] = [
  ['writeFile appendFile truncate', 0, 'write', FS],
  ['mkdir mkdtemp', 0, 'directory', FS],
  ['copyFile cp', 1, 'copy', FS],
  ['rename', 1, 'rename', FS],
  ['symlink link', 1, 'link', FS],
  ['chmod lchmod chown lchown', 0, 'permissions', FS],
  ['utimes lutimes', 0, 'touch', FS],
  ['outputFile outputJson outputJSON writeJson writeJSON', 0, 'write', EXTRA],
  ['ensureDir mkdirp mkdirs emptyDir emptydir', 0, 'directory', EXTRA],
  ['ensureFile createFile', 0, 'touch', EXTRA],
  ['copy', 1, 'copy', EXTRA],
  ['move', 1, 'rename', EXTRA],
  ['ensureSymlink createSymlink ensureLink createLink', 1, 'link', EXTRA],
];

function fileSystemSinks(): Record<string, NodeSink> {
  const result: Record<string, NodeSink> = {};
  for (const [names, arg, effect, source] of FILE_SYSTEM) {
    for (const name of names.split(' ')) {
      for (const form of [name, `${name}Sync`]) result[`fs.${form}`] = { path: { arg }, effect, source };
    }
  }
  const opened = { path: { arg: 0 }, effect: 'write', source: FS } as const;
  result['fs.createWriteStream'] = { ...opened, flags: { arg: 1, default: 'w' } };
  for (const name of ['fs.open', 'fs.openSync']) result[name] = { ...opened, flags: { arg: 1, default: 'r' } };
  return result;
}

/** By dotted name, see `externalName`. */
export const SINKS: Readonly<Record<string, NodeSink>> = {
  ...fileSystemSinks(),
  mkdirp: { path: { arg: 0 }, effect: 'directory', source: 'https://www.npmjs.com/package/mkdirp' },
  'mkdirp.mkdirp': { path: { arg: 0 }, effect: 'directory', source: 'https://www.npmjs.com/package/mkdirp' },
  'mkdirp.sync': { path: { arg: 0 }, effect: 'directory', source: 'https://www.npmjs.com/package/mkdirp' },
  'mkdirp.mkdirpSync': { path: { arg: 0 }, effect: 'directory', source: 'https://www.npmjs.com/package/mkdirp' },
  'write-file-atomic': { path: { arg: 0 }, effect: 'write', source: 'https://www.npmjs.com/package/write-file-atomic' },
  'write-file-atomic.sync': {
    path: { arg: 0 },
    effect: 'write',
    source: 'https://www.npmjs.com/package/write-file-atomic',
  },
  'xlsx.writeFile': {
    path: { arg: 1 },
    effect: 'write',
    kind: 'export',
    source: 'https://docs.sheetjs.com/docs/api/write-options',
  },
  'xlsx.writeFileSync': {
    path: { arg: 1 },
    effect: 'write',
    kind: 'export',
    source: 'https://docs.sheetjs.com/docs/api/write-options',
  },
  'proper-lockfile.lock': {
    path: { arg: 0 },
    effect: 'write',
    kind: 'lock',
    source: 'https://www.npmjs.com/package/proper-lockfile',
  },
  'proper-lockfile.lockSync': {
    path: { arg: 0 },
    effect: 'write',
    kind: 'lock',
    source: 'https://www.npmjs.com/package/proper-lockfile',
  },
  ...Object.fromEntries(
    ['@whiskeysockets/baileys', '@adiwajshing/baileys', 'baileys'].map((name): [string, NodeSink] => [
      `${name}.useMultiFileAuthState`,
      {
        path: { arg: 0 },
        effect: 'write',
        kind: 'session',
        source: 'https://github.com/WhiskeySockets/Baileys/blob/master/src/Utils/use-multi-file-auth-state.ts',
      },
    ]),
  ),
  'whatsapp-web.js.LocalAuth': {
    path: { arg: 0, key: 'dataPath' },
    effect: 'write',
    kind: 'session',
    source: 'https://docs.wwebjs.dev/LocalAuth.html',
  },
  'Bun.write': { path: { arg: 0 }, effect: 'write', source: 'https://bun.sh/docs/api/file-io' },
  'Deno.writeTextFile': {
    path: { arg: 0 },
    effect: 'write',
    source: 'https://docs.deno.com/api/deno/~/Deno.writeTextFile',
  },
  'Deno.writeFile': { path: { arg: 0 }, effect: 'write', source: 'https://docs.deno.com/api/deno/~/Deno.writeFile' },
};

/** A method of an object that a package made; the file must import the package, since nothing else tells the object. */
export interface MethodSink extends NodeSink {
  readonly packages: readonly string[];
}

const BROWSERS = ['puppeteer', 'puppeteer-core', 'playwright', 'playwright-core'];
const PUPPETEER = 'https://pptr.dev/api/puppeteer.page';

/** By method name. */
export const METHOD_SINKS: Readonly<Record<string, MethodSink>> = {
  screenshot: { packages: BROWSERS, path: { arg: 0, key: 'path' }, effect: 'write', kind: 'media', source: PUPPETEER },
  pdf: { packages: BROWSERS, path: { arg: 0, key: 'path' }, effect: 'write', kind: 'media', source: PUPPETEER },
  toFile: {
    packages: ['sharp'],
    path: { arg: 0 },
    effect: 'write',
    kind: 'media',
    source: 'https://sharp.pixelplumbing.com/api-output#tofile',
  },
  writeFile: {
    packages: ['exceljs'],
    path: { arg: 0 },
    effect: 'write',
    kind: 'export',
    source: 'https://github.com/exceljs/exceljs#writing-xlsx',
  },
  mv: {
    packages: ['express-fileupload'],
    path: { arg: 0 },
    effect: 'rename',
    kind: 'upload',
    source: 'https://www.npmjs.com/package/express-fileupload',
  },
};
