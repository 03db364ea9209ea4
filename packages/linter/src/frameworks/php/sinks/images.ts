import type { Sink } from '../../knowledge.ts';
import { manual } from '../manual.ts';

/** GD output functions: without a file (or with null) they print, so a file must be given. */
const gdFunctions: readonly (readonly [name: string, parameter: string])[] = [
  ['imagejpeg', 'file'],
  ['imagepng', 'file'],
  ['imagegif', 'file'],
  ['imagewebp', 'file'],
  ['imageavif', 'file'],
  ['imagebmp', 'file'],
  ['imagewbmp', 'file'],
  ['imagexbm', 'filename'],
  ['imagegd', 'file'],
  ['imagegd2', 'file'],
  ['image2wbmp', 'filename'],
];

/** Images written by GD, Imagick and Gmagick. */
export const imageSinks: readonly Sink[] = [
  ...gdFunctions.map(
    ([call, name]): Sink => ({
      call,
      path: { arg: 1, name },
      effect: 'write',
      when: [{ arg: 1, name, given: true }],
      kind: 'media',
      source: manual(`function.${call}`),
    }),
  ),
  {
    call: 'Imagick->writeImage',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    when: [{ arg: 0, name: 'filename', given: true }],
    kind: 'media',
    source: manual('imagick.writeimage'),
  },
  {
    call: 'Imagick->writeImages',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    when: [{ arg: 0, name: 'filename', given: true }],
    kind: 'media',
    source: manual('imagick.writeimages'),
  },
  {
    call: 'Imagick->writeImageFile',
    path: { handle: 0 },
    effect: 'write',
    kind: 'media',
    source: manual('imagick.writeimagefile'),
  },
  {
    call: 'Imagick->writeImagesFile',
    path: { handle: 0 },
    effect: 'write',
    kind: 'media',
    source: manual('imagick.writeimagesfile'),
  },
  {
    call: 'Gmagick->write',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    kind: 'media',
    source: manual('gmagick.write'),
  },
  {
    call: 'Gmagick->writeImage',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    kind: 'media',
    source: manual('gmagick.writeimage'),
  },
];
