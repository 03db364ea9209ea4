import type { Formatter } from './context.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';

export type { Formatter, ReportContext, RuleMeta } from './context.ts';

export type ReportFormat = 'pretty' | 'json';

/** The report formats by the name that `--format` takes. */
export const FORMATS: Readonly<Record<ReportFormat, Formatter>> = { pretty, json };
