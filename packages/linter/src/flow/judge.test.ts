import { readdirSync, readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../index/project-index.ts';
import { scanFile } from '../index/scan-file.ts';
import { factsOf } from '../php/facts-of.ts';
import { followedPaths, type PathExample, pathExamples, type Supply } from '../testing/followed-paths.ts';
import { load } from './judge.ts';
import { Program } from './program.ts';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const SEEDS = [1, 2, 3];
/** Turns of the event loop that a file takes at most. */
const SLOWEST = 6;

/** Facts that come in an order of their own. */
function slow(seed: number): Supply {
  return (facts) => {
    let random = seed;
    const parsed = new Set<number>();
    const coming = new Map<number, Promise<void>>();
    let waiting: (() => void)[] = [];
    const someTurns = async (): Promise<void> => {
      random = (Math.imul(random, 1103515245) + 12345) >>> 0;
      for (let turn = (random >>> 16) % SLOWEST; turn >= 0; turn -= 1) await nextTurn();
    };
    const come = async (file: number): Promise<void> => {
      await someTurns();
      parsed.add(file);
      for (const resolve of waiting.splice(0)) resolve();
    };
    const ask = (file: number): Promise<void> => {
      const known = coming.get(file) ?? come(file);
      coming.set(file, known);
      return known;
    };
    return {
      loadFacts: async (files) => {
        await Promise.all(files.map(ask));
        await someTurns();
        return new Map(files.map((file) => [file, facts(file)] as const));
      },
      isParsed: (file) => parsed.has(file),
      nextFacts: () =>
        new Promise((resolve) => {
          waiting = [...waiting, resolve];
        }),
      // Every other supply begins with a file only when somebody waits for it.
      foresee: (file, isAwaited) => {
        if (isAwaited || seed % 2 === 0) void ask(file);
      },
    };
  };
}

/** More files with sinks than are waited for together; each is called from files further on, for several kinds of places. */
function callersFurtherOn(): PathExample {
  const count = 48;
  const nameOf = (at: number): string => `Shelf${String(at % count).padStart(2, '0')}`;
  const files = Array.from({ length: count }, (_, at): [string, string] => [
    `src/${nameOf(at)}.php`,
    `class ${nameOf(at)} {
    public function put${at}(string $directory): void { file_put_contents($directory . '/list.txt', 'x'); }
    public function fill(${nameOf(at + 7)} $near, ${nameOf(at + 19)} $far, ${nameOf(at + 31)} $other): void {
        $near->put${(at + 7) % count}(__DIR__ . '/${at}');
        $far->put${(at + 19) % count}(sys_get_temp_dir() . '/${at}');
        $other->put${(at + 31) % count}($this->given());
    }
    private function given(): string { return (new ${nameOf(at + 11)}())->home(); }
    public function home(): string { return '/var/lib/${at % 3}'; }
}`,
  ]);
  return { title: 'callers further on', frameworks: [], files: new Map(files) };
}

test('a file that two wait for at once is loaded once: its functions are told apart by identity', async () => {
  const bytes = Buffer.from('<?php function save() {}');
  const program = new Program(buildIndex([scanFile(bytes)]), ['a.php'], new Map());
  const supply = slow(1)(() => factsOf(bytes));
  const first = load(program, [0], supply).then(() => program.file(0));
  const second = load(program, [0], supply).then(() => program.file(0));
  const files = [await first, await second];
  expect(files[0]).toBeDefined();
  expect(files[1]).toBe(files[0]);
});

describe('what is said does not depend on when facts come', () => {
  for (const name of readdirSync(FIXTURES).filter((file) => file.endsWith('.md'))) {
    test(name.replace('.md', ''), async () => {
      for (const example of pathExamples(readFileSync(new URL(name, FIXTURES), 'utf8'))) {
        const expected = await followedPaths(example);
        for (const seed of SEEDS) {
          expect(await followedPaths(example, slow(seed)), `${example.title}, seed ${seed}`).toEqual(expected);
        }
      }
    }, 60_000);
  }

  test('of many files that call one another', async () => {
    const example = callersFurtherOn();
    const expected = await followedPaths(example);
    expect(expected.length).toBeGreaterThan(example.files.size);
    for (const seed of SEEDS) expect(await followedPaths(example, slow(seed)), `seed ${seed}`).toEqual(expected);
  });
});
