import { readFileSync } from 'node:fs';

/** In the source tree the pages stand beside the rules, in the built package below `rules/`. */
const PAGES: URL = new URL(import.meta.url.endsWith('.ts') ? './' : './rules/', import.meta.url);

/** The Markdown page of a rule. */
export function pageOf(ruleId: string): string {
  return readFileSync(new URL(`${ruleId}.md`, PAGES), 'utf8');
}
