/** Files as fixes see them: every byte is one character, so that what is not edited is written back as it was. */

/** The bytes of a file as text, whatever their encoding. */
export function textOfBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The bytes that a text stands for. */
export function bytesOfText(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** The text for people: read as UTF-8. */
export function readable(text: string): string {
  return bytesOfText(text).toString('utf8');
}

/** The line end that a text uses. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Line of a position, from 1. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** The white space that begins the line of a position. */
export function indentationAt(text: string, position: number): string {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, position))?.[0] ?? '';
}
