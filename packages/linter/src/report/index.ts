import { checkstyle } from './checkstyle.ts';
import type { Formatter, ReportFormat } from './context.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

export type { Formatter, ReportContext, ReportFormat, RuleMeta } from './context.ts';

/** The report formats by the name that `--format` takes. */
export const FORMATS: Readonly<Record<ReportFormat, Formatter>> = {
  pretty,
  json,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
  markdown,
};
