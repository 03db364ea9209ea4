/** What Node code keeps is part of the state map, whether it is a finding or not. */
import { expect, test } from 'vitest';
import { lint } from '../src/index.ts';
import { temporaryProject } from '../src/project/temporary-project.ts';

async function storesOf(code: string): Promise<readonly string[]> {
  const root = temporaryProject({
    'composer.json': JSON.stringify({ type: 'project' }),
    'index.php': '<?php\n',
    'server.js': code,
  });
  const { stateMap } = await lint({ path: root, threads: 1, cache: false });
  return Object.entries(stateMap.kinds).flatMap(([kind, stores]) =>
    stores
      .filter(({ evidence }) => evidence.some(({ path }) => path === 'server.js'))
      .map(
        ({ store, placement, technology, evidence }) =>
          `${kind}: ${placement}, ${technology} (${store}) ${evidence.map(({ line }) => line).join()}`,
      ),
  );
}

test('what one process or one node has', async () => {
  expect(
    await storesOf(`const session = require('express-session'), multer = require('multer'), fs = require('fs');
app.use(session({ secret: 'x' }));
multer({ dest: 'uploads/' });
new (require('winston').transports.File)({ filename: 'app.log' });
const Database = require('better-sqlite3'); new Database('app.db');
const { JSONFilePreset } = require('lowdb/node'); JSONFilePreset('db.json', {});
fs.writeFileSync('cache/page.html', x);
`),
  ).toEqual([
    'uploads: node, local files (multer (Node)) 3',
    'sessions: process, memory (express-session (Node)) 2',
    'cache: node, local files (files that code writes) 7',
    'logs: node, local files (winston (Node)) 4',
    'database: node, SQLite file (SQLite (Node)) 5',
    'database: node, lowdb file (lowdb (Node)) 6',
  ]);
});

test('what all nodes see', async () => {
  const head = "const session = require('express-session'); const RedisStore = require('connect-redis').default;\n";
  expect(await storesOf(`${head}app.use(session({ store: new RedisStore({ client }) }));`)).toEqual([
    'sessions: shared, Redis (express-session (Node)) 2',
  ]);
  expect(await storesOf(`${head}app.use(session({ store: ownStore }));`)).toEqual([
    'sessions: unknown, a store of the project (express-session (Node)) 2',
  ]);
});
