/** A relative path as a relative URI reference (RFC 3986): each segment percent-encoded, `/` kept. */
export function relativeUri(path: string): string {
  return path.split('/').map(encodeSegment).join('/');
}

/** An absolute path, POSIX or Windows, as the `file:` address of a folder, with `/` at its end. */
export function folderUri(path: string): string {
  const segments = path.replaceAll('\\', '/').replace(/\/+$/, '').split('/');
  const [first = ''] = segments;
  const isDrive = /^[A-Za-z]:$/.test(first);
  const encoded = segments.map((segment, index) => (isDrive && index === 0 ? segment : encodeSegment(segment)));
  return `file://${isDrive ? '/' : ''}${encoded.join('/')}/`;
}

function encodeSegment(segment: string): string {
  // A file name that is not valid Unicode would make encodeURIComponent throw.
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'));
}
