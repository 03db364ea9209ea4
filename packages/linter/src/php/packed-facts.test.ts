import { describe, expect, test } from 'vitest';
import type { FileFacts } from './facts.ts';
import { factsOf } from './facts-of.ts';
import { packFacts, unpackFacts } from './packed-facts.ts';

const SOURCE = `<?php
namespace App;
/** Line "breaks" and \\ signs in texts. */
class Box {
  public string $path { set { $this->path = trim($value); } }
  function put($text) {
    $this->written['a'][] = "line\\n" . \\strlen($text);
    self::$count++;
    [$this->left] = explode(',', $text);
    $made = new \\Other\\Thing(fn () => namespaced($text));
    $made?->Store($text)->{$text}();
    \`ls $text\`;
    return array_map(strtoupper(...), [$text]);
  }
}
function top() { static fn () => box\\put('ü'); }
echo top();
`;

function plain(facts: FileFacts): unknown {
  return JSON.parse(JSON.stringify(facts));
}

describe('packed facts', () => {
  test('come out as they went in', () => {
    const facts = factsOf(Buffer.from(SOURCE));
    const unpacked = unpackFacts(packFacts(facts));
    expect(
      plain({
        ...unpacked,
        functions: unpacked.functions.map((fn) => ({ ...fn, blocks: fn.blocks, steps: fn.steps })),
      }),
    ).toEqual(plain(facts));
    expect(unpacked.functions[2]?.steps).toEqual(facts.functions[2]?.steps);
  });

  test('what is tested before a block is written once', () => {
    const code =
      'if (first($a)) { b(); } elseif (second()) {} while (third()) {} do {} while (fourth()); for (; fifth(); ) {}';
    const facts = factsOf(Buffer.from(`<?php ${code} switch (sixth()) { case 1: case g(): }`));
    const packed = packFacts(facts);
    for (const name of ['first', 'third', 'fourth', 'fifth']) {
      expect(packed.split(`"name":"${name}"`)).toHaveLength(2);
    }
    const [main] = unpackFacts(packed).functions;
    expect(main?.blocks).toEqual(facts.functions[0]?.blocks);
    expect(main?.steps).toEqual(facts.functions[0]?.steps);
  });

  test('a function tells what its body calls, makes and assigns', () => {
    const { functions } = factsOf(Buffer.from(SOURCE));
    const mentions = functions.map(({ kind, name, mentions }) => [name || kind, mentions]);
    expect(Object.fromEntries(mentions as [string, unknown][])).toEqual({
      main: { calls: ['top'], writes: [] },
      '$path::set': { calls: ['trim'], writes: ['path'] },
      put: {
        calls: ['strlen', 'explode', 'new', 'thing', 'store', '$', '`', 'strtoupper', 'array_map'],
        writes: ['written', 'count'],
      },
      arrow: { calls: ['put'], writes: [] },
      'App\\top': { calls: [], writes: [] },
    });
  });
});
