#!/usr/bin/env node
/** `nightly-copy FROM TO`: for cron. It says nothing while all is well. */
import { messageOf } from '@tidemark/sdk';
import { copyUploads } from './copy-uploads.js';

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) {
  console.error('Usage: nightly-copy <from> <to>');
  process.exit(2);
}
const interrupt = new AbortController();
process.once('SIGTERM', () => interrupt.abort());
try {
  const { ok, copied, bytes, problems } = await copyUploads({ from, to, exclude: ['cache/**'], signal: interrupt.signal });
  if (process.stdout.isTTY) console.log(`${copied} files copied, ${bytes} bytes`);
  for (const problem of problems) console.error(problem);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 2;
}
