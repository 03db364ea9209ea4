import { readFileSync } from 'node:fs';

/** A schema of the package's `schema/` folder, or of `test/schemas/`. */
export function readSchema(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')) as Record<string, unknown>;
}

export function readText(file: string): string {
  return readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
}
