import type { ReturnType } from '../../knowledge.ts';
import { giving } from './giving.ts';

const browsershot = 'Spatie\\Browsershot\\Browsershot';
const pdfFacades = ['Barryvdh\\DomPDF\\Facade\\Pdf', 'Barryvdh\\DomPDF\\Facade', 'Barryvdh\\DomPDF\\PDF'] as const;

/** PDF builders, whose chains end in `save()`. */
export const pdfTypes: readonly ReturnType[] = [
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
