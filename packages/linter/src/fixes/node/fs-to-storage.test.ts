import { describe, expect, test } from 'vitest';
import { mended } from '../../testing/mended-project.ts';

const PROJECT = { 'composer.json': '{"name":"acme/shop","type":"project"}', 'index.php': '<?php\n' };

/** What becomes of a file; undefined where it stays as it is. */
async function moved(code: string, others: Readonly<Record<string, string>> = {}): Promise<string | undefined> {
  const { read, fixes, left, again } = await mended({ ...PROJECT, 'server.mjs': code, ...others }, true);
  if (fixes.length === 0) {
    expect(read('server.mjs')).toBe(code);
    return undefined;
  }
  expect(new Set(fixes.map(({ fixer }) => fixer.id))).toEqual(new Set(['node/fs-to-storage']));
  expect({ left, again }).toEqual({ left: [], again: 0 });
  return read('server.mjs');
}

const FS = "import fs from 'node:fs/promises';\n";
const OWN = "import { createStorage } from '@tidemark/sdk/storage';\n";
const declared = (folder: string): string =>
  `\nconst uploadsStorage = createStorage({ url: process.env.UPLOADS_STORAGE_URL || ${folder} });\n`;

describe('a folder that Node code writes to becomes a storage', () => {
  test.each([
    [
      // A name in a template.
      `${FS}export async function save(name, data) {\n  await fs.writeFile(\`uploads/\${name}.jpg\`, data);\n}\n`,
      `${FS}${OWN}${declared("'uploads'")}export async function save(name, data) {\n  await (await uploadsStorage).write(\`\${name}.jpg\`, data);\n}\n`,
    ],
    [
      // A sum, and the options that say what is done anyway.
      `${FS}export async function save(name, text) {\n  await fs.writeFile('uploads/' + name, text, 'utf8');\n}\n`,
      `${FS}${OWN}${declared("'uploads'")}export async function save(name, text) {\n  await (await uploadsStorage).write(name, text);\n}\n`,
    ],
    [
      // A sum of what may be numbers.
      `${FS}export async function save(a, b, text) {\n  await fs.writeFile('uploads/' + a + b, text);\n}\n`,
      `${FS}${OWN}${declared("'uploads'")}export async function save(a, b, text) {\n  await (await uploadsStorage).write('' + a + b, text);\n}\n`,
    ],
  ])('%s', async (before, after) => {
    expect(await moved(before)).toBe(after);
  });

  test.each([
    // Constants that name one another, and one that names nothing.
    `${FS}const a = b;\nconst b = a;\nawait fs.writeFile(a, 'x');\nawait fs.writeFile('uploads/' + a, 'x');\n`,
    `${FS}const folder;\nawait fs.writeFile(folder + '/a.txt', 'x');\n`,
  ])('but not where nobody can say which: %s', async (code) => {
    expect(await moved(code)).toBeUndefined();
  });

  test('with every read of it, and without the calls that make it', async () => {
    const before = [
      "import fs, { createReadStream, createWriteStream } from 'node:fs';",
      "import path from 'node:path';",
      "import { pipeline } from 'node:stream/promises';",
      '',
      '// Größe: höchstens 10 MB.',
      "const UPLOADS = path.join(process.cwd(), 'uploads');",
      'if (!fs.existsSync(UPLOADS)) fs.mkdirSync(UPLOADS, { recursive: true });',
      '',
      'export async function save(name, data) {',
      '  const file = path.join(UPLOADS, name);',
      '  if (fs.existsSync(file)) fs.unlinkSync(file);',
      '  fs.writeFileSync(file, data);',
      "  return fs.readFileSync(file, 'utf8').trim();",
      '}',
      '',
      'export async function take(name, source) {',
      "  await pipeline(source, createWriteStream(path.join(UPLOADS, 'raw-' + name)));",
      "  fs.renameSync(path.join(UPLOADS, 'raw-' + name), path.join(UPLOADS, name));",
      '  createReadStream(path.join(UPLOADS, name)).pipe(process.stdout);',
      '}',
      '',
    ];
    const after = [
      ...before.slice(0, 3),
      "import { createStorage } from '@tidemark/sdk/storage';",
      ...before.slice(3, 6),
      'const uploadsStorage = createStorage({ url: process.env.UPLOADS_STORAGE_URL || UPLOADS });',
      '',
      'export async function save(name, data) {',
      '  const file = name;',
      '  if (await (await uploadsStorage).fileExists(file)) await (await uploadsStorage).deleteFile(file);',
      '  await (await uploadsStorage).write(file, data);',
      '  return (await (await uploadsStorage).readToString(file)).trim();',
      '}',
      '',
      'export async function take(name, source) {',
      "  await (await uploadsStorage).write('raw-' + name, source);",
      "  await (await uploadsStorage).moveFile('raw-' + name, name);",
      '  (await (await uploadsStorage).read(name)).pipe(process.stdout);',
      '}',
      '',
    ];
    expect(await moved(before.join('\n'))).toBe(after.join('\n'));
  });

  test('in code that requires its modules, with the quotes and ends that it has', async () => {
    const before =
      'const fs = require("fs").promises\nconst path = require("path")\n\nmodule.exports.save = async (id, data) => fs.writeFile(path.join(__dirname, "uploads", id, "a.png"), data)\n';
    const { read } = await mended({ ...PROJECT, 'server.cjs': before }, true);
    expect(read('server.cjs')).toBe(
      [
        'const fs = require("fs").promises',
        'const path = require("path")',
        'const { createStorage } = require("@tidemark/sdk/storage")',
        '',
        'const uploadsStorage = createStorage({ url: process.env.UPLOADS_STORAGE_URL || path.join(__dirname, "uploads") })',
        '',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the code has the template.
        'module.exports.save = async (id, data) => (await uploadsStorage).write(`${id}/a.png`, data)',
        '',
      ].join('\n'),
    );
  });

  test('what has to be done besides is told', async () => {
    const code = `${FS}export async function save(name, data) {\n  await fs.writeFile('uploads/' + name, data);\n}\n`;
    const { fixes } = await mended({ ...PROJECT, 'server.mjs': code }, true);
    expect(fixes.map(({ proposal }) => proposal.variables)).toEqual([
      [{ name: 'UPLOADS_STORAGE_URL', purpose: 'storage of uploads', fallback: 'uploads' }],
    ]);
    expect(fixes[0]?.proposal.commands).toEqual([
      'npm install @tidemark/sdk',
      'npx tidemark storage sync uploads "$UPLOADS_STORAGE_URL"',
    ]);
    expect((await mended({ ...PROJECT, 'server.mjs': code })).fixes).toEqual([]);
  });
});

