/** Copies what an app keeps in its object storage to a second place, and proves that it is there. */
import { sync, verify } from '@tidemark/sdk/storage';

/**
 * @param {{ from: string, to: string, exclude?: readonly string[], signal?: AbortSignal }} options addresses, as
 * `s3://bucket/uploads?endpoint=…`, or folders
 * @returns {Promise<{ ok: boolean, copied: number, bytes: number, problems: readonly string[] }>}
 */
export async function copyUploads({ from, to, exclude = [], signal }) {
  // Nothing is deleted in the copy: what a mistake deletes in the app is still there tomorrow.
  const copied = await sync({ from, to, exclude, signal });
  const proven = await verify({ from, to, exclude, signal });
  const problems = [...copied.problems, ...proven.problems].map(({ key, reason }) => `${key}: ${reason}`);
  return { ok: copied.ok && proven.ok, copied: copied.files.copied, bytes: copied.bytes.sent, problems };
}
