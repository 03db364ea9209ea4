import { expect, test } from 'vitest';
import { lint } from '../lint.ts';
import { temporaryProject } from '../project/temporary-project.ts';

/** A method that puts a text together in a loop, with as many additions as are asked for. */
function putTogether(additions: number): string {
  const arms = Array.from(
    { length: additions },
    (_, at) =>
      `            ${at > 0 ? 'else' : ''}if ($node->kind === ${at} && $flags & ${at}) { $out .= $node->text${at}; }`,
  );
  return `<?php
class Page
{
    public function expand($nodes, $flags = 0)
    {
        $out = '';
        foreach ($nodes as $node) {
${arms.join('\n')}
            $stack[] = $out;
        }
        return $out;
    }
    public function write($nodes) { file_put_contents(__DIR__ . '/' . $this->expand($nodes, 1), 'x'); }
    public function other($nodes) { file_put_contents($this->expand($nodes, 2) . '.txt', 'x'); }
}
(new Page)->write($argv);
`;
}

test('a text put together in a loop from dozens of additions is followed as far as the budget goes', async () => {
  const root = temporaryProject({ 'page.php': putTogether(40) });
  const { findings } = await lint({ path: root, threads: 1, cache: false });
  expect(findings.map(({ startLine }) => startLine)).toContain(53);
});
