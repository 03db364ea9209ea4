/** Which addresses a token may be sent to. */
import { TidemarkError } from '../client-error.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The base of all addresses, ending in `/`. @throws TidemarkError `api.insecure`, `usage.invalid` */
export function baseAddress(given: string): URL {
  let url: URL;
  try {
    url = new URL(given);
  } catch (cause) {
    throw new TidemarkError('usage.invalid', { what: 'the base address is no URL', cause });
  }
  refuseInsecure(url);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new TidemarkError('usage.invalid', {
      what: 'the base address has a user, a query or a fragment',
      next: 'Give the scheme, host and path alone.',
    });
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** @throws TidemarkError `api.insecure`, unless it is HTTPS, or plain HTTP to this machine */
export function refuseInsecure(url: URL): void {
  if (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))) return;
  throw new TidemarkError('api.insecure', {
    what: `${url.protocol}//${url.host} would be spoken to without encryption`,
    next: 'Use https://. Plain http:// is for this machine alone.',
  });
}

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** A list becomes `name[]=a&name[]=b`. @throws TidemarkError `api.insecure` where the path leads to another host */
export function addressOf(base: URL, path: string, query: Query = {}): URL {
  const url = new URL(path.replace(/^\/(?!\/)/, ''), base);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) {
    throw new TidemarkError('api.insecure', {
      what: `"${path}" leads away from ${base.href}`,
      next: 'Give a path below the base address, with its parts encoded.',
    });
  }
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const each of value as readonly string[]) url.searchParams.append(`${name}[]`, each);
    else if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

/** One part of a path. @throws TidemarkError where it is empty or would climb */
export function segment(text: string): string {
  if (text === '' || text === '.' || text === '..') {
    throw new TidemarkError('usage.invalid', { what: `"${text}" is no identifier`, next: 'Give the identifier.' });
  }
  return encodeURIComponent(text);
}
