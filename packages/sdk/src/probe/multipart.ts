/** Forms with files, as they go over the wire. Source: RFC 7578. */
import { randomBytes } from 'node:crypto';
import type { FormField } from './story.ts';

export function encodeMultipart(fields: readonly FormField[]): { readonly type: string; readonly body: Buffer } {
  const boundary = `tidemark${randomBytes(16).toString('hex')}`;
  const parts = fields.flatMap(({ name, value, file }) => {
    const of = file === undefined ? '' : `; filename="${quoted(file.name)}"\r\nContent-Type: ${oneLine(file.type)}`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${of}\r\n\r\n`;
    return [Buffer.from(head), file?.content ?? Buffer.from(value), Buffer.from('\r\n')];
  });
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}

function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

/** Undefined where it is no such body. @param text one character a byte, or decoded text */
export function parseMultipart(type: string, text: string): FormField[] | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) return undefined;
  const parts = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1);
  const fields: FormField[] = [];
  for (const part of parts) {
    if (part.startsWith('--')) break;
    const end = part.indexOf('\r\n\r\n');
    const head = end < 0 ? part : part.slice(0, end);
    const value = end < 0 ? '' : part.slice(end + 4);
    const name = unquoted(/;\s*name="([^"]*)"/i.exec(head)?.[1]);
    if (name === undefined) continue;
    const fileName = unquoted(/;\s*filename="([^"]*)"/i.exec(head)?.[1]);
    if (fileName === undefined) fields.push({ name, value });
    else {
      const fileType = /^content-type:\s*(\S+)/im.exec(head)?.[1] ?? 'application/octet-stream';
      fields.push({ name, value: '', file: { name: fileName, type: fileType, content: bytesOf(value, fileType) } });
    }
  }
  return fields;
}

function unquoted(text: string | undefined): string | undefined {
  return text?.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}

/** Recordings leave the bytes of files out, or hold them as text that cannot be turned back. */
function bytesOf(value: string, type: string): Buffer | undefined {
  if (value === '' || !type.startsWith('text/')) return undefined;
  return Buffer.from(value);
}
