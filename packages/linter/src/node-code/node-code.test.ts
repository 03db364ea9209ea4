import { describe, expect, test } from 'vitest';
import { findings, told } from './testing.ts';

const WRITE = 'processes/local-disk-write';

describe('a write is told by where its path leads', () => {
  test.each([
    ['a literal', "fs.writeFileSync('./storage/out.csv', x);", 'export error'],
    ['the directory of the file', "fs.writeFileSync(path.join(__dirname, 'cache', id), x);", 'cache warning'],
    ['a template', 'const d = process.cwd(); fs.writeFile(`${d}/uploads/${name}`, x, done);', 'upload error'],
    ['path.resolve', "fs.writeFileSync(path.resolve('storage', 'a.log'), x);", 'log warning'],
    ['a stream', "fs.createWriteStream(path.join(__dirname, 'a.pdf'));", 'media error'],
    ['an append', "fs.promises.appendFile('/var/log/app.log', x);", 'log warning'],
    ['a directory', "fs.mkdirSync('uploads', { recursive: true });", 'directory warning'],
    [
      'the default of a variable',
      "fs.writeFileSync(path.join(process.env.DATA || './data', 'x.sqlite'), x);",
      'database error',
    ],
    ['a variable of the environment', 'fs.writeFileSync(path.join(process.env.UPLOAD_DIR, f), x);', 'upload error'],
    ['a target of rename', "fs.renameSync(req.file.path, 'uploads/' + req.file.originalname);", 'upload error'],
    ['an object', "const c = { dir: { up: './uploads' } }; fs.writeFileSync(c.dir.up + '/x', x);", 'upload error'],
    ['a flag that creates', "fs.openSync('run.lock', 'wx');", 'lock warning'],
    ['elements of a list', "['uploads', 'cache'].forEach((d) => fs.mkdirSync(d));", 'directory warning'],
    ['a new URL', "fs.writeFileSync(new URL('./cache/a', import.meta.url), x);", 'cache warning'],
    ['what the request names', 'app.post("/", (req, res) => fs.writeFileSync(req.body.path, x));', 'other warning'],
  ])('%s', async (_, code, expected) => {
    expect(await told(`const fs = require('fs'); const path = require('path');\n${code}`)).toEqual([
      `server.js:2 ${WRITE} ${expected}`,
    ]);
  });

  test.each([
    ['the temporary directory', "fs.writeFileSync(path.join(os.tmpdir(), 'x' + id), x);"],
    ['/tmp', "fs.writeFileSync('/tmp/' + id, x);"],
    ['mkdtemp', "const d = fs.mkdtempSync(path.join(os.tmpdir(), 'a-')); fs.writeFileSync(path.join(d, 'a.pdf'), x);"],
    ['the callback of mkdtemp', "fs.mkdtemp(path.join(os.tmpdir(), 'a-'), (e, d) => fs.writeFileSync(d + '/a', x));"],
    ['an exclusive file of its own', "fs.writeFileSync(path.join(os.tmpdir(), id), x, { flag: 'wx' });"],
    ['the standard output', "fs.writeFileSync('/dev/stdout', x);"],
    ['a descriptor', 'fs.writeFileSync(process.stdout.fd, x);'],
    ['reading', "fs.openSync('data.json', 'r'); fs.openSync('b'); fs.readFileSync('c'); fs.createReadStream('d');"],
    ['a stream opened to read', "fs.createWriteStream('a', { flags: 'r' });"],
    ['removal', "fs.unlinkSync('uploads/a');"],
    ['another object of the same name', "const store = { writeFileSync() {} }; store.writeFileSync('uploads/a', x);"],
  ])('nothing for %s', async (_, code) => {
    const found = await told(
      `const fs = require('fs'); const path = require('path'); const os = require('os');\n${code}`,
    );
    expect(found.filter((line) => !line.endsWith(' info'))).toEqual([]);
  });

  test.each([
    ['an append', "fs.appendFile('/tmp/visits.log', x, done);"],
    ['a promised append', "fs.promises.appendFile(path.join(os.tmpdir(), 'visits.log'), x);"],
    ['a stream that appends', "fs.createWriteStream('/tmp/visits.log', { flags: 'a' });"],
    ['a file that is opened to append', "fs.openSync('/tmp/visits.log', 'a+');"],
    ['a flag that appends', "fs.writeFileSync('/tmp/visits.log', x, { encoding: 'utf8', flag: 'a' });"],
  ])('%s to a fixed temporary name grows from request to request', async (_, code) => {
    expect(
      await told(`const fs = require('fs'); const path = require('path'); const os = require('os');\n${code}`),
    ).toEqual([`server.js:2 ${WRITE} log warning`]);
  });

  test.each([
    ["import fs from 'node:fs';", 'fs.writeFileSync'],
    ["import * as fs from 'fs';", 'fs.writeFileSync'],
    ["import { writeFile as put } from 'node:fs/promises';", 'await put'],
    ["import { promises as fsp } from 'fs';", 'await fsp.writeFile'],
    ["const { writeFile } = require('fs').promises;", 'await writeFile'],
    ["const w = require('util').promisify(require('fs').writeFile);", 'await w'],
    ["import fse from 'fs-extra';", 'fse.outputFile'],
    ["const fs = await import('node:fs');", 'fs.writeFileSync'],
  ])('under the name of %s', async (head, call) => {
    expect(await told({ 'server.mjs': `${head}\n${call}('cache/a', 1);` })).toEqual([
      `server.mjs:2 ${WRITE} cache warning`,
    ]);
  });
});

