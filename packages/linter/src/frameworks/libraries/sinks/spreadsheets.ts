import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

const laravelExcel2 = 'SpartnerNL/Laravel-Excel 2: src/Maatwebsite/Excel/Writers/LaravelExcelWriter.php';

const office = ['PhpSpreadsheet', 'PHPExcel_IOFactory', 'PhpWord', 'PhpPresentation'] as const;
const csv = 'league/csv: src/AbstractCsv.php';

/** Spreadsheets, documents and CSV files. */
export const spreadsheetSinks: readonly Sink[] = [
  ...sinkRows(
    {
      source: 'phpoffice/phpspreadsheet: src/PhpSpreadsheet/Writer/IWriter.php',
      effect: 'write',
      kind: 'export',
      untyped: office,
    },
    [['PhpOffice\\PhpSpreadsheet\\Writer\\IWriter->save', 0]],
  ),
  ...sinkRows({ source: 'phpoffice/phpexcel: Classes/PHPExcel/Writer/IWriter.php', effect: 'write', kind: 'export' }, [
    ['PHPExcel_Writer_IWriter->save', 0],
  ]),
  ...sinkRows({ source: 'phpoffice/phpword: src/PhpWord', effect: 'write', kind: 'export' }, [
    ['PhpOffice\\PhpWord\\Writer\\WriterInterface->save', 0],
  ]),
  ...sinkRows(
    {
      source: 'phpoffice/phpword: src/PhpWord/TemplateProcessor.php',
      effect: 'write',
      kind: 'export',
      untyped: ['TemplateProcessor'],
    },
    [['PhpOffice\\PhpWord\\TemplateProcessor->saveAs', 0]],
  ),
  {
    call: 'PhpOffice\\PhpWord\\PhpWord->save',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    when: [{ arg: 2, name: 'download', not: [true] }],
    kind: 'export',
    source: 'phpoffice/phpword: src/PhpWord/PhpWord.php',
  },
  ...sinkRows({ source: 'phpoffice/phpword: src/PhpWord/Settings.php', effect: 'directory', kind: 'other' }, [
    ['PhpOffice\\PhpWord\\Settings::setTempDir', 0],
  ]),
  ...sinkRows(
    {
      source: 'phpoffice/phppresentation: src/PhpPresentation/Writer/WriterInterface.php',
      effect: 'write',
      kind: 'export',
    },
    [['PhpOffice\\PhpPresentation\\Writer\\WriterInterface->save', 0]],
  ),
  ...sinkRows(
    {
      source: 'openspout/openspout: src/Writer/WriterInterface.php',
      effect: 'write',
      kind: 'export',
      untyped: ['OpenSpout', 'Spout', 'WriterEntityFactory'],
    },
    [['OpenSpout\\Writer\\WriterInterface->openToFile', 0]],
  ),
  ...sinkRows({ source: 'box/spout: src/Spout/Writer/WriterInterface.php', effect: 'write', kind: 'export' }, [
    ['Box\\Spout\\Writer\\WriterInterface->openToFile', 0],
  ]),
  // Excel 2: `Excel::create('report', $build)->store('xlsx', $directory)`; without a directory it is the setting's.
  ...['store', 'save'].flatMap((method): readonly Sink[] => [
    {
      call: `Maatwebsite\\Excel\\Writers\\LaravelExcelWriter->${method}`,
      path: { arg: 1, name: 'path' },
      effect: 'write',
      when: [{ arg: 1, name: 'path', given: true, not: [false] }],
      kind: 'export',
      source: laravelExcel2,
    },
    {
      call: `Maatwebsite\\Excel\\Writers\\LaravelExcelWriter->${method}`,
      path: { fixed: 'storage/exports', place: 'app' },
      effect: 'write',
      when: [{ arg: 1, name: 'path', oneOf: [null, false], strict: true }],
      kind: 'export',
      source: laravelExcel2,
    },
  ]),
  ...sinkRows({ source: 'spatie/simple-excel: src/SimpleExcelWriter.php', effect: 'write', kind: 'export' }, [
    ['Spatie\\SimpleExcel\\SimpleExcelWriter::create', 0],
    ['Spatie\\SimpleExcel\\SimpleExcelWriter::createWithoutBom', 0],
  ]),
  ...sinkRows({ source: 'rap2hpoutre/fast-excel: src/Exportable.php', effect: 'write', kind: 'export' }, [
    ['Rap2hpoutre\\FastExcel\\FastExcel->export', 0],
    ['Rap2hpoutre\\FastExcel\\Facades\\FastExcel::export', 0],
  ]),
  ...sinkRows({ source: 'mk-j/php_xlsxwriter: xlsxwriter.class.php', effect: 'write', kind: 'export' }, [
    ['XLSXWriter->writeToFile', 0],
  ]),
  ...sinkRows({ source: 'https://xlswriter-docs.viest.me/en', effect: 'write', kind: 'export' }, [
    ['new Vtiful\\Kernel\\Excel', [0, 'path']],
  ]),
  ...['createFromPath', 'from', 'fromPath'].map(
    (method): Sink => ({
      call: `League\\Csv\\Writer::${method}`,
      path: { arg: 0 },
      effect: 'write',
      // Without a mode the writer opens with `r+`.
      when: [{ arg: 1, name: method === 'createFromPath' ? 'open_mode' : 'mode', not: ['r', 'rb', 'rt'] }],
      kind: 'export',
      source: csv,
    }),
  ),
  ...sinkRows({ source: 'spatie/db-dumper: src/DbDumper.php', effect: 'write', kind: 'export', localOnly: true }, [
    ['Spatie\\DbDumper\\DbDumper->dumpToFile', 0],
  ]),
  ...sinkRows({ source: 'ifsnop/mysqldump-php: src/Ifsnop/Mysqldump/Mysqldump.php', effect: 'write', kind: 'export' }, [
    ['Ifsnop\\Mysqldump\\Mysqldump->start', 0],
    ['Druidfi\\Mysqldump\\Mysqldump->start', 0],
  ]),
];
