/** Addresses of the site that a page names. */
import { pathOn } from './node-request.ts';

const ATTRIBUTE = /\s(?:href|src|data-src|poster|content|data)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const ANCHOR = /<a\s[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const SOURCE_SET = /\ssrcset\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const JSON_TEXT = /"((?:https?:)?\\?\/[^"\s<>]{2,500})"/g;
const STYLE_URL = /url\(\s*["']?([^"')]+)["']?\s*\)/gi;

/** Of one page. */
const LINKS_MAX = 2000;

/** All of them, as paths: pages, pictures, styles. @param from the path of the page itself */
export function linksIn(text: string, from: string, origin: string): Set<string> {
  const found = new Set<string>();
  const sets = matches(text, SOURCE_SET).flatMap((set) =>
    set.split(',').map((part) => part.trim().split(/\s+/)[0] ?? ''),
  );
  const inJson = matches(text, JSON_TEXT).map((escaped) => escaped.replaceAll('\\/', '/'));
  const given = [...matches(text, ATTRIBUTE), ...sets, ...inJson, ...matches(text, STYLE_URL)];
  for (const address of given) {
    if (found.size >= LINKS_MAX) break;
    const path = pathTo(address, from, origin);
    if (path !== undefined) found.add(path);
  }
  return found;
}

/** Those that a reader may follow, in the order of the page. */
export function anchorsIn(text: string, from: string, origin: string): string[] {
  const found = new Set<string>();
  for (const address of matches(text, ANCHOR).slice(0, LINKS_MAX)) {
    const path = pathTo(address, from, origin);
    if (path !== undefined) found.add(path);
  }
  return [...found];
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, double, single]) => double ?? single ?? '');
}

function pathTo(address: string, from: string, origin: string): string | undefined {
  const plain = address.replaceAll('&amp;', '&').replaceAll('&#038;', '&').trim();
  if (plain === '' || plain.startsWith('#') || /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(plain)) return undefined;
  return pathOn(origin, plain, from);
}
