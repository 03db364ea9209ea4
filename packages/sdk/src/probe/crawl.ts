/** A visitor who follows links, and submits nothing. */
import { anchorsIn } from './links.ts';
import { redirectOf, textOf } from './node-request.ts';
import type { Replay } from './replay.ts';
import { endsSession } from './story.ts';
import type { Visitor } from './visitor.ts';

/** Addresses that change something although nothing is submitted. */
const CHANGES = /[?&/](?:action=)?(?:delete|remove|trash|unsubscribe|approve|install|update|flush|purge)\b/i;

/** @param most pages that are asked */
export async function crawl(visitor: Visitor, origin: string, most: number): Promise<Replay> {
  const known = new Set(['/']);
  let asked = 0;
  for (const path of known) {
    if (asked >= most) break;
    asked += 1;
    const answer = await visitor.ask({ method: 'GET', path, headers: {} });
    const led = redirectOf(answer, path, origin);
    const text = textOf(answer) ?? '';
    for (const link of [...(led === undefined ? [] : [led]), ...anchorsIn(text, path, origin)]) {
      if (!endsSession(link) && !CHANGES.test(link)) known.add(link);
    }
  }
  return { asked, otherwise: [] };
}