describe('what cannot move as a whole stays', () => {
  const save = (statement: string, how = 'async '): string =>
    `import fs from 'node:fs';\nimport path from 'node:path';\nexport ${how}function save(name, data, done) {\n  ${statement}\n}\n`;
  test.each([
    ['a function that does not wait', save("fs.writeFileSync('uploads/' + name, data);", '')],
    ['a callback', save("fs.writeFile('uploads/' + name, data, done);")],
    ['an encoding', save("fs.writeFileSync('uploads/' + name, data, 'base64');")],
    ['a path that is given on', save("const file = 'uploads/' + name; fs.writeFileSync(file, data); return file;")],
    ['a folder that is listed', save("fs.writeFileSync('uploads/' + name, data); return fs.readdirSync('uploads');")],
    ['a folder within', save("fs.writeFileSync('uploads/' + name, data); fs.statSync('uploads/thumbs/' + name);")],
    ['another name of it', save("fs.writeFileSync('uploads/' + name, data); done(`${__dirname}/uploads`);")],
    ['a log', save("fs.writeFileSync('logs/' + name, data);")],
    ['a file of the root', save('fs.writeFileSync(name, data);')],
  ])('%s', async (_, code) => {
    expect(await moved(code)).toBeUndefined();
  });

  test('a folder that another file names', async () => {
    const code = save("fs.writeFileSync('uploads/' + name, data);");
    expect(
      await moved(code, { 'src/Gallery.php': "<?php\nreadfile(__DIR__ . '/../uploads/' . $name);\n" }),
    ).toBeUndefined();
    expect(
      await moved(code, { 'src/Gallery.php': "<?php\nreadfile(__DIR__ . '/../photos/' . $name);\n" }),
    ).toBeDefined();
  });
});
