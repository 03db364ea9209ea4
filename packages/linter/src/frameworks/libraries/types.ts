import type { ReturnType } from '../knowledge.ts';
import { codeigniterTypes } from './types/codeigniter.ts';
import { directoryTypes } from './types/directories.ts';
import { finderTypes } from './types/finder.ts';
import { httpTypes } from './types/http.ts';
import { identifierTypes } from './types/identifiers.ts';
import { imageTypes } from './types/images.ts';
import { officeTypes } from './types/office.ts';
import { pdfTypes } from './types/pdf.ts';

/** What library calls return, where a sink or an escape hangs on the class. */
export const types: readonly ReturnType[] = [
  ...officeTypes,
  ...imageTypes,
  ...pdfTypes,
  ...httpTypes,
  ...codeigniterTypes,
  ...directoryTypes,
  ...finderTypes,
  ...identifierTypes,
];
