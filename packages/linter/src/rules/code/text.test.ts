import { expect, test } from 'vitest';
import { phpFacts } from '../../php/testing/facts.ts';
import { callsOf, codeFile } from '../code-file.ts';
import { argument, functionOf } from './calls.ts';
import { HOLE, textOf } from './text.ts';

/** The text of the argument of `say()` in the code. */
function said(code: string): string {
  const facts = phpFacts(code);
  const file = codeFile('a.php', facts, new Set(['say']));
  const call = facts.functions.flatMap(callsOf).find(({ expr }) => functionOf(expr) === 'say');
  return call ? textOf(file, call, argument(call.expr, 0)) : 'no call';
}

test.each([
  { code: "say('a');", text: 'a' },
  { code: "$x = 'a'; $x .= ' b'; say($x . $y);", text: `a b${HOLE}` },
  { code: "$x = 'a'; $x = 'c'; say($x);", text: 'c' },
  { code: "say(sprintf('git -C %s log', $dir));", text: `git -C ${HOLE} log` },
  { code: "say(['git', 'log', $x]);", text: `git log ${HOLE}` },
  { code: "const HOST = 'localhost'; say(HOST);", text: 'localhost' },
  { code: "class A { const P = 80; function f() { say('tcp://' . self::P); } }", text: 'tcp://80' },
  { code: '$a = $a . "x"; say($a);', text: `${HOLE}x` },
])('$code', ({ code, text }) => {
  expect(said(code)).toBe(text);
});

test('code made to be slow is answered at once', () => {
  const begun = performance.now();
  said(`${'$x .= $x . $x . $x;\n'.repeat(2000)} say($x);`);
  expect(performance.now() - begun).toBeLessThan(2000);
});
