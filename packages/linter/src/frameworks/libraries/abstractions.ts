import type { Abstraction } from '../knowledge.ts';

const flysystem = 'https://flysystem.thephpleague.com/docs/';

/** Storage abstractions that stand on an adapter. */
export const abstractions: readonly Abstraction[] = [
  { of: 'League\\Flysystem\\FilesystemOperator', label: 'Flysystem filesystem', source: flysystem },
  { of: 'League\\Flysystem\\FilesystemWriter', label: 'Flysystem filesystem', source: flysystem },
  { of: 'League\\Flysystem\\FilesystemAdapter', label: 'Flysystem adapter', source: flysystem },
  {
    of: 'League\\Flysystem\\FilesystemInterface',
    label: 'Flysystem filesystem',
    source: 'https://flysystem.thephpleague.com/v1/docs/',
  },
  {
    of: 'League\\Flysystem\\AdapterInterface',
    label: 'Flysystem adapter',
    source: 'https://flysystem.thephpleague.com/v1/docs/',
  },
  { of: 'League\\Flysystem\\MountManager', label: 'Flysystem mounts', source: flysystem },
  {
    of: 'Gaufrette\\FilesystemInterface',
    label: 'Gaufrette filesystem',
    source: 'https://knplabs.github.io/Gaufrette/',
  },
  { of: 'Gaufrette\\Filesystem', label: 'Gaufrette filesystem', source: 'https://knplabs.github.io/Gaufrette/' },
  { of: 'gaufrette://', label: 'Gaufrette stream', source: 'https://knplabs.github.io/Gaufrette/streaming.html' },
  { of: 'flysystem://', label: 'Flysystem stream', source: 'https://github.com/twistor/flysystem-stream-wrapper' },
  {
    of: 's3://',
    label: 'S3 stream',
    source: 'https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/s3-stream-wrapper.html',
  },
  {
    of: 'gs://',
    label: 'Google Cloud Storage stream',
    source: 'google/cloud-storage: src/StreamWrapper.php',
  },
];
