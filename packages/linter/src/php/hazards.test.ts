import { describe, expect, test } from 'vitest';
import { hazardOf } from './hazards.ts';
import { skim } from './skim.ts';

function wordsOf(text: string): string[] {
  const words: string[] = [];
  const ignore = (): void => {};
  skim(text, 0, text.length, false, {
    open: ignore,
    close: ignore,
    end: ignore,
    other: ignore,
    word: (start, end) => words.push(text.slice(start, end)),
  });
  return words;
}

describe('hazards', () => {
  test('brackets count in code only', () => {
    const deep = '('.repeat(300);
    expect(hazardOf(`<?php ${deep}`)).toBe('nested deeper than 256 brackets');
    expect(
      hazardOf(`${deep}<?php '${deep}' . "${deep}" // ${deep}\n/* ${deep} */ . <<<X\n${deep}\nX . 1 ?>${deep}`),
    ).toBeUndefined();
    expect(hazardOf(`<?php ${'() '.repeat(300)}`)).toBeUndefined();
  });

  test('a text beyond the longest is one', () => {
    expect(hazardOf(' '.repeat(4_000_000))).toMatch(/^longer than/);
  });
});

describe('skim', () => {
  test('passes over strings, heredocs, comments and HTML', () => {
    const text = `a <?php b 'c\\'c' "d {$e["f"]} d" <<<"X"\n  g\n X; h // i ?> j <?= k # l\n/* m */ n \`o\` $p->q ?->r #[s] <<<'Y'\n Y1\n Y . t`;
    expect(wordsOf(text)).toEqual(['b', 'h', 'k', 'n', 's', 't']);
  });

  test('stops where the compiler halts', () => {
    expect(wordsOf('<?php a; __halt_compiler(); b')).toEqual(['a', '__halt_compiler']);
  });
});
