import type { Sink } from '../../knowledge.ts';
import { manual } from '../manual.ts';

/** Modes of dba_open that only read, with the lock modifiers it allows. */
const dbaReadModes = ['r', 'rd', 'rl', 'r-', 'rt', 'rdt', 'rlt', 'r-t'] as const;

/** Databases that live in a local file. The engine strips the `sqlite:` prefix and skips other DSNs and `:memory:`. */
export const databaseSinks: readonly Sink[] = [
  {
    call: 'new PDO',
    path: { arg: 0, name: 'dsn' },
    effect: 'write',
    kind: 'database',
    source: manual('ref.pdo-sqlite.connection'),
  },
  {
    call: 'PDO::connect',
    path: { arg: 0, name: 'dsn' },
    effect: 'write',
    kind: 'database',
    source: manual('pdo.connect'),
  },
  {
    call: 'new Pdo\\Sqlite',
    path: { arg: 0, name: 'dsn' },
    effect: 'write',
    kind: 'database',
    source: manual('class.pdo-sqlite'),
  },
  {
    call: 'new SQLite3',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    when: [{ arg: 1, name: 'flags', not: ['SQLITE3_OPEN_READONLY'] }],
    kind: 'database',
    localOnly: true,
    source: manual('sqlite3.construct'),
  },
  {
    call: 'SQLite3->open',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    when: [{ arg: 1, name: 'flags', not: ['SQLITE3_OPEN_READONLY'] }],
    kind: 'database',
    localOnly: true,
    source: manual('sqlite3.open'),
  },
  {
    call: 'sqlite_open',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    kind: 'database',
    localOnly: true,
    source: 'https://pecl.php.net/package/SQLite',
  },
  {
    call: 'sqlite_popen',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    kind: 'database',
    localOnly: true,
    source: 'https://pecl.php.net/package/SQLite',
  },
  ...(['dba_open', 'dba_popen'] as const).map(
    (call): Sink => ({
      call,
      path: { arg: 0, name: 'path' },
      effect: 'write',
      when: [{ arg: 1, name: 'mode', not: dbaReadModes }],
      kind: 'database',
      localOnly: true,
      source: manual(`function.${call.replace('_', '-')}`),
    }),
  ),
  {
    call: 'dbase_create',
    path: { arg: 0, name: 'path' },
    effect: 'write',
    kind: 'database',
    localOnly: true,
    source: manual('function.dbase-create'),
  },
  {
    call: 'rrd_create',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    kind: 'database',
    localOnly: true,
    source: manual('function.rrd-create'),
  },
  {
    call: 'rrd_update',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    kind: 'database',
    localOnly: true,
    source: manual('function.rrd-update'),
  },
  {
    call: 'rrd_graph',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    kind: 'media',
    localOnly: true,
    source: manual('function.rrd-graph'),
  },
  {
    call: 'pg_lo_export',
    path: { arg: 2, name: 'filename' },
    effect: 'write',
    kind: 'export',
    localOnly: true,
    source: manual('function.pg-lo-export'),
  },
  {
    call: 'pg_trace',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    kind: 'log',
    localOnly: true,
    source: manual('function.pg-trace'),
  },
];
