/** For tests: the code of a rule's page, which is documentation and test in one. */

/** A fenced block with a path in its info string: ```php path=src/Upload.php framework=laravel */
export interface PageBlock {
  /** Titles from the second level down: `['Examples', 'Laravel']`. */
  readonly section: readonly string[];
  /** Line of the page on which the block's text begins, from 1. */
  readonly line: number;
  readonly language: string;
  readonly path: string;
  readonly framework?: string;
  readonly text: string;
}

/** Second-level headings in order. */
export function headingsOf(page: string): string[] {
  return outsideFences(page).flatMap((line) => /^## (.*)$/.exec(line)?.[1] ?? []);
}

/** The text between the title and the first heading. */
export function introductionOf(page: string): string {
  return (/^# .*\n\n([\s\S]*?)\n\n## /.exec(page)?.[1] ?? '').trim();
}

function outsideFences(page: string): string[] {
  let isFenced = false;
  return page.split('\n').filter((line) => {
    if (line.startsWith('```')) isFenced = !isFenced;
    return !isFenced;
  });
}

/** Blocks with a path, in order; code blocks without one are returned with an empty path. */
export function pageBlocks(page: string): PageBlock[] {
  const blocks: PageBlock[] = [];
  let section: string[] = [];
  let open: { line: number; info: string; text: string[] } | undefined;
  for (const [at, line] of page.split('\n').entries()) {
    if (open !== undefined && line !== '```') open.text.push(line);
    else if (open !== undefined) {
      blocks.push(blockOf(section, open.line, open.info, open.text));
      open = undefined;
    } else if (line.startsWith('```')) open = { line: at + 2, info: line.slice(3), text: [] };
    else {
      const [, marks = '', title = ''] = /^(##+) (.*)$/.exec(line) ?? [];
      if (marks !== '') section = [...section.slice(0, marks.length - 2), title];
    }
  }
  return blocks;
}

function blockOf(section: readonly string[], line: number, info: string, text: readonly string[]): PageBlock {
  const [language = '', ...attributes] = info.split(' ');
  const given = Object.fromEntries(attributes.map((attribute) => attribute.split('=')));
  const { path = '', framework } = given as { path?: string; framework?: string };
  return { section, line, language, path, ...(framework === undefined ? {} : { framework }), text: text.join('\n') };
}

/**
 * Blocks that make one project: those of a section, up to where a path comes again (the better way to do the same).
 * Files that are no PHP are part of every project of their section.
 */
export function pageProjects(blocks: readonly PageBlock[]): PageBlock[][] {
  const projects: PageBlock[][] = [];
  let shared: PageBlock[] = [];
  let last: PageBlock | undefined;
  for (const block of blocks.filter(({ path }) => path !== '')) {
    const isNew = last === undefined || last.section.join('\n') !== block.section.join('\n');
    if (isNew) shared = [];
    last = block;
    const project = projects.at(-1);
    if (isNew || project === undefined || project.some(({ path }) => path === block.path)) {
      shared = shared.filter(({ path }) => path !== block.path);
      projects.push([...shared, block]);
    } else project.push(block);
    if (block.language !== 'php') shared.push(block);
  }
  return projects;
}
