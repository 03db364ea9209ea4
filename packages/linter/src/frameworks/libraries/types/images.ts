import type { ReturnType } from '../../knowledge.ts';
import { giving } from './giving.ts';

const intervention2 = 'Intervention\\Image\\Image';
const intervention3 = 'Intervention\\Image\\Interfaces\\ImageInterface';
const imagine = 'Imagine\\Image\\ImageInterface';

/** Methods of Intervention Image that return the image, so that a chain ends in `save()`: of 2, and of 3 and 4. */
const fluent2 = [
  'blur',
  'brightness',
  'contrast',
  'crop',
  'encode',
  'fit',
  'flip',
  'greyscale',
  'heighten',
  'insert',
  'interlace',
  'orientate',
  'resize',
  'resizeCanvas',
  'rotate',
  'sharpen',
  'text',
  'trim',
  'widen',
] as const;
const fluent3 = [
  'blur',
  'brightness',
  'contain',
  'containDown',
  'contrast',
  'cover',
  'coverDown',
  'crop',
  'flip',
  'flop',
  'grayscale',
  'greyscale',
  'insert',
  'orient',
  'pad',
  'place',
  'resize',
  'resizeCanvas',
  'resizeDown',
  'rotate',
  'scale',
  'scaleDown',
  'sharpen',
  'text',
  'trim',
] as const;

/** Images, codes and videos. */
export const imageTypes: readonly ReturnType[] = [
  ...[
    'Intervention\\Image\\ImageManager->',
    'Intervention\\Image\\ImageManagerStatic::',
    'Intervention\\Image\\Facades\\Image::',
  ].flatMap((owner): readonly ReturnType[] => [
    // What is saved without a path goes back to where it was read.
    { of: `${owner}make`, gives: intervention2, carries: true },
    { of: `${owner}canvas`, gives: intervention2 },
  ]),
  ...['Intervention\\Image\\ImageManager->', 'Intervention\\Image\\Laravel\\Facades\\Image::'].map(
    (owner): ReturnType => ({ of: `${owner}read`, gives: intervention3, carries: true }),
  ),
  ...giving(intervention3, 'Intervention\\Image\\ImageManager', '->', [
    'create',
    'animate',
    'createImage',
    'decode',
    'decodePath',
    'decodeBinary',
    'decodeSplFileInfo',
    'decodeStream',
  ]),
  ...giving(intervention3, 'Intervention\\Image\\Laravel\\Facades\\Image', '::', ['create', 'decode', 'decodePath']),
  ...giving('Intervention\\Image\\ImageManager', 'Intervention\\Image\\ImageManager', '::', [
    'gd',
    'imagick',
    'withDriver',
    'usingDriver',
  ]),
  ...giving(
    'Intervention\\Image\\Interfaces\\EncodedImageInterface',
    intervention3,
    '->',
    ['toJpeg', 'toPng', 'toWebp', 'toGif', 'toAvif', 'encodeByExtension', 'encodeByMediaType', 'encodeByPath'].concat([
      'encodeUsingFormat',
      'encodeUsingMediaType',
      'encodeUsingFileExtension',
      'encodeUsingPath',
    ]),
  ),
  ...giving('static', intervention2, '->', fluent2),
  ...giving('static', intervention3, '->', fluent3),
  ...giving(imagine, 'Imagine\\Image\\ImagineInterface', '->', ['open', 'create', 'load', 'read']),
  ...giving(imagine, 'Imagine\\Image\\ManipulatorInterface', '->', [
    'copy',
    'crop',
    'resize',
    'rotate',
    'paste',
    'strip',
    'thumbnail',
    'fill',
    'flipHorizontally',
    'flipVertically',
  ]),
  { of: 'Imagine\\Imagick\\Image->getImagick', gives: 'Imagick' },
  { of: 'Imagine\\Gmagick\\Image->getGmagick', gives: 'Gmagick' },
  ...['Tinify\\', 'Tinify\\Source::'].flatMap((owner) =>
    ['fromFile', 'fromBuffer', 'fromUrl'].map((name) => ({ of: `${owner}${name}`, gives: 'Tinify\\Source' })),
  ),
  ...giving('static', 'Tinify\\Source', '->', ['preserve', 'resize', 'convert', 'transform']),
  { of: 'Tinify\\Source->result', gives: 'Tinify\\Result' },
  { of: 'Spatie\\Image\\Image::load', gives: 'Spatie\\Image\\Image', carries: true },
  ...['Spatie\\Image\\Image', 'Spatie\\Image\\Drivers\\ImageDriver'].flatMap((owner) =>
    giving('static', owner, '->', [
      'crop',
      'fit',
      'format',
      'height',
      'optimize',
      'orientation',
      'quality',
      'resize',
      'width',
    ]),
  ),
  // simplesoftwareio/simple-qrcode: src/Generator.php
  ...giving('SimpleSoftwareIO\\QrCode\\Generator', 'SimpleSoftwareIO\\QrCode\\Facades\\QrCode', '::', [
    'backgroundColor',
    'color',
    'encoding',
    'errorCorrection',
    'eye',
    'eyeColor',
    'format',
    'gradient',
    'margin',
    'merge',
    'mergeString',
    'size',
    'style',
  ]),
  ...giving('Endroid\\QrCode\\Writer\\Result\\ResultInterface', 'Endroid\\QrCode\\Builder\\BuilderInterface', '->', [
    'build',
  ]),
  ...giving('Endroid\\QrCode\\Writer\\Result\\ResultInterface', 'Endroid\\QrCode\\Writer\\WriterInterface', '->', [
    'write',
  ]),
  { of: 'FFMpeg\\FFMpeg->open', gives: 'FFMpeg\\Media\\Video' },
  { of: 'FFMpeg\\FFMpeg::create', gives: 'FFMpeg\\FFMpeg' },
  { of: 'FFMpeg\\Media\\Video->frame', gives: 'FFMpeg\\Media\\Frame' },
  { of: 'FFMpeg\\Media\\Video->gif', gives: 'FFMpeg\\Media\\Gif' },
  { of: 'FFMpeg\\Media\\Audio->waveform', gives: 'FFMpeg\\Media\\Waveform' },
];
