import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

/** The wrapper that Prince's makers give away, and its packaged copy with the method names of PSR-1 and of before. */
const WRAPPERS = ['Prince', 'Prince\\Prince', 'PrinceXMLPhp\\PrinceWrapper'];

/** Calls that run Prince, and where the PDF's path stands. */
const OUTPUTS: readonly (readonly [method: string, at: number])[] = [
  ['convert_file_to_file', 1],
  ['convert_multiple_files', 1],
  ['convert_string_to_file', 1],
  ['convertFileToFile', 1],
  ['convertMultipleFiles', 1],
  ['convertStringToFile', 1],
];

/** PDFs made by Prince. */
export const princeSinks: readonly Sink[] = sinkRows(
  { source: 'https://www.princexml.com/doc/wrappers/php/', effect: 'write', kind: 'media', localOnly: true },
  WRAPPERS.flatMap((owner) => OUTPUTS.map(([method, at]) => [`${owner}->${method}`, at] as const)),
);
