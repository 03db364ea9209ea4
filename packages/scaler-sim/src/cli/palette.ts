/** Colours of a terminal, or none. */
import picocolors from 'picocolors';
import type { ParsedArguments } from './arguments.ts';
import { hasColors, type Terminal } from './terminal.ts';

export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
}

export function paletteOf(terminal: Terminal, args: ParsedArguments): Palette {
  return picocolors.createColors(hasColors(terminal.stdout, terminal.env, args.has('no-color')));
}
