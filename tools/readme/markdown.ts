/** Markdown of generated parts. */

export const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function terminal(command: string, output: string): string {
  return ['```console', `$ ${command}`, output.trimEnd(), '```'].join('\n');
}
