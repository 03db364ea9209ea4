/** Markdown for a terminal: enough for the rules' own pages, which hold headings, lists, tables, code and links. */
import type picocolors from 'picocolors';
import { wrap } from './wrap.ts';

type Colors = ReturnType<typeof picocolors.createColors>;

const WIDEST = 100;

/** Stands for a space that no line break may take; it is no white space, and no page holds it. */
const HELD = '\u0001';

const SPAN = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

/** Emphasis, code and links within a line. Applied after wrapping, so that colours do not count as columns. */
function inline(text: string, colors: Colors): string {
  return text.replace(SPAN, (_, code?: string, strong?: string, label?: string, address = '') => {
    if (code !== undefined) return colors.cyan(code);
    if (strong !== undefined) return colors.bold(strong);
    return label === address ? colors.underline(address) : `${label} (${colors.underline(address)})`;
  });
}

function paragraph(text: string, first: string, colors: Colors, width: number): string[] {
  const rest = ' '.repeat(first.length);
  // Spaces inside code stay together, so that a span is never cut in two.
  const kept = text.replace(/`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]/g, (span) => span.replaceAll(' ', HELD));
  return wrap(kept, width - first.length).map(
    (line, index) => (index === 0 ? first : rest) + inline(line.replaceAll(HELD, ' '), colors),
  );
}

const LIST_ITEM = /^(\s*)([-*]|\d+\.)\s+(.*)$/;

/** @param width columns of the terminal */
export function renderMarkdown(markdown: string, colors: Colors, width: number): string {
  const columns = Math.min(width, WIDEST);
  const output: string[] = [];
  let open: { text: string; first: string } | undefined;
  let fence: string | undefined;
  const flush = (): void => {
    if (open !== undefined) output.push(...paragraph(open.text, open.first, colors, columns));
    open = undefined;
  };
  for (const line of markdown.replace(/<!--[\s\S]*?-->\n?/g, '').split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      else output.push(`    ${colors.dim(line)}`.trimEnd());
      continue;
    }
    const item = LIST_ITEM.exec(line);
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (mark !== undefined || line.trim() === '' || item !== null || heading !== null || line.startsWith('|')) flush();
    if (mark !== undefined) fence = mark;
    else if (heading !== null)
      output.push(colors.bold(heading[1] === '#' ? colors.underline(heading[2] ?? '') : (heading[2] ?? '')));
    else if (item !== null) open = { text: item[3] ?? '', first: `${item[1]}${item[2]} ` };
    else if (line.startsWith('|')) output.push(inline(line, colors));
    else if (line.trim() === '') output.push('');
    else open = { text: open === undefined ? line.trim() : `${open.text} ${line.trim()}`, first: open?.first ?? '' };
  }
  flush();
  return `${output
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
