import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ParseFailure, parseText } from '../packages/linter/src/php/parser/parse.ts';
import { decodeSource } from '../packages/linter/src/php/source.ts';
import { mutate, seededIntegers } from '../packages/linter/src/php/testing/mutate.ts';
import { SINK, seeds } from '../packages/linter/src/php/testing/seeds.ts';
import { ROOT } from './run-step.mjs';
import { isMissing } from './system-command.ts';

/** Changed copies of each text. */
const COPIES = 60;

function phpBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:php|module|install|inc)$/.test(name))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

/** What PHP itself says of each text; it tokenises and parses, and runs nothing. */
function acceptedByPhp(texts: readonly Uint8Array[]): boolean[] {
  const script = join(ROOT, 'tools/php-syntax.php');
  const args = ['-d', 'short_open_tag=1', '-d', 'display_errors=stderr', '-d', 'memory_limit=-1', script];
  const accepted: boolean[] = [];
  while (accepted.length < texts.length) {
    const left = texts.slice(accepted.length);
    const input = left.map((text) => `${Buffer.from(text).toString('base64')}\n`).join('');
    const { stdout } = spawnSync('php', args, { input, encoding: 'utf8', maxBuffer: 100_000_000 });
    accepted.push(...Array.from(stdout.matchAll(/^[01]$/gm), ([answer]) => answer === '1'));
    // Some faults end PHP itself, such as a modifier that is given twice.
    if (accepted.length < texts.length) accepted.push(false);
  }
  return accepted;
}

/** Where a text is refused, with what stands there; undefined when it is not. */
function refusal(text: Uint8Array): string | undefined {
  const code = decodeSource(text);
  try {
    parseText(code, false);
    return undefined;
  } catch (error) {
    const at = error instanceof ParseFailure ? error.offset : 0;
    return `${String(error)}: ${code.slice(Math.max(0, at - 60), at + 30)}`;
  }
}

describe.skipIf(isMissing('php'))('what PHP itself accepts', () => {
  test('is read whole, changed at random or not', () => {
    const random = seededIntegers(2026);
    const originals = [...seeds, ...phpBelow('examples'), ...phpBelow('packages/linter/test/fixtures')];
    const texts = originals.flatMap((text) => [
      Buffer.from(text),
      ...Array.from({ length: COPIES }, () => mutate(text, text.includes(SINK) ? SINK : '', random)),
    ]);
    const accepted = acceptedByPhp(texts);
    expect(accepted).toHaveLength(texts.length);
    const read = texts.filter((_, at) => accepted[at]);
    // Else the test would say nothing.
    expect(read.length).toBeGreaterThan(texts.length / 10);
    expect(read.map(refusal).filter((reason) => reason !== undefined)).toEqual([]);
  });
});