describe('a parameter', () => {
  test('is followed to callers of the same file, each of which is told', async () => {
    const code = `const fs = require('fs'); const os = require('os');
function save(dir, text) {
  fs.writeFileSync(dir + '/out.csv', text);
}
save('./exports', 'a');
save(os.tmpdir(), 'b');`;
    expect(await told(code)).toEqual([`server.js:3 ${WRITE} export error`, `server.js:5 ${WRITE} export error`]);
  });

  test('that only temporary paths fill says nothing', async () => {
    const code = `const fs = require('fs'); const os = require('os');
const save = (dir, text) => fs.writeFileSync(dir + '/a', text);
save(os.tmpdir() + '/' + id, 'b');`;
    expect(await told(code)).toEqual([]);
  });

  test('is followed over imports and two calls', async () => {
    expect(
      await told({
        'node/store.js':
          "const fs = require('fs');\nfunction put(p) {\n  fs.writeFileSync(p, '');\n}\nmodule.exports = { put };",
        'node/middle.js': "const { put } = require('./store');\nexports.keep = (name) => put('uploads/' + name);",
        'node/server.js': "const middle = require('./middle');\nrequire('express')();\nmiddle.keep('x');",
      }),
    ).toEqual([`node/store.js:3 ${WRITE} upload error`, `node/middle.js:2 ${WRITE} upload error`]);
  });

  test('of a constructor is followed to where the object is made', async () => {
    expect(
      await told({
        'src/cache.ts':
          "import fs from 'fs';\nexport class Cache {\n  constructor(private dir: string) {}\n  put(k: string) {\n    fs.writeFileSync(`${this.dir}/${k}`, '');\n  }\n}",
        'src/server.ts': "import { Cache } from './cache';\nconst cache = new Cache('./cache');\ncache.put('a');",
      }),
    ).toEqual([`src/cache.ts:5 ${WRITE} cache warning`, `src/server.ts:2 ${WRITE} cache warning`]);
  });

  test('that nobody fills is information', async () => {
    const [finding] = await findings({
      'server.js': "const fs = require('fs');\nexports.save = (p) => fs.writeFileSync(p, '');",
    });
    expect(finding).toMatchObject({ severity: 'info', confidence: 'possible' });
  });

  test('is followed through constants of another file', async () => {
    expect(
      await told({
        'config.mjs': "export const dirs = { media: new URL('./storage/media', import.meta.url).pathname };",
        'worker.mjs':
          "import { writeFile } from 'fs/promises';\nimport { dirs } from './config.mjs';\nawait writeFile(dirs.media + '/a.jpg', x);",
      }),
    ).toEqual([`worker.mjs:3 ${WRITE} media error`]);
  });
});

describe('a temporary file outlives its request', () => {
  const head = "const fs = require('fs'); const os = require('os'); const path = require('path');\n";
  test.each([
    [
      'in the session',
      "app.get('/', (req) => { const f = path.join(os.tmpdir(), id()); fs.writeFileSync(f, x); req.session.file = f; });",
    ],
    [
      'in a queue',
      "async function run() { const f = path.join(os.tmpdir(), id()); fs.writeFileSync(f, x); await queue.add('mail', { file: f }); }",
    ],
    [
      'in the database',
      "async function run() { const f = path.join(os.tmpdir(), id()); fs.writeFileSync(f, x); await db.query('insert', [f]); }",
    ],
    [
      'in memory',
      'const jobs = {}; function run() { const f = path.join(os.tmpdir(), id()); fs.writeFileSync(f, x); jobs[1] = f; }',
    ],
    [
      'given back',
      "function make() { const f = path.join(os.tmpdir(), id()); fs.writeFileSync(f, x); return f; } async function run() { const g = make(); await redis.set('k', g); }",
    ],
    [
      'by a fixed name that other code reads',
      "function put() { fs.writeFileSync('/tmp/state.json', x); } function get() { return fs.readFileSync('/tmp/state.json'); }",
    ],
    [
      'by a name that is looked for first',
      "function get() { if (fs.existsSync('/tmp/a.json')) return 1; fs.writeFileSync('/tmp/a.json', x); }",
    ],
  ])('%s', async (_, code) => {
    const found = await findings({ 'server.js': head + code });
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('a temporary path, but')]);
    expect(found[0]).toMatchObject({ effect: 'invisible-to-others', confidence: 'likely', startLine: 2 });
  });

  test('not when it is removed', async () => {
    const code =
      "app.get('/', (req) => { const f = path.join(os.tmpdir(), id()); fs.writeFileSync(f, x); jobs.push(f); fs.unlinkSync(f); });";
    expect(await told(head + code)).toEqual([]);
  });

  test('not when its contents are stored', async () => {
    const code =
      'async function run() { const f = path.join(os.tmpdir(), id()); fs.writeFileSync(f, x); await db.insert(fs.readFileSync(f)); }';
    expect(await told(head + code)).toEqual([]);
  });
});

