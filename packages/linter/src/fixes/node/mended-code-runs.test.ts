/** Code that was moved from fs to a storage is compiled and run, and does what it did. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { mended } from '../../testing/mended-project.ts';

const PACKAGES = fileURLToPath(new URL('../../../../../node_modules', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const SOURCES = '--conditions=@tidemark/source';

const SERVER = `import fs, { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const UPLOADS: string = path.join(process.cwd(), 'uploads');

export async function save(name: string, data: Buffer | string): Promise<number> {
  await mkdir(UPLOADS, { recursive: true });
  const file = path.join(UPLOADS, name);
  await writeFile(file, data);
  return fs.readFileSync(file).length;
}

export async function take(name: string, chunks: readonly string[]): Promise<string> {
  await pipeline(Readable.from(chunks), createWriteStream(path.join(UPLOADS, name)));
  fs.copyFileSync(path.join(UPLOADS, name), path.join(UPLOADS, 'copy-' + name));
  let text = '';
  for await (const chunk of createReadStream(path.join(UPLOADS, 'copy-' + name))) text += String(chunk);
  return text;
}

export async function look(names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const file = \`\${UPLOADS}/\${name}\`;
    if (!fs.existsSync(file)) continue;
    found.push(name + '=' + fs.readFileSync(file, 'utf8').toUpperCase());
    fs.unlinkSync(file);
    found.push(String(fs.existsSync(file)));
  }
  return found;
}
`;

const DRIVER = `import { look, save, take } from './server.ts';
const said = [
  await save('größe.txt', 'häuser'),
  await save('bytes.bin', Buffer.alloc(100_000, 7)),
  await take('stream.txt', ['one, ', 'two']),
  await look(['größe.txt', 'nothing.txt', 'copy-stream.txt']),
];
console.log(JSON.stringify(said));
`;

/** What a compiler says of the mended code: of it alone, the package's own sources are looked at elsewhere. */
function complaints(root: string): readonly string[] {
  const files = ['server.ts', 'driver.ts'].map((name) => join(root, name));
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ESNext,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    types: ['node'],
    typeRoots: [join(PACKAGES, '@types')],
    customConditions: ['@tidemark/source'],
  });
  return files
    .flatMap((name) => program.getSemanticDiagnostics(program.getSourceFile(name)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

function run(root: string, url = ''): unknown {
  const env = { PATH: process.env['PATH'], UPLOADS_STORAGE_URL: url };
  const args = [SOURCES, '--import', TSX, 'driver.ts'];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' }));
}

test('mended code compiles, and does on a folder and in memory what it did with fs', { timeout: 120_000 }, async () => {
  const project = {
    'composer.json': '{"name":"acme/shop"}',
    'index.php': '<?php\n',
    'package.json': '{"type":"module"}',
  };
  const { root, fixes, left } = await mended({ ...project, 'server.ts': SERVER }, true);
  expect(fixes.map(({ fixer }) => fixer.id)).toEqual(['node/fs-to-storage']);
  expect(left).toEqual([]);
  symlinkSync(PACKAGES, join(root, 'node_modules'));
  writeFileSync(join(root, 'driver.ts'), DRIVER);
  expect(complaints(root)).toEqual([]);

  const before = join(root, 'before');
  mkdirSync(before);
  for (const [name, text] of [
    ['server.ts', SERVER],
    ['driver.ts', DRIVER],
    ['package.json', '{"type":"module"}'],
  ] as const)
    writeFileSync(join(before, name), text);
  const said = run(before);
  expect(said).toEqual([7, 100_000, 'one, two', ['größe.txt=HÄUSER', 'false', 'copy-stream.txt=ONE, TWO', 'false']]);
  expect(run(root, 'memory:')).toEqual(said);
  expect(existsSync(join(root, 'uploads'))).toBe(false);
  expect(run(root)).toEqual(said);
  expect(readdirSync(join(root, 'uploads'))).toEqual(readdirSync(join(before, 'uploads')));
});
