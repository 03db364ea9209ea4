import type { KnownClass } from './knowledge.ts';

/**
 * Reads a table of class parents: one class a line, `Child < Parent, Parent`.
 * @throws Error for a line of another form, with the line.
 */
export function classTable(text: string): readonly KnownClass[] {
  const rows = text.split('\n').filter((row) => row.trim() !== '');
  return rows.map((row) => {
    const match = /^\s*([\w\\]+) < ([\w\\, ]+)$/.exec(row);
    if (match?.[1] === undefined || match[2] === undefined) throw new Error(`Not a row of a class table: ${row}`);
    return { name: match[1], is: match[2].split(',').map((parent) => parent.trim()) };
  });
}
