/** For tests of the flow engine: PHP in which comments say how each sink gets its path, linked in memory. */
import type { Wiring } from '../container/wiring.ts';
import type { FactsSupply } from '../flow/judge.ts';
import { KnowledgeBase } from '../flow/knowledge-base.ts';
import { type LinkInput, link } from '../flow/link.ts';
import type { Judged } from '../flow/verdict.ts';
import { KNOWLEDGE } from '../frameworks/all.ts';
import { aliasesIn } from '../frameworks/laravel/class-aliases.ts';
import { buildIndex } from '../index/project-index.ts';
import { scanFile } from '../index/scan-file.ts';
import { parentsOfClasses } from '../known.ts';
import type { FileFacts } from '../php/facts.ts';
import { factsOf } from '../php/facts-of.ts';
import type { FrameworkName } from '../project/project.ts';

/** One example: a small project whose comments are its expectations. */
export interface PathExample {
  readonly title: string;
  readonly frameworks: readonly FrameworkName[];
  /** Path → PHP source. */
  readonly files: ReadonlyMap<string, string>;
}

const OUTCOME = /\/\/ ((?:durable|escapes|possible|scratch|portable|mounted|harmless|nothing|built|builds)\b.*)$/;
const NO_WIRING: Wiring = { services: new Map(), definitionsOf: () => [], parameters: new Map(), binds: new Map() };

/**
 * Examples of a Markdown text: a `## Title` (frameworks in parentheses at its end), and a `php` block whose files begin
 * with `// file: src/Name.php`.
 */
export function pathExamples(markdown: string): readonly PathExample[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section): PathExample => {
      const [heading = ''] = section.split('\n');
      const [, title = heading, frameworks = ''] = /^(.*?)(?: \(([\w, ]+)\))?$/.exec(heading) ?? [];
      const code = /```php\n([\s\S]*?)```/.exec(section)?.[1];
      if (code === undefined) throw new Error(`the example "${title}" has no closed block of PHP`);
      const files = new Map<string, string>();
      for (const part of code.split(/^\/\/ file: /m)) {
        const [path = '', ...lines] = part.split('\n');
        if (part.trim() !== '') files.set(path.trim(), lines.join('\n'));
      }
      return { title, frameworks: frameworks.split(', ').filter(Boolean) as FrameworkName[], files };
    });
}

/** What the comments say, `path:line outcome: place`, sorted. */
export function expectedPaths({ files }: PathExample): readonly string[] {
  return [...files]
    .flatMap(([path, code]) =>
      code.split('\n').flatMap((line, at) => {
        const outcome = OUTCOME.exec(line)?.[1];
        return outcome === undefined ? [] : [`${path}:${at + 1} ${outcome.trim()}`];
      }),
    )
    .sort();
}

/** Where a test's facts come from: how the engine gets those of files by number. */
export type Supply = (factsOf: (file: number) => FileFacts) => FactsSupply & Pick<LinkInput, 'foresee'>;

const atOnce: Supply = (facts) => ({
  loadFacts: (numbers) => Promise.resolve(new Map(numbers.map((number) => [number, facts(number)] as const))),
});

/** What the engine says, in the same form: every sink, and every call that builds a reported path. */
export async function followedPaths(
  { files, frameworks }: PathExample,
  supply: Supply = atOnce,
): Promise<readonly string[]> {
  const code = [...files].filter(([path]) => !path.endsWith('.json'));
  const paths = code.map(([path]) => path);
  const sources = code.map(([, text]) => Buffer.from(text.startsWith('#!') ? text : `<?php ${text}`));
  const { sinks } = await link({
    index: buildIndex(sources.map((bytes) => scanFile(bytes))),
    paths,
    knowledge: new KnowledgeBase(
      KNOWLEDGE,
      frameworks.map((name) => ({ name, version: 'unknown', evidence: 'composer.json' })),
    ),
    wiring: NO_WIRING,
    relations: parentsOfClasses(),
    autoloaded: JSON.parse(files.get('composer.json') ?? '{}').autoload?.classmap ?? [],
    aliases: aliasesIn(files.get('config/app.php') ?? ''),
    ...supply((number) => factsOf(sources[number] ?? Buffer.alloc(0))),
    isMounted: () => false,
    safe: new Set(),
  });
  const result = new Set<string>();
  for (const { found, cases } of sinks) {
    const said = [...new Set(cases.map(outcomeOf))].sort().join(' | ');
    if (said !== '') result.add(`${found.site.fn.file.path}:${found.site.expr.span[0]} ${said}`);
    for (const { outcome, pathCase } of cases) {
      if (outcome !== 'durable' && outcome !== 'escapes') continue;
      for (const site of pathCase.builders) result.add(`${site.fn.file.path}:${site.expr.span[0]} builds`);
    }
  }
  return [...result].sort();
}

function outcomeOf({ outcome, place, by }: Judged): string {
  return `${outcome}${place && outcome !== 'nothing' ? `: ${place.shown}` : ''}${by ? ` by ${by}` : ''}`;
}
