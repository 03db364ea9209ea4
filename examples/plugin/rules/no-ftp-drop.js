import { argument, defineRule, ofEachCall, print } from '@tidemark/linter/plugin';

/** A rule about code: files that hold one of its words are parsed, and each of their calls is looked at. */
export const noFtpDrop = defineRule({
  id: 'acme/no-ftp-drop',
  about: 'code',
  factor: 'backing-services',
  summary: 'File handed over by FTP',
  effort: { minutes: 60, reason: 'The partner is given a bucket, and the upload moves to it.' },
  page: new URL('./no-ftp-drop.md', import.meta.url),
  remedy: {
    summary: 'Put the file into the exchange bucket: `ExchangeStorage::put()`.',
    packages: ['acme/exchange'],
    docs: ['https://acme.example/handbook/exchange'],
  },
  words: ['ftp_put(', 'ftp_fput('],
  check: ofEachCall((_file, { expr }) => {
    if (expr.op !== 'call' || !/^ftp_f?put$/i.test(String(expr.fallback ?? expr.name))) return undefined;
    const target = argument(expr, 1, 'remote_filename');
    return {
      message: `Hands ${target ? print(target) : 'a file'} over by FTP, which no other node takes part in.`,
      severity: 'warning',
      confidence: 'certain',
    };
  }),
});
