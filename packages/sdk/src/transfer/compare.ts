/** Whether two files have the same content: by what is known of them, else by reading. */
import { StorageError } from '../storage-error.ts';
import { type Digests, type DigestWish, digestsOf } from './digests.ts';
import type { KnownDigests, OpenFile, Proof, Tree, TreeEntry } from './tree.ts';

export interface Comparison {
  readonly same: boolean;
  readonly proof: Proof;
}

/** Both must have been looked at just now. @throws StorageError when either changes meanwhile */
export async function compareContents(
  source: Tree,
  one: TreeEntry,
  target: Tree,
  other: TreeEntry,
  signal?: AbortSignal,
): Promise<Comparison> {
  if (one.size !== other.size) return { same: false, proof: 'etag' };
  if (one.size === 0) return { same: true, proof: 'empty' };
  const left = await source.open(one, signal);
  try {
    const right = await target.open(other, signal);
    try {
      return await compareOpen(left, right);
    } finally {
      await right.close();
    }
  } finally {
    await left.close();
  }
}

export async function compareOpen(left: OpenFile, right: OpenFile): Promise<Comparison> {
  const [ofLeft, ofRight] = [await left.known(), await right.known()];
  const byBoth = compareKnown(ofLeft, ofRight);
  if (byBoth !== undefined) return byBoth;
  // One side is read, and held against what is known of the other.
  const [read, known] =
    proofOf(ofRight) !== undefined || proofOf(ofLeft) === undefined ? [left, ofRight] : [right, ofLeft];
  const wish = wishFor(known);
  const digests = await digestsOf(read.read(0, read.size), { ...wish, sha256: true });
  await read.assertUnchanged();
  const outcome = compareDigests(digests, known);
  if (outcome !== undefined && outcome !== 'contradiction') return outcome;
  const again = read === left ? right : left;
  const { sha256 } = await digestsOf(again.read(0, again.size), { sha256: true });
  await again.assertUnchanged();
  return { same: sha256 === digests.sha256, proof: 're-read' };
}

/** By what both sides are known to have; undefined where nothing is known of both. */
function compareKnown(one: KnownDigests, other: KnownDigests): Comparison | undefined {
  for (const name of ['sha256', 'crc64nvme'] as const) {
    if (one[name] !== undefined && other[name] !== undefined)
      return { same: one[name] === other[name], proof: 'checksum' };
  }
  if (one.md5 !== undefined && other.md5 !== undefined) return { same: one.md5 === other.md5, proof: 'etag' };
  if (one.composite !== undefined && one.composite.partSize === other.composite?.partSize) {
    return { same: one.composite.value === other.composite.value, proof: 'parts' };
  }
  if (one.statedSha256 !== undefined && other.statedSha256 !== undefined) {
    return { same: one.statedSha256 === other.statedSha256, proof: 'stated digest' };
  }
  return undefined;
}

function proofOf(known: KnownDigests): Proof | undefined {
  if (known.sha256 !== undefined || known.crc64nvme !== undefined) return 'checksum';
  if (known.statedSha256 !== undefined) return 'stated digest';
  if (known.md5 !== undefined) return 'etag';
  return known.composite === undefined ? undefined : 'parts';
}

/** What has to be computed to compare with what is known. */
export function wishFor(known: KnownDigests): DigestWish {
  return {
    md5: known.md5 !== undefined,
    sha256: known.sha256 !== undefined || known.statedSha256 !== undefined,
    crc64nvme: known.crc64nvme !== undefined,
    partSize: known.composite?.partSize,
  };
}

/**
 * Digests of bytes that were read, against what is known of the other file; undefined where nothing is known of it. What
 * a writer stated and what the endpoint computed may contradict each other: then only the bytes can tell.
 */
export function compareDigests(digests: Digests, known: KnownDigests): Comparison | 'contradiction' | undefined {
  const votes = votesOf(digests, known);
  const [first] = votes;
  if (first === undefined) return undefined;
  if (votes.some(([same]) => same !== first[0])) return 'contradiction';
  return { same: first[0], proof: first[1] };
}

function votesOf(digests: Digests, known: KnownDigests): (readonly [boolean, Proof])[] {
  const votes: (readonly [boolean, Proof])[] = [];
  if (known.sha256 !== undefined) votes.push([known.sha256 === digests.sha256, 'checksum']);
  if (known.crc64nvme !== undefined) votes.push([known.crc64nvme === digests.crc64nvme, 'checksum']);
  if (known.md5 !== undefined) votes.push([known.md5 === digests.md5, 'etag']);
  if (known.composite !== undefined) votes.push([known.composite.value === digests.composite, 'parts']);
  if (known.statedSha256 !== undefined) votes.push([known.statedSha256 === digests.sha256, 'stated digest']);
  return votes;
}

/**
 * What vouches for bytes that were read from a file; undefined where nothing is known of it.
 * @throws StorageError `storage.digest-mismatch` where nothing that is known fits: reading again may give the same wrong bytes
 */
export function vouchedBy(digests: Digests, known: KnownDigests, key: string): Proof | undefined {
  const votes = votesOf(digests, known);
  const fitting = votes.find(([same]) => same);
  if (fitting !== undefined || votes.length === 0) return fitting?.[1];
  throw new StorageError('storage.digest-mismatch', {
    what: 'what came is not what is stored there',
    key,
    retryable: true,
    next: 'Try again; if it stays so, look at what stands between here and the endpoint, or choose a profile whose "md5Etag" is "no".',
  });
}
