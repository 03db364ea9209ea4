import { expect, test } from 'vitest';
import { lint } from '../../lint.ts';
import { temporaryProject } from '../../project/temporary-project.ts';

const UPLOAD = `<?php
function permit($file) {
    chmod($file, 0644);
}
function upload($from, $path) {
    move_uploaded_file($from, $path);
    permit($path);
}
upload($_FILES['a']['tmp_name'], __DIR__ . '/uploads/a.png');
`;

test('who names a file is told of what puts something into it, not of its permissions', async () => {
  const root = temporaryProject({ 'a.php': '<?php', 'upload.php': UPLOAD });
  const { findings } = await lint({ path: root, cache: false, threads: 1 });
  const named = findings.filter(({ path, startLine }) => path === 'upload.php' && startLine === 9);
  expect(named.map(({ message }) => message)).toEqual([
    expect.stringMatching(/for upload\(\), which moves an uploaded/),
  ]);
});

test('a path whose end may be empty is told with an end', async () => {
  const ending = "function ending($name) { if (!$name) { return ''; } return strrchr($name, '.'); }";
  const write = "file_put_contents(__DIR__ . '/data' . ending($_GET['name']), 'x');";
  const root = temporaryProject({ 'import.php': `<?php\n${ending}\n${write}` });
  const { findings } = await lint({ path: root, cache: false, threads: 1 });
  expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('`data…`')]);
});

test('a search index is for a search server, not for a database', async () => {
  const index = String.raw`<?php ZendSearch\Lucene\Lucene::create(__DIR__ . '/index');`;
  const root = temporaryProject({ 'search.php': index });
  const { findings } = await lint({ path: root, cache: false, threads: 1 });
  expect(findings.map(({ kind, remedy }) => [kind, remedy.summary])).toEqual([
    ['database', expect.stringMatching(/search server/)],
  ]);
});
