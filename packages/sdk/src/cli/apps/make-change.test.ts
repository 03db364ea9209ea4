import { describe, expect, test } from 'vitest';
import { createTidemark } from '../../client/tidemark.ts';
import { memory } from '../../memory.ts';
import type { Terminal } from '../terminal.ts';
import { madeLines, makeChange } from './make-change.ts';
import { parseAppArguments } from './parse-app-arguments.ts';

interface Sitting {
  readonly terminal: Terminal;
  readonly said: string[];
}

/** @param answer of whoever sits there; absent: nobody */
function sitting(answer?: string): Sitting {
  const said: string[] = [];
  const write = async (text: string | Uint8Array): Promise<void> => void said.push(String(text));
  const ask = async (): Promise<string> => answer ?? '';
  const { signal } = new AbortController();
  const base = { cwd: '/', env: {}, signal, write, writeError: write, readInput: async () => '' };
  return { said, terminal: answer === undefined ? base : { ...base, ask } };
}

async function scaledIn(answer: string | undefined, ...options: string[]): Promise<{ nodes: number; said: string }> {
  const { components } = createTidemark({ backend: memory({ apps: ['shop'] }) }).app('shop');
  const { terminal, said } = sitting(answer);
  const args = parseAppArguments(['scale', 'php', '--nodes', '1', ...options]);
  try {
    await makeChange(args, terminal, components.php.scale({ nodes: 1 }));
  } catch (error) {
    said.push((error as Error).message);
  }
  return { nodes: (await components.php.get()).nodes, said: said.join('') };
}

describe('what destroys something', () => {
  test('is made with --yes, and for nobody who has not said so', async () => {
    expect((await scaledIn(undefined, '--yes')).nodes).toBe(1);
    const { nodes, said } = await scaledIn(undefined);
    expect(nodes).toBe(2);
    expect(said).toMatch(/its disk goes with the node\nLook at it with --plan, and confirm it with --yes\.$/);
  });

  test('is asked about where someone sits, with the plan before their eyes', async () => {
    expect((await scaledIn('yes')).nodes).toBe(1);
    expect((await scaledIn(' YES ')).nodes).toBe(1);
    for (const answer of ['', 'y', 'no']) expect((await scaledIn(answer)).nodes, answer).toBe(2);
    expect((await scaledIn('no')).said).toContain('php.nodes: 2 → 1');
    expect((await scaledIn('yes', '--json')).nodes).toBe(2);
  });

  test('is only shown with --plan', async () => {
    const { nodes, said } = await scaledIn('yes', '--plan', '--yes');
    expect(nodes).toBe(2);
    expect(said).toContain('wiped: node-2 (its disk goes with the node)');
    expect(JSON.parse((await scaledIn(undefined, '--plan', '--json')).said)).toMatchObject({
      change: { kind: 'scale' },
      confirmation: 'shop/scale-php-to-1',
    });
  });
});

test('what was changed is said, and that nothing was', async () => {
  const app = createTidemark({ backend: memory({ apps: ['shop'] }) }).app('shop');
  expect(madeLines(await app.components.php.scale({ nodes: 3 }).plan())).toEqual(['done: php.nodes: 2 → 3']);
  expect(madeLines(await app.variables.remove('NOBODY_SET_IT').plan())).toEqual(['nothing changed']);
  expect(madeLines(await app.restart().plan())).toEqual(['done']);
});
