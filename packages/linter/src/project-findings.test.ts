import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NOTHING_READ } from './configuration/reading.ts';
import { commitOf, isListed } from './listed-commit.ts';
import { Notes } from './notes.ts';
import { discoverProject } from './project/discover.ts';
import { temporaryProject } from './project/temporary-project.ts';
import type { TrackedFile } from './project/tracked-files.ts';
import { findingsOfProject } from './project-findings.ts';
import type { ProjectFacts, ProjectRule } from './rules/project-rule.ts';

const COMMITS = ['a', 'b'].map((digit) => digit.repeat(40));

/** Says what it sees of all that a rule may look at. */
const RULE = {
  check: ({ tracked = [], secrets, reading, filesUsing, dependencies }: ProjectFacts) => [
    [tracked, secrets, reading, filesUsing?.('mail'), dependencies?.path ?? null],
  ],
} as unknown as ProjectRule;

class Runs {
  readonly root: string = temporaryProject({
    'composer.json': '{}',
    'a.php': '<?php',
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/refs/heads/main': `${COMMITS[0]}\n`,
  });
  tracked: readonly TrackedFile[] | undefined = [{ path: 'a.php', size: 5, kind: 'file' }];
  facts: Partial<ProjectFacts> = {};
  isUsed = false;
  listings = 0;
  /** Is git asked before anything else is known? */
  isForeseen = true;
  #left: ReadonlyMap<string, string> = new Map();

  async next(verdictKey = 'key'): Promise<unknown> {
    const notes = new Notes((name) => this.#left.get(name));
    this.isForeseen = !isListed(notes, commitOf(this.root));
    const said = await this.#said(verdictKey, notes);
    this.#left = new Map([...this.#left, ...[...notes.made].map(([name, text]) => [name, text()] as const)]);
    return said;
  }

  now(): Promise<unknown> {
    return this.#said('key', undefined);
  }

  #said(verdictKey: string, notes: Notes | undefined): Promise<unknown> {
    const project = discoverProject(this.root);
    const filesUsing = (): readonly string[] => (this.isUsed ? ['a.php'] : []);
    const facts = { project, reading: NOTHING_READ, secrets: [], filesUsing, ...this.facts };
    const listing = async (): Promise<readonly TrackedFile[] | undefined> => {
      this.listings += 1;
      return this.tracked;
    };
    return findingsOfProject({ project, notes, verdictKey }, facts as never, [RULE], listing);
  }
}

test('while nothing changes the rules are not asked again, and git is not', async () => {
  const runs = new Runs();
  const first = await runs.next();
  expect([runs.isForeseen, runs.listings]).toEqual([true, 1]);
  expect(await runs.next()).toEqual(first);
  expect([runs.isForeseen, runs.listings]).toEqual([false, 1]);
});

test.each<readonly [what: string, edit: (runs: Runs) => void]>([
  [
    'another commit',
    (runs) => {
      writeFileSync(join(runs.root, '.git/refs/heads/main'), `${COMMITS[1]}\n`);
      runs.tracked = [];
    },
  ],
  [
    'another credential',
    (runs) => {
      runs.facts = { secrets: [{ path: 'a.php', line: 1, what: 'password', confidence: 'likely' }] };
    },
  ],
  [
    'another reading',
    (runs) => {
      runs.facts = { reading: { ...NOTHING_READ, leftToHost: [{ kind: 'logs', reason: 'so' }] } };
    },
  ],
  [
    'a name that is used now',
    (runs) => {
      runs.isUsed = true;
    },
  ],
])('%s is seen', async (_, edit) => {
  const runs = new Runs();
  const first = await runs.next();
  edit(runs);
  const second = await runs.next();
  expect(second).not.toEqual(first);
  expect(second).toEqual(await runs.now());
});

test('another key, another file: the rules are asked again', async () => {
  const runs = new Runs();
  await runs.next();
  await runs.next('other key');
  expect(runs.listings).toBe(2);
  writeFileSync(join(runs.root, 'b.php'), '<?php');
  await runs.next('other key');
  expect(runs.listings).toBe(3);
});

test.each(['ref: refs/heads/größe', 'ref: refs/heads/none', ''])('nothing is kept for the head "%s"', async (head) => {
  const runs = new Runs();
  writeFileSync(join(runs.root, '.git/HEAD'), head);
  await runs.next();
  await runs.next();
  expect([runs.isForeseen, runs.listings]).toEqual([true, 2]);
});

test('nothing is kept where git does not answer', async () => {
  const runs = new Runs();
  runs.tracked = undefined;
  await runs.next();
  runs.tracked = [];
  expect(await runs.next()).toEqual(await runs.now());
});
