import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';

const plain = (markdown: string, width = 40): string => renderMarkdown(markdown, picocolors.createColors(false), width);

test('paragraphs and list items are joined and broken at the width, with their indent', () => {
  expect(
    plain(
      'One two three\nfour five six seven eight nine.\n\n- a list item that is\n  much too long for the line\n- b\n',
    ),
  ).toBe(
    [
      'One two three four five six seven eight',
      'nine.',
      '',
      '- a list item that is much too long for',
      '  the line',
      '- b',
      '',
    ].join('\n'),
  );
});

test('code keeps its lines and its marks, spans are never cut', () => {
  expect(plain('Call `put( $a )` or\n\n````php\n# not a heading\n```\n````\n', 12)).toBe(
    'Call\nput( $a )\nor\n\n    # not a heading\n    ```\n',
  );
});

test('headings, emphasis, links and tables', () => {
  const colors = picocolors.createColors(true);
  const text = renderMarkdown(
    '# A\n\n**b** [c](https://d.example)\n\n| a | b |\n| - | - |\n<!-- hidden -->\n',
    colors,
    80,
  );
  expect(text).toContain(colors.bold(colors.underline('A')));
  expect(text).toContain(`${colors.bold('b')} c (${colors.underline('https://d.example')})`);
  expect(text).toContain('| a | b |\n| - | - |');
  expect(text).not.toContain('hidden');
});
