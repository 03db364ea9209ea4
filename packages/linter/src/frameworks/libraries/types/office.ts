import type { ReturnType } from '../../knowledge.ts';
import { giving } from './giving.ts';

/** Writers of spreadsheets and documents. */
export const officeTypes: readonly ReturnType[] = [
  {
    of: 'PhpOffice\\PhpSpreadsheet\\IOFactory::createWriter',
    gives: 'PhpOffice\\PhpSpreadsheet\\Writer\\IWriter',
  },
  // SpartnerNL/Laravel-Excel 2: src/Maatwebsite/Excel/Excel.php
  ...giving('Maatwebsite\\Excel\\Writers\\LaravelExcelWriter', 'Maatwebsite\\Excel\\Facades\\Excel', '::', ['create']),
  ...giving('Maatwebsite\\Excel\\Writers\\LaravelExcelWriter', 'Maatwebsite\\Excel\\Excel', '->', ['create']),
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
