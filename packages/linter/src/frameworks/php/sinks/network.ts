import type { Sink } from '../../knowledge.ts';
import { manual } from '../manual.ts';

/** cURL options whose value is a stream that receives data, by constant name: what opened the stream is the write. */
const curlStreams = ['CURLOPT_FILE', 'CURLOPT_WRITEHEADER', 'CURLOPT_STDERR'] as const;
/** cURL options whose value is a file that cURL writes, by constant name. */
const curlFiles = ['CURLOPT_COOKIEJAR', 'CURLOPT_ALTSVC', 'CURLOPT_HSTS'] as const;

/** What arrives over the network and is put into a local file. */
export const networkSinks: readonly Sink[] = [
  {
    call: 'curl_setopt',
    path: { handle: 2 },
    effect: 'write',
    when: [{ arg: 1, name: 'option', oneOf: curlStreams, strict: true }],
    source: manual('function.curl-setopt'),
  },
  {
    call: 'curl_setopt',
    path: { arg: 2, name: 'value' },
    effect: 'write',
    when: [{ arg: 1, name: 'option', oneOf: curlFiles, strict: true }],
    kind: 'session',
    localOnly: true,
    source: manual('function.curl-setopt'),
  },
  ...curlFiles.map(
    (key): Sink => ({
      call: 'curl_setopt_array',
      path: { arg: 1, key },
      effect: 'write',
      kind: 'session',
      localOnly: true,
      source: manual('function.curl-setopt-array'),
    }),
  ),
  {
    call: 'ftp_get',
    path: { arg: 1, name: 'local_filename' },
    effect: 'write',
    source: manual('function.ftp-get'),
  },
  {
    call: 'ftp_nb_get',
    path: { arg: 1, name: 'local_filename' },
    effect: 'write',
    source: manual('function.ftp-nb-get'),
  },
  {
    call: 'ftp_fget',
    path: { handle: 1 },
    effect: 'write',
    source: manual('function.ftp-fget'),
  },
  {
    call: 'ftp_nb_fget',
    path: { handle: 1 },
    effect: 'write',
    source: manual('function.ftp-nb-fget'),
  },
  {
    call: 'ssh2_scp_recv',
    path: { arg: 2, name: 'local_file' },
    effect: 'write',
    localOnly: true,
    source: manual('function.ssh2-scp-recv'),
  },
  {
    call: 'imap_savebody',
    path: { arg: 1, name: 'file' },
    effect: 'write',
    source: manual('function.imap-savebody'),
  },
];
