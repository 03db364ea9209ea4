/** `.env.example`: says which credentials a machine must give, without their values. */
import type { FileEdit, NewVariable } from './fix.ts';
import type { FixProject } from './fix-project.ts';
import { lineEndOf } from './source-text.ts';

/** Names that projects use; the first is made where there is none. */
const NAMES = ['.env.example', '.env.dist', '.env.sample', '.env.template', 'env.example'];

/** Lines for the variables that the file does not name yet, put at its end. */
export function exampleFileEdits(variables: readonly NewVariable[], project: FixProject): readonly FileEdit[] {
  const path = NAMES.find((name) => project.text(name) !== undefined) ?? NAMES[0] ?? '';
  if (project.isTaken(path)) return [];
  const text = project.text(path) ?? '';
  const names = new Set(variables.map(({ name }) => name));
  const missing = [...names].filter((name) => !new RegExp(`^[ \\t]*#?[ \\t]*${name}[ \\t]*=`, 'm').test(text));
  if (missing.length === 0) return [];
  const end = lineEndOf(text);
  const start = text === '' || text.endsWith('\n') ? '' : end;
  const lines = missing.map((name) => `${name}=${end}`).join('');
  return [{ path, start: text.length, end: text.length, text: `${start}${lines}` }];
}