describe('what Node code sets up', () => {
  test.each([
    [
      'sessions in memory',
      "const s = require('express-session');\napp.use(s({ secret: k }));",
      'processes/local-session session-file error',
    ],
    [
      'the store by name',
      "import s from 'express-session';\napp.use(s({ store: new s.MemoryStore() }));",
      'processes/local-session session-file error',
    ],
    [
      'sessions in files',
      "const s = require('express-session'); const F = require('session-file-store')(s);\napp.use(s({ store: new F({}) }));",
      'processes/local-session session-file error',
    ],
    [
      'uploads',
      "const multer = require('multer');\nconst u = multer({ dest: 'uploads/' });",
      'backing-services/local-disk disk-local error',
    ],
    [
      'a disk for uploads',
      "import multer from 'multer';\nmulter.diskStorage({ destination: (req, file, cb) => cb(null, './public/uploads') });",
      'backing-services/local-disk disk-local error',
    ],
    [
      'winston',
      "const winston = require('winston');\nnew winston.transports.File({ filename: 'error.log' });",
      'logs/log-file log-file warning',
    ],
    [
      'a rotating log',
      "import R from 'winston-daily-rotate-file';\nnew R({ filename: 'logs/%DATE%.log' });",
      'logs/log-file log-file warning',
    ],
    ['pino', "import pino from 'pino';\npino(pino.destination('./app.log'));", 'logs/log-file log-file warning'],
    [
      'a transport of pino',
      "import pino from 'pino';\npino({ transport: { target: 'pino/file', options: { destination: './a.log' } } });",
      'logs/log-file log-file warning',
    ],
    [
      'lowdb',
      "import { JSONFilePreset } from 'lowdb/node';\nawait JSONFilePreset('db.json', {});",
      'backing-services/database-file database-file error',
    ],
    [
      'better-sqlite3',
      "const Database = require('better-sqlite3');\nconst db = new Database(process.env.DB || 'data.db');",
      'backing-services/database-file database-file error',
    ],
    [
      'sqlite3',
      "const sqlite3 = require('sqlite3').verbose();\nnew sqlite3.Database('./a.db');",
      'backing-services/database-file database-file error',
    ],
    [
      'knex',
      "const knex = require('knex');\nknex({ client: 'sqlite3', connection: { filename: './a.db' } });",
      'backing-services/database-file database-file error',
    ],
  ])('%s', async (_, code, expected) => {
    expect(await told({ 'server.mjs': code })).toEqual([`server.mjs:2 ${expected}`]);
  });

  test.each([
    [
      'sessions in Redis',
      "const s = require('express-session'); const R = require('connect-redis').default;\napp.use(s({ store: new R({ client }) }));",
    ],
    [
      'a store of production',
      "const s = require('express-session');\napp.use(s({ store: prod ? new RedisStore({}) : new s.MemoryStore() }));",
    ],
    ['options from elsewhere', "const s = require('express-session');\nmodule.exports = (options) => s(options);"],
    ['uploads in memory', "const multer = require('multer');\nmulter({ storage: multer.memoryStorage() });"],
    [
      'uploads for one request',
      "const multer = require('multer'); const os = require('os');\nmulter({ dest: os.tmpdir() }); multer();",
    ],
    ['a log to the console', "const winston = require('winston');\nnew winston.transports.Console();"],
    [
      'pino without a file',
      "import pino from 'pino';\npino({ level: 'info' }); pino(pino.destination(1)); pino.destination('/dev/stderr');",
    ],
    ['SQLite in memory', "const Database = require('better-sqlite3');\nnew Database(':memory:');"],
    [
      'a database that is only read',
      "const Database = require('better-sqlite3');\nnew Database('geo.db', { readonly: true });",
    ],
    ['a server database', "const knex = require('knex');\nknex({ client: 'mysql2', connection: { filename: 'x' } });"],
  ])('not %s', async (_, code) => {
    expect(await told({ 'server.mjs': code })).toEqual([]);
  });
});
