/** The cookies of one visitor on one site. */

interface Cookie {
  readonly value: string;
  readonly path: string;
}

export class CookieJar {
  readonly #cookies: Map<string, Cookie>;

  constructor(cookies: ReadonlyMap<string, Cookie> = new Map()) {
    this.#cookies = new Map(cookies);
  }

  /** What is taken later leaves this one as it is. */
  copy(): CookieJar {
    return new CookieJar(this.#cookies);
  }

  get isEmpty(): boolean {
    return this.#cookies.size === 0;
  }

  get names(): readonly string[] {
    return [...this.#cookies.keys()].sort();
  }

  get values(): readonly string[] {
    return [...this.#cookies.values()].map(({ value }) => value);
  }

  /** @param lines of `Set-Cookie` */
  take(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const at = pair.indexOf('=');
      if (at < 1) continue;
      const name = pair.slice(0, at);
      const value = pair.slice(at + 1);
      const given = new Map(
        attributes.map((text): [string, string] => {
          const [key = '', ...rest] = text.split('=');
          return [key.toLowerCase(), rest.join('=')];
        }),
      );
      if (isOver(given)) this.#cookies.delete(name);
      else this.#cookies.set(name, { value, path: given.get('path') ?? '/' });
    }
  }

  /** The header for a path; undefined for none. */
  header(path: string): string | undefined {
    const [place = '/'] = path.split('?');
    const sent = [...this.#cookies].filter(
      ([, cookie]) => place.startsWith(cookie.path) || `${place}/` === cookie.path,
    );
    return sent.length === 0 ? undefined : sent.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }
}

function isOver(attributes: ReadonlyMap<string, string>): boolean {
  const age = attributes.get('max-age');
  if (age !== undefined) return Number(age) <= 0;
  const end = Date.parse(attributes.get('expires') ?? '');
  return !Number.isNaN(end) && end <= Date.now();
}
