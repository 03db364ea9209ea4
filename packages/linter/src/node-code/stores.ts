/** What npm packages keep on one node: sessions, uploads, logs, databases. */
import type { StateKind } from '@tidemark/sdk/model';
import type { ConfigurationKind, Remedy, Severity } from '../result.ts';
import { databaseFile } from '../rules/backing-services/database-file.ts';
import { localDisk } from '../rules/backing-services/local-disk.ts';
import { logFile } from '../rules/logs/log-file.ts';
import { localSession } from '../rules/processes/local-session.ts';
import type { ProjectRule } from '../rules/project-rule.ts';
import { DATABASE_REMEDY, LOG_REMEDY, SESSION_REMEDY, UPLOAD_REMEDY } from './remedies.ts';

/** One sort of state. */
export interface StoreSort {
  readonly rule: ProjectRule;
  readonly kind: ConfigurationKind;
  readonly state: StateKind;
  readonly severity: Severity;
  readonly remedy: Remedy;
}

export const SESSION: StoreSort = {
  rule: localSession,
  kind: 'session-file',
  state: 'sessions',
  severity: 'error',
  remedy: SESSION_REMEDY,
};
const UPLOAD: StoreSort = {
  rule: localDisk,
  kind: 'disk-local',
  state: 'uploads',
  severity: 'error',
  remedy: UPLOAD_REMEDY,
};
export const LOG: StoreSort = {
  rule: logFile,
  kind: 'log-file',
  state: 'logs',
  severity: 'warning',
  remedy: LOG_REMEDY,
};
const DATABASE: StoreSort = {
  rule: databaseFile,
  kind: 'database-file',
  state: 'database',
  severity: 'error',
  remedy: DATABASE_REMEDY,
};

/** A path in an argument (`key` absent) or in an option of the object that an argument is. */
export interface PathStore {
  readonly sort: StoreSort;
  readonly at: readonly { readonly arg: number; readonly key?: string }[];
  readonly message: string;
  /** The option of the argument that must have one of these values. */
  readonly when?: { readonly arg: number; readonly key: string; readonly values: RegExp };
  readonly source: string;
}

const optional = (key: string): PathStore['at'] => [{ arg: 0, key }];
const SQLITE = /^(?:sqlite3?|better-sqlite3?|libsql|expo)$/;

