/** One visitor of the site, who is on one node. */
import { CookieJar } from './cookie-jar.ts';
import { linksIn } from './links.ts';
import { askNode, type NodeAddress, type NodeAnswer, type NodeRequest, textOf } from './node-request.ts';

export interface Site {
  /** As visitors know it: `http://127.0.0.1:8080`. */
  readonly origin: string;
  readonly signal: AbortSignal;
}

/** A file that was sent to the site. */
export interface SentFile {
  readonly name: string;
  readonly bytes: number;
}

const ACCEPT = 'text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8';
/** Of one visitor. */
const LINKED_MAX = 20_000;

export class Visitor {
  readonly name: string;
  readonly home: NodeAddress;
  readonly jar: CookieJar = new CookieJar();
  /** Pages that were read, in this order, each once. */
  readonly pages: Set<string> = new Set<string>();
  /** Addresses of the site that pages named. */
  readonly linked: Set<string> = new Set<string>();
  readonly sent: SentFile[] = [];
  readonly #site: Site;

  constructor(name: string, home: NodeAddress, site: Site) {
    this.name = name;
    this.home = home;
    this.#site = site;
  }

  async ask(request: NodeRequest): Promise<NodeAnswer> {
    const { method, path } = request;
    const cookie = this.jar.header(path);
    const headers = { accept: ACCEPT, 'user-agent': 'tidemark-probe', ...request.headers };
    const own = { ...request, headers: cookie === undefined ? headers : { ...headers, cookie } };
    const answer = await askNode(this.home, new URL(this.#site.origin).host, own, this.#site.signal);
    this.jar.take(answer.headers['set-cookie'] ?? []);
    const text = textOf(answer);
    if (text === undefined) return answer;
    const isPage =
      method === 'GET' && answer.status === 200 && !/css|javascript/.test(answer.headers['content-type'] ?? '');
    if (isPage) this.pages.add(path);
    for (const link of linksIn(text, path, this.#site.origin)) if (this.linked.size < LINKED_MAX) this.linked.add(link);
    return answer;
  }
}

/** A page as it is for someone with these cookies, who keeps none that the page gives. */
export function look(
  site: Site,
  node: NodeAddress,
  path: string,
  jar: CookieJar = new CookieJar(),
): Promise<NodeAnswer> {
  const cookie = jar.header(path);
  const headers = { accept: ACCEPT, 'user-agent': 'tidemark-probe', ...(cookie === undefined ? {} : { cookie }) };
  return askNode(node, new URL(site.origin).host, { method: 'GET', path, headers }, site.signal);
}
