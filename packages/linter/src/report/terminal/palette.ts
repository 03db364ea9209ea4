import picocolors from 'picocolors';
import type { Severity } from '../../result.ts';

type Style = (text: string) => string;

/** The colours of the terminal report, by meaning. */
export interface Palette {
  readonly bold: Style;
  readonly dim: Style;
  readonly path: Style;
  readonly link: Style;
  readonly command: Style;
  readonly good: Style;
  readonly label: Style;
  readonly severity: Readonly<Record<Severity, Style>>;
}

export function createPalette(colors: boolean): Palette {
  const c = picocolors.createColors(colors);
  return {
    bold: c.bold,
    dim: c.dim,
    path: c.cyan,
    link: c.underline,
    command: c.green,
    good: c.green,
    label: c.bold,
    severity: {
      error: (text) => c.bold(c.red(text)),
      warning: (text) => c.bold(c.yellow(text)),
      info: (text) => c.bold(c.blue(text)),
    },
  };
}
