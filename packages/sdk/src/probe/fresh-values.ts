/**
 * Values that a site made up when a story was recorded (tokens of forms, numbers of new pages), and what it gives in their
 * place now: found in the page that brought them, between the same neighbours.
 */

interface Page {
  readonly recorded: string;
  readonly fresh: string;
}

/** Shorter ones are words of the form rather than values that were made up. [characters] */
const LENGTH_MIN = 8;
const LENGTH_MAX = 4096;
/** How much of what stands before a value tells its place; the longest first. [characters] */
const NEIGHBOURS = [48, 24, 12];
/** Pages that are searched, the newest first. */
const PAGES_MAX = 60;
/** Places of a value in one page that are tried. */
const PLACES_MAX = 8;

export class FreshValues {
  readonly #pages: Page[] = [];
  readonly #redirects = new Map<string, string>();

  /** @param recorded and `fresh`: the same page, then and now */
  note(recorded: string | undefined, fresh: string | undefined): void {
    if (recorded === undefined || fresh === undefined || recorded === '' || fresh === '') return;
    this.#pages.unshift({ recorded, fresh });
    if (this.#pages.length > PAGES_MAX) this.#pages.pop();
  }

  noteRedirect(recorded: string | undefined, fresh: string | undefined): void {
    if (recorded !== undefined && fresh !== undefined) this.#redirects.set(recorded, fresh);
  }

  /** The value as it is now; itself where no page brought it. */
  value(recorded: string): string {
    if (recorded.length < LENGTH_MIN || recorded.length > LENGTH_MAX || /\s/.test(recorded)) return recorded;
    for (const page of this.#pages) {
      for (const [written, read] of writings(recorded)) {
        const found = inItsPlace(page, written);
        if (found !== undefined) return found === written ? recorded : read(found);
      }
    }
    return recorded;
  }

  /** Where it led to a page that was made then, it leads to the one that was made now. */
  path(recorded: string): string {
    const redirected = this.#redirects.get(recorded);
    if (redirected !== undefined) return redirected;
    const [place = '/', query] = recorded.split('?', 2);
    if (query === undefined) return recorded;
    const parts = query.split('&').map((part) => {
      const at = part.indexOf('=');
      return at < 0
        ? part
        : part.slice(0, at + 1) + encoded(this.value(decoded(part.slice(at + 1))), part.slice(at + 1));
    });
    return `${place}?${parts.join('&')}`;
  }

  /** @param recorded a text that holds such values among others */
  text(recorded: string): string {
    return recorded.replace(/[\w+/=.~-]{8,}/g, (word) => this.value(word));
  }
}

function inItsPlace({ recorded, fresh }: Page, value: string): string | undefined {
  let at = recorded.indexOf(value);
  for (let place = 0; at >= 0 && place < PLACES_MAX; place += 1) {
    const after = recorded[at + value.length] ?? '';
    for (const length of NEIGHBOURS) {
      const before = recorded.slice(Math.max(0, at - length), at);
      if (before.length < length || after === '') continue;
      if (!tellsPlace(recorded, before, value)) continue;
      const start = fresh.indexOf(before);
      if (start < 0) continue;
      const end = fresh.indexOf(after, start + before.length);
      const found = end < 0 ? '' : fresh.slice(start + before.length, end);
      if (found !== '' && found.length <= LENGTH_MAX && !/[<>\n]/.test(found)) return found;
    }
    at = recorded.indexOf(value, at + 1);
  }
  return undefined;
}

/** Many links begin alike: what stands before other values as well says nothing of where this one is. */
function tellsPlace(page: string, before: string, value: string): boolean {
  for (let at = page.indexOf(before); at >= 0; at = page.indexOf(before, at + 1)) {
    if (!page.startsWith(value, at + before.length)) return false;
  }
  return true;
}

/**
 * How a page may write a value, with what reads it from there. In JSON first: with a backslash at its end a value is part of
 * how JSON writes it.
 */
function writings(value: string): ReadonlyMap<string, (written: string) => string> {
  return new Map([
    [JSON.stringify(value).slice(1, -1), unescapeJson],
    [escapeHtml(value), unescapeHtml],
    [value, unescapeHtml],
  ]);
}

function unescapeJson(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescapeHtml(text: string): string {
  const plain = text
    .replaceAll('&quot;', '"')
    .replaceAll('&#039;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  return plain.replaceAll('&amp;', '&').replaceAll('\\/', '/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function encoded(value: string, before: string): string {
  return value === decoded(before) ? before : encodeURIComponent(value);
}
