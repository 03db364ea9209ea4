import type { Sink } from '../../knowledge.ts';
import { manual } from '../manual.ts';

/** Writes through an open handle: the path is the one it was opened with. An SPL file object is told where it is made. */
export const handleSinks: readonly Sink[] = [
  {
    call: 'fwrite',
    path: { handle: 0 },
    effect: 'write',
    source: manual('function.fwrite'),
  },
  {
    call: 'fputs',
    path: { handle: 0 },
    effect: 'write',
    source: manual('function.fputs'),
  },
  {
    call: 'fputcsv',
    path: { handle: 0 },
    effect: 'write',
    kind: 'export',
    source: manual('function.fputcsv'),
  },
  {
    call: 'ftruncate',
    path: { handle: 0 },
    effect: 'write',
    source: manual('function.ftruncate'),
  },
  {
    call: 'flock',
    path: { handle: 0 },
    effect: 'touch',
    kind: 'lock',
    source: manual('function.flock'),
  },
  {
    call: 'stream_copy_to_stream',
    path: { handle: 1 },
    effect: 'copy',
    source: manual('function.stream-copy-to-stream'),
  },
  {
    call: 'gzwrite',
    path: { handle: 0 },
    effect: 'write',
    source: manual('function.gzwrite'),
  },
  {
    call: 'gzputs',
    path: { handle: 0 },
    effect: 'write',
    source: manual('function.gzputs'),
  },
  {
    call: 'bzwrite',
    path: { handle: 0 },
    effect: 'write',
    source: manual('function.bzwrite'),
  },
  {
    call: 'dio_write',
    path: { handle: 0 },
    effect: 'write',
    source: manual('function.dio-write'),
  },
];
