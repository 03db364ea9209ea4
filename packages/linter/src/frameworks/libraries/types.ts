import type { ReturnType } from '../knowledge.ts';

/** `owner` followed by `->method` or `::method`, each giving the class. */
function giving(
  gives: string,
  owner: string,
  separator: '->' | '::',
  methods: readonly string[],
): readonly ReturnType[] {
  return methods.map((method) => ({ of: `${owner}${separator}${method}`, gives }));
}

const office: readonly ReturnType[] = [
  {
    of: 'PhpOffice\\PhpSpreadsheet\\IOFactory::createWriter',
    gives: 'PhpOffice\\PhpSpreadsheet\\Writer\\IWriter',
  },
  { of: 'PHPExcel_IOFactory::createWriter', gives: 'PHPExcel_Writer_IWriter' },
  { of: 'PhpOffice\\PhpWord\\IOFactory::createWriter', gives: 'PhpOffice\\PhpWord\\Writer\\WriterInterface' },
  {
    of: 'PhpOffice\\PhpPresentation\\IOFactory::createWriter',
    gives: 'PhpOffice\\PhpPresentation\\Writer\\WriterInterface',
  },
  ...giving('Box\\Spout\\Writer\\WriterInterface', 'Box\\Spout\\Writer\\Common\\Creator\\WriterEntityFactory', '::', [
    'createWriter',
    'createWriterFromFile',
    'createCSVWriter',
    'createXLSXWriter',
    'createODSWriter',
  ]),
  { of: 'Box\\Spout\\Writer\\WriterFactory::create', gives: 'Box\\Spout\\Writer\\WriterInterface' },
  ...giving('OpenSpout\\Writer\\WriterInterface', 'OpenSpout\\Writer\\Common\\Creator\\WriterFactory', '::', [
    'createFromFile',
  ]),
];

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

