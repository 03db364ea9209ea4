/** Comments of Node code that speak to Tidemark. */
import { directivesOf } from '../php/doc-comment.ts';
import type { Directive } from '../php/facts.ts';

/** A comment, or a line within one, from its mark on. */
const COMMENT = /(?:\/\/|\/\*|^\s*\*).*@tidemark-.*$/;

/** In the order of the text. */
export function directivesIn(text: string): readonly Directive[] {
  if (!text.includes('@tidemark-')) return [];
  return text.split(/\r?\n/).flatMap((line, at) => {
    const comment = COMMENT.exec(line);
    return comment ? directivesOf(comment[0], at + 1, /\S/.test(line.slice(0, comment.index))) : [];
  });
}
