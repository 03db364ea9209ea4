/** Where the application lies in a repository that keeps it beside other things: `webapp/`, `api/`, `backend/`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FRAMEWORKS } from './framework-marks.ts';
import { type JsonResult, readJson } from './json.ts';

/** Directories that hold no application. */
const BESIDE =
  /^(?:\..*|tools?|vendor|vendor-bin|node_modules|build|ci|dev|docker|docs?|documentation|tests?|fixtures|examples?|samples?|libs?|library|libraries|third[-_]?party|plugins|modules|packages|extensions)$/i;

const PACKAGES: ReadonlySet<string> = new Set(FRAMEWORKS.flatMap(({ packages }) => packages));

/** The one directory right below the root whose composer.json makes an application; '' when there is none, or several. */
export function applicationHome(root: string): string {
  const homes = directoriesIn(root).filter(
    (name) => !BESIDE.test(name) && isApplication(readJson(join(root, name, 'composer.json'))),
  );
  return homes.length === 1 ? (homes[0] ?? '') : '';
}

function directoriesIn(root: string): readonly string[] {
  try {
    return readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return [];
  }
}

function isApplication(result: JsonResult): boolean {
  const value = result && 'value' in result ? result.value : undefined;
  if (typeof value !== 'object' || value === null) return false;
  const { type, require } = value as { readonly type?: unknown; readonly require?: unknown };
  if (type === 'project') return true;
  return typeof require === 'object' && require !== null && Object.keys(require).some((name) => PACKAGES.has(name));
}
