import { expect, test } from 'vitest';
import type { Wiring } from '../container/wiring.ts';
import { buildIndex } from '../index/project-index.ts';
import { scanFile } from '../index/scan-file.ts';
import type { Expr } from '../php/facts.ts';
import { factsOf } from '../php/facts-of.ts';
import type { Asked } from './asked.ts';
import { KeptJudgements } from './kept-judgements.ts';
import { KnowledgeBase } from './knowledge-base.ts';
import { LinkerWorld } from './linker-world.ts';
import type { PathCase } from './path-case.ts';
import { Program } from './program.ts';
import { type Frame, text } from './value.ts';

const NO_WIRING: Wiring = { services: new Map(), definitionsOf: () => [], parameters: new Map(), binds: new Map() };
const SINK = { call: 'file_put_contents', path: { arg: 0 }, effect: 'write', source: 'a test' } as const;
const SOURCES = [
  '<?php function write() { $near = Near::NAME; file_put_contents(Far::NAME, $near); }',
  "<?php class Near { const NAME = 'near'; }",
  "<?php class Far { const NAME = 'far'; }",
].map((code) => Buffer.from(code));
const FAR = 2;

interface Said {
  readonly pathCase: PathCase;
  readonly word: string;
}

/** A call in a program of which one file is not at hand. */
function callInWriter(): { readonly world: LinkerWorld; readonly frame: Frame; readonly arrive: () => void } {
  const program = new Program(
    buildIndex(SOURCES.map((bytes) => scanFile(bytes))),
    ['write.php', 'near.php', 'far.php'],
    new Map(),
  );
  const load = (file: number): void => program.load(file, factsOf(SOURCES[file] as Buffer));
  load(0);
  load(1);
  const fn = program.file(0)?.functions.find(({ calls }) => calls.length > 0);
  if (!fn) throw new Error('no call');
  const world = new LinkerWorld(program, new KnowledgeBase([], []), NO_WIRING);
  return { world, frame: { fn, step: fn.calls[0]?.step ?? 0, depth: 0 }, arrive: () => load(FAR) };
}

function firstPart({ value }: PathCase): string {
  const [part] = value.is === 'text' ? value.parts : [];
  return typeof part === 'string' ? part : '';
}

function say(
  kept: KeptJudgements<Said>,
  { world, frame }: ReturnType<typeof callInWriter>,
  ways: readonly string[],
  judge: (way: string) => string,
  given?: string,
): readonly string[] {
  const [site] = frame.fn.calls;
  if (!site) throw new Error('no call');
  const cases = ways.map((way): PathCase => ({ value: text(way), chain: [], builders: [], notFollowed: 0 }));
  return kept
    .of(world, { site, sink: SINK, args: [], offset: 0 }, cases, given, (pathCase) => ({
      pathCase,
      word: judge(firstPart(pathCase)),
    }))
    .map(({ word }) => word);
}

test('what is said of a way does not depend on what others took', () => {
  const judgeIn =
    ({ world }: ReturnType<typeof callInWriter>) =>
    (way: string): string => {
      if (way === 'costly' && world.program.file(FAR)) world.budget = 0;
      return world.budget > 0 ? 'known' : 'given up';
    };
  const slow = callInWriter();
  const kept = new KeptJudgements<Said>();
  slow.world.begin();
  slow.world.program.file(FAR);
  say(kept, slow, ['costly', 'cheap'], judgeIn(slow));
  slow.arrive();
  slow.world.begin();
  const later = say(kept, slow, ['costly', 'cheap'], judgeIn(slow));
  const quick = callInWriter();
  quick.arrive();
  quick.world.begin();
  expect(later).toEqual(say(new KeptJudgements(), quick, ['costly', 'cheap'], judgeIn(quick)));
});

test('a way is judged anew where something else that the judgement rests on has become known', () => {
  const call = callInWriter();
  const kept = new KeptJudgements<Said>();
  let count = 0;
  const judge = (): string => String((count += 1));
  call.world.begin();
  call.world.program.file(FAR);
  expect(say(kept, call, ['way'], judge)).toEqual(['1']);
  expect(say(kept, call, ['way'], judge)).toEqual(['1']);
  expect(say(kept, call, ['way'], judge, 'harmless')).toEqual(['2']);
});

test('what a kept judgement was found with is noted whole, also what had been asked before it', () => {
  const call = callInWriter();
  const { world, frame } = call;
  const kept = new KeptJudgements<Said>();
  const near: Expr = { op: 'var', name: 'near' };
  const judge = (): string => JSON.stringify(world.evaluate(near, frame));
  world.begin();
  world.evaluate(near, frame);
  world.program.file(FAR);
  say(kept, call, ['way'], judge);
  call.arrive();
  const asked = world.begin();
  say(kept, call, ['way'], judge);
  expect(namesIn(asked, world.program)).toContain('near.php');
});

function namesIn({ things }: Asked, program: Program): readonly string[] {
  return [...things].flatMap((thing) =>
    typeof thing === 'number' ? (program.asked.things[thing]?.name ?? []) : namesIn(thing, program),
  );
}