/** By dotted name of what is called or constructed. */
export const PATH_STORES: Readonly<Record<string, PathStore>> = {
  multer: {
    sort: UPLOAD,
    at: optional('dest'),
    message: 'multer stores uploads in',
    source: 'https://github.com/expressjs/multer#multeropts',
  },
  formidable: {
    sort: UPLOAD,
    at: optional('uploadDir'),
    message: 'formidable stores uploads in',
    source: 'https://github.com/node-formidable/formidable#options',
  },
  'multer.diskStorage': {
    sort: UPLOAD,
    at: optional('destination'),
    message: 'multer stores uploads in',
    source: 'https://github.com/expressjs/multer#diskstorage',
  },
  'winston.transports.File': {
    sort: LOG,
    at: optional('filename'),
    message: 'winston writes the log to',
    source: 'https://github.com/winstonjs/winston/blob/master/docs/transports.md#file-transport',
  },
  'winston.transports.DailyRotateFile': {
    sort: LOG,
    at: optional('filename'),
    message: 'winston writes the log to',
    source: 'https://github.com/winstonjs/winston-daily-rotate-file',
  },
  'winston-daily-rotate-file': {
    sort: LOG,
    at: optional('filename'),
    message: 'winston writes the log to',
    source: 'https://github.com/winstonjs/winston-daily-rotate-file',
  },
  'pino.destination': {
    sort: LOG,
    at: [{ arg: 0, key: 'dest' }, { arg: 0 }],
    message: 'pino writes the log to',
    source: 'https://github.com/pinojs/pino/blob/main/docs/api.md#pino-destination',
  },
  'lowdb/node.JSONFile': {
    sort: DATABASE,
    at: [{ arg: 0 }],
    message: 'lowdb keeps its data in',
    source: 'https://github.com/typicode/lowdb#adapters',
  },
  'lowdb/node.JSONFileSync': {
    sort: DATABASE,
    at: [{ arg: 0 }],
    message: 'lowdb keeps its data in',
    source: 'https://github.com/typicode/lowdb#adapters',
  },
  'lowdb/node.JSONFilePreset': {
    sort: DATABASE,
    at: [{ arg: 0 }],
    message: 'lowdb keeps its data in',
    source: 'https://github.com/typicode/lowdb#presets',
  },
  'lowdb/node.JSONFileSyncPreset': {
    sort: DATABASE,
    at: [{ arg: 0 }],
    message: 'lowdb keeps its data in',
    source: 'https://github.com/typicode/lowdb#presets',
  },
  'lowdb.JSONFile': {
    sort: DATABASE,
    at: [{ arg: 0 }],
    message: 'lowdb keeps its data in',
    source: 'https://github.com/typicode/lowdb/tree/v2.1.0',
  },
  'lowdb.JSONFileSync': {
    sort: DATABASE,
    at: [{ arg: 0 }],
    message: 'lowdb keeps its data in',
    source: 'https://github.com/typicode/lowdb/tree/v2.1.0',
  },
  'lowdb/adapters/FileSync': {
    sort: DATABASE,
    at: [{ arg: 0 }],
    message: 'lowdb keeps its data in',
    source: 'https://github.com/typicode/lowdb/tree/v1.0.0',
  },
  'lowdb/adapters/FileAsync': {
    sort: DATABASE,
    at: [{ arg: 0 }],
    message: 'lowdb keeps its data in',
    source: 'https://github.com/typicode/lowdb/tree/v1.0.0',
  },
  'better-sqlite3': {
    sort: DATABASE,
    at: [{ arg: 0 }],
    message: 'SQLite keeps the database in',
    source: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md#new-databasepath-options',
  },
  'sqlite3.Database': {
    sort: DATABASE,
    at: [{ arg: 0 }],
    message: 'SQLite keeps the database in',
    source: 'https://github.com/TryGhost/node-sqlite3/wiki/API',
  },
  'sqlite3.cached.Database': {
    sort: DATABASE,
    at: [{ arg: 0 }],
    message: 'SQLite keeps the database in',
    source: 'https://github.com/TryGhost/node-sqlite3/wiki/API',
  },
  'sqlite.DatabaseSync': {
    sort: DATABASE,
    at: [{ arg: 0 }],
    message: 'SQLite keeps the database in',
    source: 'https://nodejs.org/api/sqlite.html#new-databasesyncpath-options',
  },
  'sqlite.open': {
    sort: DATABASE,
    at: optional('filename'),
    message: 'SQLite keeps the database in',
    source: 'https://github.com/kriasoft/node-sqlite',
  },
  nedb: {
    sort: DATABASE,
    at: [...optional('filename'), { arg: 0 }],
    message: 'nedb keeps its data in',
    source: 'https://github.com/louischatriot/nedb#creatingloading-a-database',
  },
  '@seald-io/nedb': {
    sort: DATABASE,
    at: optional('filename'),
    message: 'nedb keeps its data in',
    source: 'https://github.com/seald/nedb',
  },
  sequelize: {
    sort: DATABASE,
    at: optional('storage'),
    message: 'SQLite keeps the database in',
    when: { arg: 0, key: 'dialect', values: SQLITE },
    source: 'https://sequelize.org/docs/v6/getting-started/',
  },
  'sequelize.Sequelize': {
    sort: DATABASE,
    at: optional('storage'),
    message: 'SQLite keeps the database in',
    when: { arg: 0, key: 'dialect', values: SQLITE },
    source: 'https://sequelize.org/docs/v6/getting-started/',
  },
  'typeorm.DataSource': {
    sort: DATABASE,
    at: optional('database'),
    message: 'SQLite keeps the database in',
    when: { arg: 0, key: 'type', values: SQLITE },
    source: 'https://typeorm.io/data-source-options',
  },
  'typeorm.createConnection': {
    sort: DATABASE,
    at: optional('database'),
    message: 'SQLite keeps the database in',
    when: { arg: 0, key: 'type', values: SQLITE },
    source: 'https://typeorm.io/data-source-options',
  },
  knex: {
    sort: DATABASE,
    at: optional('connection.filename'),
    message: 'SQLite keeps the database in',
    when: { arg: 0, key: 'client', values: SQLITE },
    source: 'https://knexjs.org/guide/#configuration-options',
  },
  'knex.knex': {
    sort: DATABASE,
    at: optional('connection.filename'),
    message: 'SQLite keeps the database in',
    when: { arg: 0, key: 'client', values: SQLITE },
    source: 'https://knexjs.org/guide/#configuration-options',
  },
};

/** Session middleware that keeps sessions in the process unless it is given a store. */
export const SESSION_MIDDLEWARE: Readonly<Record<string, { readonly options: number; readonly source: string }>> = {
  'express-session': { options: 0, source: 'https://github.com/expressjs/session#compatible-session-stores' },
};

/** Stores of one process or one disk, by the package or name that makes them. */
export const MEMORY_STORE: RegExp = /(?:^|\.)MemoryStore$|^memorystore(?:\.|$)/;
export const FILE_STORE: RegExp =
  /^(?:session-file-store|connect-sqlite3|better-sqlite3-session-store|connect-loki|nedb-session-store)(?:\.|$)|(?:^|\.)(?:FileStore|SQLiteStore|SqliteStore|LokiStore)$/;

/** Stores that nodes share, by words in the package or the name that makes them. */
export const SHARED_STORES: readonly (readonly [RegExp, string])[] = [
  [/redis|valkey/i, 'Redis'],
  [/memcached/i, 'Memcached'],
  [/mongo/i, 'MongoDB'],
  [/dynamo/i, 'DynamoDB'],
  [/pg|postgres/i, 'PostgreSQL'],
  [/mysql|maria/i, 'MySQL'],
  [/sequelize|typeorm|knex|prisma|drizzle/i, 'database'],
];