const images: readonly ReturnType[] = [
  ...giving(intervention2, 'Intervention\\Image\\ImageManager', '->', ['make', 'canvas']),
  ...giving(intervention2, 'Intervention\\Image\\ImageManagerStatic', '::', ['make', 'canvas']),
  ...giving(intervention2, 'Intervention\\Image\\Facades\\Image', '::', ['make', 'canvas']),
  ...giving(intervention3, 'Intervention\\Image\\ImageManager', '->', [
    'read',
    'create',
    'animate',
    'createImage',
    'decode',
    'decodePath',
    'decodeBinary',
    'decodeSplFileInfo',
    'decodeStream',
  ]),
  ...giving(intervention3, 'Intervention\\Image\\Laravel\\Facades\\Image', '::', [
    'read',
    'create',
    'decode',
    'decodePath',
  ]),
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
  { of: 'Spatie\\Image\\Image::load', gives: 'Spatie\\Image\\Image' },
  ...giving('static', 'Spatie\\Image\\Drivers\\ImageDriver', '->', [
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

const browsershot = 'Spatie\\Browsershot\\Browsershot';
const pdfFacades = ['Barryvdh\\DomPDF\\Facade\\Pdf', 'Barryvdh\\DomPDF\\Facade', 'Barryvdh\\DomPDF\\PDF'] as const;

const pdf: readonly ReturnType[] = [
  ...giving(browsershot, browsershot, '::', ['url', 'html', 'htmlFromFilePath']),
  ...giving('static', browsershot, '->', [
    'deviceScaleFactor',
    'emulateMedia',
    'format',
    'fullPage',
    'hideBackground',
    'landscape',
    'margins',
    'noSandbox',
    'paperSize',
    'select',
    'setChromePath',
    'setDelay',
    'setNodeBinary',
    'setNpmBinary',
    'setOption',
    'setScreenshotType',
    'showBackground',
    'timeout',
    'waitUntilNetworkIdle',
    'windowSize',
  ]),
  ...pdfFacades.flatMap((facade) =>
    giving('Barryvdh\\DomPDF\\PDF', facade, '::', [
      'loadView',
      'loadHTML',
      'loadFile',
      'setOption',
      'setOptions',
      'setPaper',
    ]),
  ),
  ...giving('static', 'Barryvdh\\DomPDF\\PDF', '->', [
    'loadView',
    'loadHTML',
    'loadFile',
    'setOption',
    'setOptions',
    'setPaper',
    'setWarnings',
  ]),
  ...['Barryvdh\\Snappy\\Facades\\SnappyPdf', 'Barryvdh\\Snappy\\Facades\\SnappyImage'].flatMap((facade) =>
    giving('Barryvdh\\Snappy\\PdfWrapper', facade, '::', ['loadView', 'loadHTML', 'loadFile']),
  ),
  ...giving('static', 'Barryvdh\\Snappy\\PdfWrapper', '->', [
    'loadView',
    'loadHTML',
    'loadFile',
    'setOption',
    'setPaper',
  ]),
  ...giving('Spatie\\LaravelPdf\\PdfBuilder', 'Spatie\\LaravelPdf\\Facades\\Pdf', '::', ['view', 'html', 'format']),
  ...giving('static', 'Spatie\\LaravelPdf\\PdfBuilder', '->', [
    'format',
    'html',
    'landscape',
    'margins',
    'name',
    'view',
  ]),
  // After `disk()` the document goes through the disk, so the chain no longer ends in a local write.
  { of: 'Spatie\\LaravelPdf\\PdfBuilder->disk', gives: 'Illuminate\\Contracts\\Filesystem\\Filesystem' },
];

const http: readonly ReturnType[] = [
  ...giving('Symfony\\Component\\HttpFoundation\\File\\File', 'Symfony\\Component\\HttpFoundation\\File\\File', '->', [
    'move',
  ]),
  {
    of: 'Symfony\\Component\\HttpFoundation\\BinaryFileResponse->getFile',
    gives: 'Symfony\\Component\\HttpFoundation\\File\\File',
  },
  {
    of: 'Symfony\\Component\\HttpFoundation\\Request::createFromGlobals',
    gives: 'Symfony\\Component\\HttpFoundation\\Request',
  },
  { of: 'Symfony\\Component\\HttpFoundation\\Request->$files', gives: 'Symfony\\Component\\HttpFoundation\\FileBag' },
  {
    of: 'Symfony\\Component\\HttpFoundation\\FileBag->get',
    gives: 'Symfony\\Component\\HttpFoundation\\File\\UploadedFile',
  },
  {
    of: 'Symfony\\Component\\HttpFoundation\\Request->getSession',
    gives: 'Symfony\\Component\\HttpFoundation\\Session\\SessionInterface',
  },
  {
    of: 'Symfony\\Component\\HttpFoundation\\RequestStack->getSession',
    gives: 'Symfony\\Component\\HttpFoundation\\Session\\SessionInterface',
  },
  {
    of: 'Symfony\\Component\\HttpFoundation\\RequestStack->getCurrentRequest',
    gives: 'Symfony\\Component\\HttpFoundation\\Request',
  },
  {
    of: 'Symfony\\Component\\HttpFoundation\\RequestStack->getMainRequest',
    gives: 'Symfony\\Component\\HttpFoundation\\Request',
  },
  {
    of: 'Symfony\\Component\\Process\\Process::fromShellCommandline',
    gives: 'Symfony\\Component\\Process\\Process',
  },
  { of: 'HTMLPurifier_Config::createDefault', gives: 'HTMLPurifier_Config' },
  { of: 'HTMLPurifier_Config::inherit', gives: 'HTMLPurifier_Config' },
  { of: 'Dompdf\\Dompdf->getOptions', gives: 'Dompdf\\Options' },
];

/** What library calls return, where a sink or an escape hangs on the class. */
export const types: readonly ReturnType[] = [...office, ...images, ...pdf, ...http];
