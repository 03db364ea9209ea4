import type { Sink } from '../../knowledge.ts';
import { type SinkRow, sinkRows } from '../sink-rows.ts';

const shorthand = ['get', 'head', 'put', 'post', 'patch', 'delete'] as const;

/** Methods of a Guzzle client, with the position of the options array. */
const guzzleMethods: readonly (readonly [method: string, options: number])[] = [
  ['request', 2],
  ['requestAsync', 2],
  ['send', 1],
  ['sendAsync', 1],
  ...shorthand.flatMap((method) => [[method, 1] as const, [`${method}Async`, 1] as const]),
];

/** The client's interface has the long methods only, so both names stand here. */
const guzzleRows: readonly SinkRow[] = ['GuzzleHttp\\ClientInterface', 'GuzzleHttp\\Client'].flatMap((owner) =>
  guzzleMethods.flatMap(([method, options]) =>
    ['sink', 'save_to'].map((key) => [`${owner}->${method}`, [options, key]] as const),
  ),
);

/** Bodies and objects that a client downloads into a local file. */
export const downloadSinks: readonly Sink[] = [
  ...sinkRows(
    {
      source: 'https://docs.guzzlephp.org/en/stable/request-options.html#sink',
      effect: 'write',
      untyped: ['GuzzleHttp', 'createGuzzleClient', 'httpClient'],
    },
    guzzleRows,
  ),
  ...sinkRows({ source: 'https://docs.guzzlephp.org/en/stable/request-options.html#sink', effect: 'write' }, [
    ['new GuzzleHttp\\Client', [0, 'sink']],
    ['new GuzzleHttp\\Client', [0, 'save_to']],
  ]),
  ...sinkRows(
    { source: 'guzzlehttp/guzzle: src/Cookie/FileCookieJar.php', effect: 'write', kind: 'session', localOnly: true },
    [['new GuzzleHttp\\Cookie\\FileCookieJar', 0]],
  ),
  ...sinkRows(
    {
      source: 'guzzlehttp/psr7: src/Utils.php',
      effect: 'write',
      when: [{ arg: 1, name: 'mode', mode: 'write' }],
    },
    [
      ['new GuzzleHttp\\Psr7\\LazyOpenStream', 0],
      ['GuzzleHttp\\Psr7\\Utils::tryFopen', 0],
      ['GuzzleHttp\\Psr7\\try_fopen', 0],
      ['new Laminas\\Diactoros\\Stream', 0],
      ['Psr\\Http\\Message\\StreamFactoryInterface->createStreamFromFile', 0],
    ],
  ),
  ...sinkRows({ source: 'php-curl-class/php-curl-class: src/Curl/Curl.php', effect: 'write' }, [
    ['Curl\\Curl->download', 1],
  ]),
  ...sinkRows(
    { source: 'php-curl-class/php-curl-class: src/Curl/Curl.php', effect: 'write', kind: 'session', localOnly: true },
    [['Curl\\Curl->setCookieJar', 0]],
  ),
  ...sinkRows(
    {
      source: 'https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/s3-examples-creating-buckets.html',
      effect: 'write',
    },
    [
      ['Aws\\S3\\S3ClientInterface->getObject', [0, 'SaveAs']],
      ['Aws\\S3\\S3Client->getObject', [0, 'SaveAs']],
      ['Aws\\S3\\S3Client->getObjectAsync', [0, 'SaveAs']],
      ['Aws\\S3\\S3ClientInterface->downloadBucket', 0],
      ['new Aws\\S3\\Transfer', 2],
    ],
  ),
  ...sinkRows({ source: 'google/cloud-storage: src/StorageObject.php', effect: 'write' }, [
    ['Google\\Cloud\\Storage\\StorageObject->downloadToFile', 0],
  ]),
];
