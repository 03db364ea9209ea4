/** The files of the dashboard, by the path at which they are served. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { PageFile } from './api-server.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export function dashboardFiles(): Readonly<Record<string, PageFile>> {
  const root = dirname(createRequire(import.meta.url).resolve('@tidemark/sdk/package.json'));
  const folder = join(root, 'dashboard');
  const files = readdirSync(folder).flatMap((name): [string, PageFile][] => {
    const type = TYPES[extname(name)];
    if (type === undefined) return [];
    return [[name === 'index.html' ? '/' : `/${name}`, { type, text: readFileSync(join(folder, name), 'utf8') }]];
  });
  return Object.fromEntries(files);
}
