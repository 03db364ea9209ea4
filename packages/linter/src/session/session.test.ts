import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lint } from '../lint.ts';
import type { AnalysisResult } from '../options.ts';
import { lineMap } from './moved-lines.ts';
import { Session } from './session.ts';

const EXAMPLE = fileURLToPath(new URL('../../../../examples/craft-site', import.meta.url));
const FILE = 'modules/museum/services/Visitors.php';

const never = new AbortController().signal;
let folder: string;
let site: string;
let session: Session;

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-session-')));
  site = join(folder, 'site');
  cpSync(EXAMPLE, site, { recursive: true });
  session = await Session.open({ path: site, config: {}, cache: { location: join(folder, 'cache') } });
});
afterEach(async () => {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

const told = ({ findings, partial, stateMap }: AnalysisResult): unknown => ({ findings, partial, stateMap });
const inFile = ({ findings }: AnalysisResult, path: string): unknown => findings.filter((each) => each.path === path);

/** Edits that move lines, add and remove sinks, declarations and callers. */
const EDITS: readonly ((text: string) => string)[] = [
  (text) => text.replace('<?php', '<?php\n\n\n'),
  (text) => `${text}\nfunction tidemark_added($path) { file_put_contents($path, 'x'); }\n`,
  (text) => `${text}\ntidemark_added(__DIR__ . '/a.txt');\nfunction tidemark_added($path) { touch($path); }\n`,
  (text) => text.replace(/class \w+/, 'class Renamed'),
  () => "<?php\necho 'Nothing is kept.';\n",
  (text) => text.slice(0, text.length / 2),
  (text) => text,
];

describe('a session', () => {
  test('says what a run without any memory says, after each of many edits', async () => {
    const text = readFileSync(join(site, FILE), 'utf8');
    await session.look(new Map(), never);
    for (const edit of EDITS) {
      const edited = edit(text);
      const texts = new Map([[FILE, edited]]);
      const glanced = await session.glance(FILE, texts, never);
      const looked = await session.look(texts, never);
      writeFileSync(join(site, FILE), edited);
      const cold = await lint({ path: site, config: {}, cache: false });
      expect(told(looked)).toEqual(told(cold));
      expect(inFile(glanced, FILE)).toEqual(inFile(cold, FILE));
    }
  });

  test('sees what was written, added and removed when it is told to look', async () => {
    await session.look(new Map(), never);
    writeFileSync(join(site, 'modules/museum/Added.php'), "<?php\nfile_put_contents(__DIR__ . '/b.txt', 'x');\n");
    rmSync(join(site, FILE));
    await session.refresh(never);
    const cold = await lint({ path: site, config: {}, cache: false });
    expect(told(await session.look(new Map(), never))).toEqual(told(cold));
    expect(session.has(FILE)).toBe(false);
  });

  test('judges nothing anew but what an edit touches', async () => {
    await session.look(new Map(), never);
    const text = readFileSync(join(site, FILE), 'utf8');
    const before = (await session.look(new Map(), never)).stats;
    const after = (await session.look(new Map([[FILE, `${text}\n`]]), never)).stats;
    expect(after.parsed - before.parsed).toBe(0);
  });

  test('ends when it is overtaken', async () => {
    const overtaken = new AbortController();
    const looking = session.look(new Map(), overtaken.signal);
    overtaken.abort(new Error('overtaken'));
    await expect(looking).rejects.toThrow('overtaken');
    expect((await session.look(new Map(), never)).findings).not.toEqual([]);
  });
});

test('lines before an edit stay, and those behind it move', () => {
  const lineNow = lineMap('a\nb\nc\nd', 'a\nx\ny\nb\nc\nd');
  expect([1, 2, 3, 4].map(lineNow)).toEqual([1, 4, 5, 6]);
  expect([1, 2].map(lineMap('a\nb', ''))).toEqual([1, 1]);
});
