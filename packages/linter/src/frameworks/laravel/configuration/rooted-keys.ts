/** Configuration keys whose values code takes for directories: `public_path(config('shop.images_path'))`. */
import type { Application } from './application.ts';

/** Longest file that is looked at [characters]. */
const LONGEST = 400_000;

/** The helper's argument, or what is joined to what it gives: `public_path() . '/' . config('…')`. */
const ROOTED =
  /\b(public|storage|base)_path\(\s*(?:\)\s*\.\s*(?:(?:['"]\/['"]|DIRECTORY_SEPARATOR)\s*\.\s*)?)?config\(\s*['"]([\w.-]+)['"]/g;

const CODE = /^(?:app|src|modules|packages)\/.*\.php$/i;

/** @returns key → the directory of the project that its value lies below */
export function rootedKeys(app: Application, wanted: readonly string[]): ReadonlyMap<string, string> {
  const keys = new Set(wanted);
  const found = new Map<string, string>();
  if (keys.size === 0) return found;
  const prefix = app.place.base === '' ? '' : `${app.place.base}/`;
  for (const { path } of app.files.project.files) {
    if (!path.startsWith(prefix) || !CODE.test(path.slice(prefix.length))) continue;
    const text = app.files.text(path);
    if (text === undefined || text.length > LONGEST || !text.includes('_path(')) continue;
    for (const [, helper = '', key = ''] of text.matchAll(ROOTED)) if (keys.has(key)) found.set(key, helper);
  }
  return found;
}
