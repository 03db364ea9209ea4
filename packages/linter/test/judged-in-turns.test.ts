/** Judging in turns, as an editor's session does, says what judging in one go says. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type AnalysisContext, analyse } from '../src/analysis.ts';
import { openCache } from '../src/cache/cache-file.ts';
import { FactsSource } from '../src/facts-source.ts';
import { discover, survey } from '../src/survey.ts';
import { VERSION } from '../src/version.ts';

const SITES = ['craft-site', 'drupal-site'].map((name) =>
  fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url)),
);

async function judged(path: string, turns?: AnalysisContext['turns']): Promise<unknown> {
  const options = { path, config: {}, threads: 1 };
  const project = discover(options);
  const cache = openCache(false, project.root, VERSION);
  const facts = new FactsSource(project.root, cache, options);
  const surveyed = await survey(project, cache, options);
  const { linked } = await analyse(surveyed, facts, options, turns ? { turns } : {});
  await facts.close();
  return linked.sites.map(({ file, position, verdict }) => [
    file,
    position,
    verdict?.inContext?.cases.map(({ outcome, place, by, inferred }) => [outcome, place, by, inferred]),
  ]);
}

describe.each(SITES)('%s', (site) => {
  test('is judged the same when hardly anything fits into a turn', async () => {
    let turns = 0;
    const next = async (): Promise<void> => {
      turns += 1;
    };
    // Before any question could be answered the turn is over; each next one is twice as long.
    const inTurns = await judged(site, { next, longest: 0.001 });
    expect(inTurns).toEqual(await judged(site));
    expect(turns).toBeGreaterThan(0);
  });
});
