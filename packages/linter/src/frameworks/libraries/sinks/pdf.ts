import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

const tcpdf = 'tecnickcom/tcpdf: tcpdf.php';
const dompdf = 'dompdf/dompdf: src/Options.php';
const mpdf = 'mpdf/mpdf: src/Mpdf.php';

const mpdfOutput: readonly Sink[] = ['Mpdf\\Mpdf', 'mPDF'].flatMap((owner): readonly Sink[] => [
  {
    call: `${owner}->Output`,
    path: { arg: 0, name: 'name' },
    effect: 'write',
    when: [{ arg: 1, name: 'dest', oneOf: ['F', 'f', false, 'Mpdf\\Output\\Destination::FILE'] }],
    kind: 'media',
    source: mpdf,
  },
  {
    call: `${owner}->Output`,
    path: { arg: 0, name: 'name' },
    effect: 'write',
    // With a name and no destination mPDF writes a file.
    when: [
      { arg: 0, name: 'name', given: true, not: [''], strict: true },
      { arg: 1, name: 'dest', oneOf: [null, ''], strict: true },
    ],
    kind: 'media',
    source: mpdf,
  },
]);

const fpdfOutput: readonly Sink[] = [
  {
    call: 'FPDF->Output',
    path: { arg: 1, name: 'name' },
    effect: 'write',
    when: [{ arg: 0, name: 'dest', oneOf: ['F', 'f'], strict: true }],
    kind: 'media',
    source: 'http://www.fpdf.org/en/doc/output.htm',
  },
  {
    call: 'FPDF->Output',
    path: { arg: 0, name: 'dest' },
    effect: 'write',
    // The order of arguments before 1.8, which FPDF still understands.
    when: [{ arg: 1, name: 'name', oneOf: ['F', 'f'], strict: true }],
    kind: 'media',
    source: 'http://www.fpdf.org/en/doc/output.htm',
  },
];

const tcpdfOutput: readonly Sink[] = ['TCPDF->Output', 'Spipu\\Html2Pdf\\Html2Pdf->output'].map((call) => ({
  call,
  path: { arg: 0, name: 'name' },
  effect: 'write',
  when: [{ arg: 1, name: 'dest', oneOf: ['F', 'FI', 'FD', 'f', 'fi', 'fd'] }],
  kind: 'media',
  source: call.startsWith('TCPDF') ? tcpdf : 'spipu/html2pdf: src/Html2Pdf.php',
}));

const fontDirectories: readonly Sink[] = [
  ...sinkRows({ source: mpdf, effect: 'directory', kind: 'cache', localOnly: true }, [
    ['new Mpdf\\Mpdf', [0, 'tempDir']],
    ['new Mpdf\\Mpdf', [0, 'fontTempDir']],
  ]),
  {
    call: 'Dompdf\\Options->set',
    path: { arg: 1, name: 'value' },
    effect: 'directory',
    when: [
      {
        arg: 0,
        name: 'attributes',
        oneOf: ['fontCache', 'font_cache', 'fontDir', 'font_dir', 'tempDir', 'temp_dir'],
        strict: true,
      },
    ],
    kind: 'cache',
    localOnly: true,
    source: dompdf,
  },
  ...sinkRows({ source: dompdf, effect: 'directory', kind: 'cache', localOnly: true }, [
    ['Dompdf\\Options->setFontCache', 0],
    ['Dompdf\\Options->setFontDir', 0],
    ['Dompdf\\Options->setTempDir', 0],
    ...['new Dompdf\\Options', 'new Dompdf\\Dompdf', 'Dompdf\\Options->set'].flatMap((call) =>
      ['fontCache', 'font_cache', 'fontDir', 'font_dir', 'tempDir', 'temp_dir'].map((key) => [call, [0, key]] as const),
    ),
  ]),
  ...sinkRows({ source: dompdf, effect: 'append', kind: 'log', localOnly: true }, [
    ['Dompdf\\Options->setLogOutputFile', 0],
    ['new Dompdf\\Options', [0, 'logOutputFile']],
  ]),
  {
    call: 'TCPDF_FONTS::addTTFfont',
    path: { arg: 4, name: 'outpath' },
    effect: 'write',
    when: [{ arg: 4, name: 'outpath', given: true }],
    kind: 'cache',
    localOnly: true,
    source: 'tecnickcom/tcpdf: include/tcpdf_fonts.php',
  },
];

const converters: readonly Sink[] = [
  ...sinkRows({ source: 'knplabs/knp-snappy: src/Knp/Snappy/GeneratorInterface.php', effect: 'write', kind: 'media' }, [
    ['Knp\\Snappy\\GeneratorInterface->generate', 1],
    ['Knp\\Snappy\\GeneratorInterface->generateFromHtml', 1],
  ]),
  ...sinkRows({ source: 'barryvdh/laravel-snappy: src/PdfWrapper.php', effect: 'write', kind: 'media' }, [
    ['Barryvdh\\Snappy\\PdfWrapper->save', 0],
    ['Barryvdh\\Snappy\\ImageWrapper->save', 0],
  ]),
  {
    call: 'Barryvdh\\DomPDF\\PDF->save',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    when: [{ arg: 1, name: 'disk', equals: null, strict: true }],
    kind: 'media',
    source: 'barryvdh/laravel-dompdf: src/PDF.php',
  },
  ...sinkRows({ source: 'spatie/laravel-pdf: src/PdfBuilder.php', effect: 'write', kind: 'media' }, [
    ['Spatie\\LaravelPdf\\PdfBuilder->save', 0],
  ]),
  ...sinkRows({ source: 'spatie/pdf-to-image: src/Pdf.php', effect: 'write', kind: 'media' }, [
    ['Spatie\\PdfToImage\\Pdf->save', 0],
    ['Spatie\\PdfToImage\\Pdf->saveImage', 0],
    ['Spatie\\PdfToImage\\Pdf->saveAllPages', 0],
    ['Spatie\\PdfToImage\\Pdf->saveAllPagesAsImages', 0],
  ]),
  ...sinkRows({ source: 'mikehaertl/phpwkhtmltopdf: src/Pdf.php', effect: 'write', kind: 'media', localOnly: true }, [
    ['mikehaertl\\wkhtmlto\\Pdf->saveAs', 0],
    ['mikehaertl\\wkhtmlto\\Image->saveAs', 0],
    ['mikehaertl\\pdftk\\Pdf->saveAs', 0],
  ]),
  ...sinkRows({ source: 'gotenberg/gotenberg-php: src/Gotenberg.php', effect: 'write', kind: 'media' }, [
    ['Gotenberg\\Gotenberg::save', 1],
  ]),
  ...sinkRows({ source: 'spatie/browsershot: src/Browsershot.php', effect: 'write', kind: 'media' }, [
    ['Spatie\\Browsershot\\Browsershot->save', 0],
  ]),
  ...sinkRows(
    { source: 'spatie/browsershot: src/Browsershot.php', effect: 'write', kind: 'media', untyped: ['Browsershot'] },
    [['Spatie\\Browsershot\\Browsershot->savePdf', 0]],
  ),
];

/** PDF writers: documents saved to a file, and the font caches they keep. */
export const pdfSinks: readonly Sink[] = [
  ...mpdfOutput,
  ...fpdfOutput,
  ...tcpdfOutput,
  ...fontDirectories,
  ...converters,
];
