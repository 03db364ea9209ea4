import { visible } from './visible.ts';

/** Text as it is, on one line: no markup, HTML, mention or reference of the code host comes out of it. */
export function prose(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]<>#|~&]/g, (character) =>
      character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`,
    )
    .replace(/@(?=\w)/g, '@\u200b');
}

/** A code span, also for text with backticks (CommonMark 0.31, 6.1). */
export function code(text: string): string {
  const content = visible(text);
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${content}${pad}${fence}`;
}

/** A table whose columns from `firstNumber` on are aligned to the right. */
export function table(head: readonly string[], firstNumber: number, rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [row(head), row(head.map((_, index) => (index < firstNumber ? '---' : '---:'))), ...rows.map(row)].join('\n');
}
