import type { Sink, SinkCondition } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

const pathGiven: readonly SinkCondition[] = [{ arg: 0, name: 'path', given: true }];
const fileGiven: readonly SinkCondition[] = [{ arg: 1, given: true, not: [false] }];

/** Images, codes, audio and video written to a file. */
export const imageSinks: readonly Sink[] = [
  {
    // It downloads and caches unless it is told to hotlink.
    call: 'WebThumbnailer\\WebThumbnailer->thumbnail',
    path: { fixed: 'cache', place: 'app' },
    effect: 'write',
    kind: 'media',
    source: 'arthurhoaro/web-thumbnailer: src/WebThumbnailer/resources/settings.json',
  },
  ...sinkRows(
    {
      source: 'intervention/image: src/Interfaces/ImageInterface.php',
      effect: 'write',
      kind: 'media',
      when: pathGiven,
      untyped: ['Intervention', 'ImageManager'],
      untypedWithin: ['public_path', 'storage_path', 'base_path'],
    },
    [['Intervention\\Image\\Interfaces\\ImageInterface->save', 0]],
  ),
  ...sinkRows(
    {
      source: 'intervention/image: src/Interfaces/FileInterface.php',
      effect: 'write',
      kind: 'media',
    },
    [
      ['Intervention\\Image\\Interfaces\\FileInterface->save', 0],
      ['Intervention\\Image\\Interfaces\\EncodedImageInterface->save', 0],
    ],
  ),
  ...sinkRows(
    {
      source: 'intervention/image 2: src/Intervention/Image/Image.php',
      effect: 'write',
      kind: 'media',
      when: pathGiven,
    },
    [['Intervention\\Image\\Image->save', 0]],
  ),
  ...(
    [
      ['Intervention\\Image\\Image->save', 'intervention/image 2: src/Intervention/Image/Image.php'],
      ['Intervention\\Image\\Interfaces\\ImageInterface->save', 'intervention/image: src/Image.php'],
      ['Spatie\\Image\\Image->save', 'spatie/image: src/Image.php'],
    ] as const
  ).map(
    ([call, source]): Sink => ({
      call,
      path: { receiver: 0 },
      effect: 'write',
      when: [{ arg: 0, name: 'path', equals: null, strict: true }],
      kind: 'media',
      source,
    }),
  ),
  ...sinkRows(
    {
      source: 'imagine/imagine: src/Image/ManipulatorInterface.php',
      effect: 'write',
      kind: 'media',
      when: pathGiven,
      untyped: ['Imagine', 'ImagineInterface'],
    },
    [['Imagine\\Image\\ManipulatorInterface->save', 0]],
  ),
  ...sinkRows({ source: 'spatie/image: src/Image.php', effect: 'write', kind: 'media', when: pathGiven }, [
    ['Spatie\\Image\\Image->save', 0],
    ['Spatie\\Image\\Drivers\\ImageDriver->save', 0],
  ]),
  {
    call: 'Spatie\\ImageOptimizer\\OptimizerChain->optimize',
    path: { arg: 1, name: 'pathToOutput' },
    effect: 'write',
    when: [{ arg: 1, name: 'pathToOutput', given: true }],
    kind: 'media',
    source: 'spatie/image-optimizer: src/OptimizerChain.php',
  },
  {
    call: 'Spatie\\ImageOptimizer\\OptimizerChain->optimize',
    path: { arg: 0, name: 'pathToImage' },
    effect: 'write',
    when: [{ arg: 1, name: 'pathToOutput', equals: null, strict: true }],
    kind: 'media',
    source: 'spatie/image-optimizer: src/OptimizerChain.php',
  },
  // The package registers the facade under its bare name too.
  ...['Spatie\\LaravelImageOptimizer\\Facades\\ImageOptimizer', 'ImageOptimizer'].map(
    (facade): Sink => ({
      call: `${facade}::optimize`,
      path: { arg: 0, name: 'pathToImage' },
      effect: 'write',
      kind: 'media',
      source: 'spatie/laravel-image-optimizer: src/Facades/ImageOptimizer.php',
    }),
  ),
  ...sinkRows({ source: 'tinify/tinify-php: lib/Tinify/Source.php', effect: 'write', kind: 'media' }, [
    ['Tinify\\Source->toFile', 0],
    ['Tinify\\Result->toFile', 0],
  ]),
  ...sinkRows({ source: 'gumlet/php-image-resize: lib/ImageResize.php', effect: 'write', kind: 'media' }, [
    ['Gumlet\\ImageResize->save', 0],
  ]),
  ...sinkRows({ source: 'claviska/simpleimage: src/claviska/SimpleImage.php', effect: 'write', kind: 'media' }, [
    ['claviska\\SimpleImage->toFile', 0],
  ]),
  ...sinkRows({ source: 'gregwar/image: Gregwar/Image/Image.php', effect: 'write', kind: 'media' }, [
    ['Gregwar\\Image\\Image->save', 0],
    ['Gregwar\\Image\\Image->setCacheDir', 0],
  ]),
  ...sinkRows({ source: 'rosell-dk/webp-convert: src/WebPConvert.php', effect: 'write', kind: 'media' }, [
    ['WebPConvert\\WebPConvert::convert', 1],
    ['WebPConvert\\WebPConvert::serveConverted', 1],
  ]),
  ...sinkRows({ source: 'nette/utils: src/Utils/Image.php', effect: 'write', kind: 'media' }, [
    ['Nette\\Utils\\Image->save', 0],
  ]),
  ...sinkRows({ source: 'endroid/qr-code: src/Writer/Result/ResultInterface.php', effect: 'write', kind: 'media' }, [
    ['Endroid\\QrCode\\Writer\\Result\\ResultInterface->saveToFile', 0],
    ['Endroid\\QrCode\\QrCode->writeFile', 0],
  ]),
  ...sinkRows({ source: 'bacon/bacon-qr-code: src/Writer.php', effect: 'write', kind: 'media' }, [
    ['BaconQrCode\\Writer->writeFile', 1],
  ]),
  ...sinkRows(
    {
      source: 'https://phpqrcode.sourceforge.net/docs/html/index.html',
      effect: 'write',
      kind: 'media',
      when: fileGiven,
    },
    [
      ['QRcode::png', 1],
      ['QRcode::svg', 1],
    ],
  ),
  ...sinkRows({ source: 'chillerlan/php-qrcode: src/QRCode.php', effect: 'write', kind: 'media', when: fileGiven }, [
    ['chillerlan\\QRCode\\QRCode->render', 1],
    ['SimpleSoftwareIO\\QrCode\\Generator->generate', 1],
    ['SimpleSoftwareIO\\QrCode\\Facades\\QrCode::generate', 1],
  ]),
  ...sinkRows({ source: 'php-ffmpeg/php-ffmpeg: src/FFMpeg/Media', effect: 'write', kind: 'media' }, [
    ['FFMpeg\\Media\\AbstractVideo->save', 1],
    ['FFMpeg\\Media\\Audio->save', 1],
    ['FFMpeg\\Media\\Concat->saveFromSameCodecs', 0],
    ['FFMpeg\\Media\\Concat->saveFromDifferentCodecs', 1],
    ['FFMpeg\\Media\\Frame->save', 0],
    ['FFMpeg\\Media\\Gif->save', 0],
    ['FFMpeg\\Media\\Waveform->save', 0],
    ['FFMpeg\\Media\\Spectrum->save', 0],
  ]),
];
