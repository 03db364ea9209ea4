/** Copies a site into a release: whole files, and no link that leads out of it. */

import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, readlink, realpath, symlink, utimes } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { TidemarkError, throwIfAborted } from '../client-error.ts';

/** Not part of what runs. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', '.hg', '.svn']);

/** Where packages and sites keep data of theirs; elsewhere a link may lead to anything of the machine. */
const DATA_FOLDERS = ['/usr/share', '/var/lib', '/var/www', '/srv', '/opt'];

const DEPTH_MAX = 64;

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** @throws TidemarkError `platform.unsafe-site` */
export async function copySite(from: string, to: string, signal: AbortSignal | undefined): Promise<void> {
  const root = await realpath(from);
  await copyFolder({ root, to, signal }, root, '', []);
}

interface Copying {
  readonly root: string;
  readonly to: string;
  readonly signal: AbortSignal | undefined;
}

/** @param ancestors the real folders above, so that a link to one of them is seen */
async function copyFolder(copying: Copying, from: string, path: string, ancestors: readonly string[]): Promise<void> {
  throwIfAborted(copying.signal);
  if (ancestors.includes(from) || ancestors.length > DEPTH_MAX) {
    throw unsafe(path, 'it leads back to a folder that holds it');
  }
  await mkdir(join(copying.to, path), { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name)) continue;
    const source = join(from, entry.name);
    const inside = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isSymbolicLink()) await copyLink(copying, source, inside, [...ancestors, from]);
    else if (entry.isDirectory()) await copyFolder(copying, source, inside, [...ancestors, from]);
    else if (entry.isFile()) await copyOne(source, join(copying.to, inside));
    else throw unsafe(inside, 'it is neither a file nor a folder');
  }
}

async function copyOne(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  const { atime, mtime } = await lstat(from);
  await utimes(to, atime, mtime);
}

async function copyLink(copying: Copying, source: string, path: string, ancestors: readonly string[]): Promise<void> {
  let target: string;
  try {
    target = await realpath(source);
  } catch {
    throw unsafe(path, `it is a link to ${await readlink(source)}, which is not there`);
  }
  const { root, to } = copying;
  if (isBelow(target, root)) {
    const inside = resolve(to, relative(root, target));
    await symlink(relative(dirname(join(to, path)), inside), join(to, path));
    return;
  }
  const isData = [...DATA_FOLDERS, dirname(root)].some((folder) => folder !== sep && isBelow(target, folder));
  if (!isData) throw unsafe(path, `it is a link to ${target}, out of the site`);
  if ((await lstat(target)).isDirectory()) await copyFolder(copying, target, path, ancestors);
  else await copyOne(target, join(to, path));
}

function unsafe(path: string, why: string): TidemarkError {
  return new TidemarkError('platform.unsafe-site', {
    what: `"${path}" cannot be released: ${why}`,
    next: 'Put what it stands for into the site, or take it out.',
  });
}
