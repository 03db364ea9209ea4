/** Opens the two sides of a transfer. */
import { type ConnectOptions, connect } from '../create-storage.ts';
import type { S3Connection } from '../s3/connection.ts';
import { StorageError } from '../storage-error.ts';
import { parseAddress } from '../storage-url.ts';
import { LocalTarget } from './local-target.ts';
import { LocalTree } from './local-tree.ts';
import { S3Target } from './s3-target.ts';
import { S3Tree } from './s3-tree.ts';
import type { Target } from './target.ts';
import type { Tree } from './tree.ts';

export interface SideOptions extends ConnectOptions {
  /** That relative paths start from. */
  readonly cwd?: string | undefined;
}

export async function openTree(url: string, options: SideOptions): Promise<LocalTree | S3Tree> {
  const address = await parseAddress(url, options, options.env ?? process.env, options.cwd);
  if (address.kind === 'local') return LocalTree.at(address.folder);
  if (address.kind === 's3') return new S3Tree(connect(address, options), address.prefix);
  throw new StorageError('usage.invalid', {
    what: 'memory: is no side of a transfer',
    next: 'Name a folder or an s3:// URL.',
  });
}

/**
 * Says that a source is missing: nothing to copy would else look like an empty folder, whose copy is empty too.
 * @throws StorageError `usage.invalid`
 */
export async function assertThere(source: LocalTree | S3Tree): Promise<void> {
  if (!(source instanceof LocalTree) || (await source.isThere())) return;
  throw new StorageError('usage.invalid', {
    what: `there is no folder "${source.root}"`,
    next: 'Name the folder whose files are meant.',
  });
}

export function targetOf(tree: LocalTree | S3Tree): Target {
  return tree instanceof LocalTree ? new LocalTarget(tree) : new S3Target(tree);
}

/** @throws StorageError `usage.invalid` where one side holds the other: what is written would be read again */
export function assertApart(from: Tree, to: Tree): void {
  const [one, other] = [from.identity.replace(/\/$/, ''), to.identity.replace(/\/$/, '')];
  const holds = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(`${outer}/`);
  if (!holds(one, other) && !holds(other, one)) return;
  throw new StorageError('usage.invalid', {
    what: one === other ? 'source and target are the same place' : 'one of source and target lies within the other',
    next: 'Name two places that lie apart.',
  });
}

/** The connection by which the endpoint can copy from one side to the other by itself. */
export function copyConnection(from: Tree, to: Tree): S3Connection | undefined {
  if (!(from instanceof S3Tree) || !(to instanceof S3Tree)) return undefined;
  const isOne = from.connection.endpoint === to.connection.endpoint && to.connection.profile.copy === 'yes';
  return isOne ? from.connection : undefined;
}
