/** Reads the Node code of a project, a file at a time, and tells by its bytes what is worth parsing. */
import { join } from 'node:path';
import { FileReader } from '../index/read-file.ts';
import { LARGEST_NODE_FILE } from '../project/node-file.ts';

/** Lines of sources are shorter on average [characters]: what is longer was made by a minifier. */
const LONGEST_LINES = 400;

/** Modules whose use may write to the disk or keep state in one process; in quotes, as they are imported. */
const MODULES: readonly string[] = [
  '(?:node:)?fs(?:/promises)?',
  'fs-extra',
  'graceful-fs',
  'write-file-atomic',
  'express-session',
  '@fastify/session',
  'multer',
  'formidable',
  'express-fileupload',
  'winston[\\w-]*',
  'pino[\\w-]*',
  'bunyan',
  'log4js',
  'lowdb[\\w/-]*',
  '(?:better-)?sqlite3?',
  'node:sqlite',
  '@seald-io/nedb',
  'nedb',
  'knex',
  'sequelize',
  'typeorm',
  'puppeteer(?:-core)?',
  'playwright(?:-core)?',
  'sharp',
  'xlsx',
  '@?[\\w-]*/?baileys',
  'whatsapp-web\\.js',
  'proper-lockfile',
  'mkdirp',
  'exceljs',
];

const CANDIDATE = new RegExp(`['"\`](?:${MODULES.join('|')})['"\`]`);

/** May this text hold what a finding is about? */
export function isCandidate(text: string): boolean {
  return CANDIDATE.test(text);
}

/** Reads files below one root. Whatever cannot be read, is too long or was made by a minifier is no source. */
export class SourceFiles {
  readonly #root: string;
  readonly #reader = new FileReader();

  /** @param root absolute path */
  constructor(root: string) {
    this.#root = root;
  }

  /** Text of a root-relative file; undefined where it is no source. */
  text(path: string): string | undefined {
    try {
      const bytes = this.#reader.read(join(this.#root, path), 64 * 1024);
      if (bytes.length > LARGEST_NODE_FILE) return undefined;
      const text = bytes.toString('utf8');
      return isMinified(text) ? undefined : text;
    } catch {
      return undefined;
    }
  }
}

function isMinified(text: string): boolean {
  if (text.length < 4 * LONGEST_LINES) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / lines > LONGEST_LINES;
}
