/** Our metadata on objects. The time is written as rclone writes it, so that either tool keeps the other's. */

/** Seconds since 1970 with nine decimals. Source: https://rclone.org/s3/#modification-times-and-hashes */
export const META_MTIME = 'mtime';
/** Permission bits, octal. */
export const META_MODE = 'tidemark-mode';
/** SHA-256 of the content as it was read, hex. */
export const META_SHA256 = 'tidemark-sha256';
/** Size of the parts of an upload. [bytes] */
export const META_PART_SIZE = 'tidemark-part-size';

/** @param modified [ms since 1970] */
export function mtimeText(modified: number): string {
  const micros = Math.round(modified * 1000);
  const seconds = Math.floor(micros / 1e6);
  return `${seconds}.${String(micros - seconds * 1e6).padStart(6, '0')}000`;
}

/** [ms since 1970]; undefined where there is none. */
export function mtimeOf(metadata: Readonly<Record<string, string>>): number | undefined {
  const text = metadata[META_MTIME];
  return text !== undefined && /^-?\d{1,12}(?:\.\d{1,9})?$/.test(text) ? Number(text) * 1000 : undefined;
}
