import type { KnowledgeBase } from '../../flow/knowledge-base.ts';
import type { EntryPoint } from '../../frameworks/knowledge.ts';

/** Ways of being run in which nobody waits for an answer and no node is one of several. */
const BY_HAND: ReadonlySet<EntryPoint['via']> = new Set(['operator', 'build', 'install']);

/** Places of files that only operators and builds run, which no table of a framework has. */
const PLACES: readonly string[] = [
  '{,**/}bin/*',
  '{,**/}{migrations,Migrations,seeds,seeders}/**/*.php',
  '{,**/}{robo,drush,Drush}/**/*.php',
  // https://www.php.net/manual/en/features.commandline.php: files that name the command line.
  '{,**/}{cli,console,cron,worker,daemon}{,[-_.]*}.php',
];

/** Globs of files that operators and builds run. */
export function knowledgeEntryGlobs({ entries }: KnowledgeBase): readonly string[] {
  return [...PLACES, ...entries.flatMap(({ via, files }) => (BY_HAND.has(via) && files !== undefined ? [files] : []))];
}

/** Classes whose heirs only operators and builds run, lower case. */
export function operatorsClasses(knowledge: KnowledgeBase): ReadonlySet<string> {
  let classes = known.get(knowledge);
  if (!classes) {
    classes = new Set(
      knowledge.entries.flatMap((entry) =>
        BY_HAND.has(entry.via) && entry.extends !== undefined ? [entry.extends.toLowerCase()] : [],
      ),
    );
    known.set(knowledge, classes);
  }
  return classes;
}

const known = new WeakMap<KnowledgeBase, ReadonlySet<string>>();
