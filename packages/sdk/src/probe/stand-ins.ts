/** Files in the place of those whose bytes a recording does not have. */
import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 640;
const HEIGHT = 480;

/** 8 × 8 grey pixels. */
const JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAKBueIx4ZKCMgoy0qqC+8P//8Nzc8P//////////////////////////////////////////////////////' +
  '////wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z';
/** One pixel. */
const GIF = 'R0lGODdhAQABAIAAAMhaKAAAACwAAAAAAQABAAACAkQBADs=';
const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** What is sent is a whole file of its type, since sites look at what they are given. */
export function standIn(name: string, type: string): Buffer {
  const kind = `${type} ${name.toLowerCase()}`;
  if (/image\/png|\.png$/.test(kind)) return png();
  if (/image\/jpe?g|\.jpe?g$/.test(kind)) return Buffer.from(JPEG, 'base64');
  if (/image\/gif|\.gif$/.test(kind)) return Buffer.from(GIF, 'base64');
  if (/svg/.test(kind)) return Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>\n');
  if (/application\/pdf|\.pdf$/.test(kind)) return Buffer.from(PDF);
  if (/json/.test(kind)) return Buffer.from('{"tidemark":"probe"}\n');
  if (/csv/.test(kind)) return Buffer.from('name,value\ntidemark,probe\n');
  return Buffer.from('A file of the probe.\n');
}

/** A gradient, so large that sites make smaller ones of it. Source: W3C PNG, sections 5 and 11. */
function png(): Buffer {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const at = y * (1 + WIDTH * 3) + 1 + x * 3;
      rows[at] = (x * 255) / WIDTH;
      rows[at + 1] = (y * 255) / HEIGHT;
      rows[at + 2] = 128;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // 8 bits a channel, colours without alpha.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}
