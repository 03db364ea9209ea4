import { describe, expect, test } from 'vitest';
import type { Block } from '../facts.ts';
import { phpFacts, sketch } from '../testing/facts.ts';

/** Blocks of the top-level code, one line each: `arm[group] in parent (test) steps leaves`. */
function blocksOf(code: string): string[] {
  const [main] = phpFacts(code).functions;
  return (main?.blocks ?? []).map((block) => describeBlock(block));
}

function describeBlock({ arm, group, parent, test: condition, first, end, leaves }: Block): string {
  const tested = condition ? ` (${sketch(condition)})` : '';
  return `${arm}[${group}] in ${parent}${tested} ${first}-${end}${leaves ? ` ${leaves}` : ''}`;
}

describe('blocks', () => {
  test('an early return leaves', () => {
    expect(blocksOf('if (!$a) return; f();')).toEqual(['body[-1] in -1 0-3', 'then[0] in 0 ((! $a)) 1-2 return']);
  });

  test('if, elseif and else are one group; all arms together may leave', () => {
    const arms = ['then[0] in 0 ($a) 1-2 return', 'then[0] in 0 ($b) 3-4 throw', 'else[0] in 0 4-5 exit'];
    const code = 'if ($a) { return 1; } elseif ($b) { throw $e; } else { exit; }';
    expect(blocksOf(code)).toEqual(['body[-1] in -1 0-5 return', ...arms]);
    expect(blocksOf('if ($a): return 1; elseif ($b): throw $e; else: exit; endif;')).toEqual([
      'body[-1] in -1 0-5 return',
      ...arms,
    ]);
    expect(blocksOf('if ($a) { return 1; } else if ($b) { throw $e; } else { exit; }')).toHaveLength(4);
  });

  test('loops', () => {
    expect(blocksOf('foreach ($a as $b) { if ($b) continue; f(); }')).toEqual([
      'body[-1] in -1 0-3',
      'loop[0] in 0 0-3',
      'then[1] in 1 ($b) 2-2 continue',
    ]);
    expect(blocksOf('for ($i = 0; $i < 1; $i++) f();')).toEqual(['body[-1] in -1 0-4', 'loop[0] in 0 ((< $i 1)) 2-4']);
    expect(blocksOf('do { f(); } while ($a);')).toEqual(['body[-1] in -1 0-2', 'loop[0] in 0 0-1']);
  });

  test('a loop without an end leaves by return, unless something breaks it', () => {
    expect(blocksOf('while (true) { f(); }')[0]).toBe('body[-1] in -1 0-2 return');
    expect(blocksOf('for (;;) { if ($a) break; }')[0]).toBe('body[-1] in -1 0-1');
    expect(blocksOf('while (1) { switch ($a) { case 1: break 2; } }')[0]).toBe('body[-1] in -1 0-2');
    expect(blocksOf('while (1) { switch ($a) { case 1: break; } }')[0]).toBe('body[-1] in -1 0-2 return');
  });

  test('a switch is one group, labels that share a body one arm', () => {
    expect(blocksOf('switch ($a) { case 1: case B: f(); break; case 2: g(); default: return; }')).toEqual([
      'body[-1] in -1 0-4',
      'then[0] in 0 ((|| (== $a 1) (== $a B))) 1-2 break',
      'then[0] in 0 ((== $a 2)) 2-3',
      'else[0] in 0 3-4 return',
    ]);
    expect(blocksOf('switch (true) { case f(): g(); default: return; }')).toEqual([
      'body[-1] in -1 0-4 return',
      'then[0] in 0 (f()) 2-3',
      'else[0] in 0 3-4 return',
    ]);
  });

  test('try, catch and finally', () => {
    expect(blocksOf('try { return f(); } catch (E $e) { throw $e; } finally { g(); } h();')).toEqual([
      'body[-1] in -1 0-4',
      'try[0] in 0 0-1 return',
      'catch[0] in 0 1-2 throw',
      'finally[0] in 0 2-3',
    ]);
    expect(blocksOf('try { f(); } catch (E) { return; }')[0]).toBe('body[-1] in -1 0-2');
    expect(blocksOf('try { f(); } finally { return; }')[0]).toBe('body[-1] in -1 0-2 return');
  });

  test('a short-circuit guard is an expression', () => {
    expect(blocksOf('$a && f(); $a or die(); $a && $b = f();')).toEqual(['body[-1] in -1 0-3']);
  });

  test('a declaration behind a return changes nothing', () => {
    expect(blocksOf('return 1; function f() {}')[0]).toBe('body[-1] in -1 0-1 return');
  });
});

describe('steps', () => {
  const stepsOf = (code: string): unknown => phpFacts(code).functions[0]?.steps;

  test('each statement has its block and its line', () => {
    expect(
      stepsOf("global $a, $b;\nstatic $c = 1, $d;\necho 1, 2;\nunset($a['x']);\nif ($a)\n  throw new E;\nreturn;"),
    ).toMatchObject([
      { do: 'global', line: 2, names: ['a', 'b'] },
      { do: 'static', line: 3, name: 'c', value: { value: 1 } },
      { do: 'static', line: 3, name: 'd' },
      { do: 'echo', line: 4 },
      { do: 'echo', line: 4 },
      { do: 'unset', line: 5, targets: [{ op: 'index' }] },
      { do: 'test', line: 6, block: 0 },
      { do: 'throw', line: 7, block: 1, expr: { op: 'new' } },
      { do: 'return', line: 8, block: 0 },
    ]);
  });

  test('a foreach is a step of its own block', () => {
    expect(stepsOf('foreach (f() as $k => [$a, $b]) {}')).toMatchObject([
      { do: 'foreach', block: 1, source: { op: 'call' }, key: { name: 'k' }, value: { op: 'array' } },
    ]);
  });

  test('a closure knows the step it is made in', () => {
    const facts = phpFacts('f(); $g = function () use ($a, &$b) { return fn ($c) => $c . $a; };');
    expect(facts.functions).toMatchObject([
      { kind: 'main' },
      { kind: 'closure', outer: 0, outerStep: 1, uses: [{ name: 'a' }, { name: 'b', byRef: true }] },
      { kind: 'arrow', outer: 1, outerStep: 0, params: [{ name: 'c' }], steps: [{ do: 'return' }] },
    ]);
  });
});
