/** `tidemark-lint lsp` as an editor uses it. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient, uriOf } from './lsp-client.ts';

const WRITES = "<?php\n$é = 'é'; file_put_contents(__DIR__ . '/visits.txt', $_GET['page']);\n";
const SILENT = "<?php\necho 'Nothing is kept.';\n";

let folder: string;
let client: LspClient;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark lsp ü-')));
  client = new LspClient(['--stdio', '--cache-location', join(folder, 'cache')]);
});
afterEach(() => {
  client.kill();
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe('an open file', () => {
  let page: string;

  beforeEach(async () => {
    write('site/composer.json', '{ "name": "acme/site" }');
    page = write('site/page.php', WRITES);
    await client.start([join(folder, 'site')]);
  });

  test('is told of what is found, where and how severe, with the way to it', async () => {
    await client.open(page, WRITES);
    const { diagnostics, version } = await client.told(page);
    expect(version).toBe(1);
    expect(diagnostics).toMatchObject([
      {
        source: 'tidemark',
        code: 'processes/local-disk-write',
        severity: 2,
        range: { start: { line: 1, character: 10 }, end: { line: 1, character: 67 } },
      },
    ]);
    expect(diagnostics[0]?.relatedInformation?.[0]?.location.uri).toBe(uriOf(page));
  });

  test('is judged as it is typed, before it is saved', async () => {
    await client.open(page, WRITES);
    expect(await client.lines(page, 1)).toEqual([2]);
    expect(await client.lines(page, await client.edit(page, `<?php\n\n\n${WRITES.slice(6)}`))).toEqual([4]);
    expect(await client.lines(page, await client.edit(page, SILENT))).toEqual([]);
    const twice = `${WRITES}move_uploaded_file($_FILES['a']['tmp_name'], __DIR__ . '/a.jpg');\n`;
    expect(await client.lines(page, await client.edit(page, twice))).toEqual([2, 3]);
  });

  test('that is half typed is no fault', async () => {
    await client.open(page, WRITES);
    await client.lines(page, 1);
    await client.lines(page, await client.edit(page, `${WRITES}function half( {`));
    expect(await client.lines(page, await client.edit(page, WRITES))).toEqual([2]);
    expect(client.shown).toEqual([]);
  });

  test('is told of its last text when many follow one another', async () => {
    await client.open(page, SILENT);
    await client.lines(page, 1);
    let version = 1;
    for (let edit = 1; edit <= 30; edit += 1)
      version = await client.edit(page, `<?php\n${'\n'.repeat(edit)}${WRITES.slice(6)}`);
    expect(await client.lines(page, version)).toEqual([32]);
  });

  test('that is closed is told no more, and as it is on disk when it is opened again', async () => {
    await client.open(page, WRITES);
    await client.lines(page, 1);
    await client.lines(page, await client.edit(page, SILENT));
    await client.close(page);
    expect((await client.told(page, ({ version }) => version === undefined)).diagnostics).toEqual([]);
    await client.open(page, WRITES);
    expect(await client.lines(page, 1)).toEqual([2]);
  });

  test('that is new and not on disk is judged too', async () => {
    const added = join(folder, 'site/new/added.php');
    await client.open(added, WRITES);
    expect(await client.lines(added, 1)).toEqual([2]);
  });

  test('shows the page of the rule', async () => {
    await client.open(page, WRITES);
    await client.lines(page, 1);
    const hover = await client.hover(page, 1, 20);
    expect(hover).toMatchObject({ contents: { kind: 'markdown' } });
    expect(JSON.stringify(hover?.contents)).toContain('# processes/local-disk-write');
    expect(await client.hover(page, 0, 1)).toBeNull();
  });

  test('takes a comment that hides the finding', async () => {
    for (const text of [WRITES, WRITES.replace('<?php\n', '<?php '), WRITES.replaceAll('\n', '\r\n')]) {
      await client.open(page, text);
      const { diagnostics } = await client.told(page, ({ version }) => version === 1);
      const [action] = await client.actions(page, diagnostics[0] ?? expect.fail('nothing found'));
      const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
      const edited = TextDocument.applyEdits(
        TextDocument.create(uriOf(page), 'php', 1, text),
        (change?.edits ?? []) as TextEdit[],
      );
      expect(edited).toContain('// @tidemark-ignore processes/local-disk-write ');
      expect(await client.lines(page, await client.edit(page, edited))).toEqual([]);
      await client.close(page);
      await client.told(page, ({ version }) => version === undefined);
    }
  });

  test('is told of what another open file makes of it', async () => {
    const helper = write(
      'site/helper.php',
      '<?php\nfunction keep($path) {\n  file_put_contents($path, $_POST["x"]);\n}\n',
    );
    const text = "<?php\nrequire 'helper.php';\nkeep('php://memory');\n";
    const caller = write('site/caller.php', text);
    await client.open(helper, '<?php\nfunction keep($path) {\n  file_put_contents($path, $_POST["x"]);\n}\n');
    await client.open(caller, text);
    expect(await client.lines(helper, 1)).toEqual([]);
    await client.edit(caller, text.replace("'php://memory'", "__DIR__ . '/kept.txt'"));
    const { diagnostics } = await client.told(helper, (published) => published.diagnostics.length > 0);
    expect(diagnostics[0]?.range.start.line).toBe(2);
  });

  test('follows the configuration when that is saved', async () => {
    await client.open(page, WRITES);
    expect(await client.lines(page, 1)).toEqual([2]);
    const config = write('site/tidemark.json', '{ "rules": { "processes/local-disk-write": "off" } }');
    await client.changedOnDisk(config);
    await client.told(page, ({ diagnostics }) => diagnostics.length === 0);
    write('site/tidemark.json', '{ "rules": ');
    await client.changedOnDisk(config);
    await expect.poll(() => client.shown.join(), { timeout: 30_000 }).toContain('tidemark.json');
    write('site/tidemark.json', '{}');
    await client.changedOnDisk(config);
    await client.told(page, ({ diagnostics }) => diagnostics.length === 1);
  });

  test('of what is out of scope is not judged', async () => {
    const vendored = write('site/vendor/acme/lib/lib.php', WRITES);
    await client.open(vendored, WRITES);
    expect(await client.lines(vendored, 1)).toEqual([]);
  });

  test('ends with the editor', async () => {
    await client.open(page, WRITES);
    await client.lines(page, 1);
    expect(await client.stop()).toBe(0);
  });

  test('ends when the editor hangs up and lives on', async () => {
    await client.open(page, WRITES);
    await client.lines(page, 1);
    expect(await client.hangUp()).toBe(0);
  });
});

describe('a quick fix', () => {
  test('mends the open text, which is not saved, and names the variable elsewhere', async () => {
    const text = "<?php // ä\nreturn ['driver' => 'file']; // ü\n";
    write('site/composer.json', '{ "type": "project", "require": { "laravel/framework": "^11.0" } }');
    write('site/artisan', '<?php\n');
    const config = write('site/config/session.php', text);
    await client.start([join(folder, 'site')]);
    await client.open(config, text);
    const { diagnostics } = await client.told(config, (told) => told.diagnostics.length > 0);
    const [fix, ignore] = await client.actions(config, diagnostics[0] ?? expect.fail('nothing found'));
    expect(fix?.title).toContain('the variable that Laravel documents');
    expect(fix?.isPreferred).toBe(true);
    expect(ignore?.title).toContain('Ignore processes/local-session');
    const [change] = (fix?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(change?.textDocument).toEqual({ uri: uriOf(config), version: 1 });
    const edited = TextDocument.applyEdits(
      TextDocument.create(uriOf(config), 'php', 1, text),
      (change?.edits ?? []) as TextEdit[],
    );
    expect(edited).toBe(text.replace("'file'", "env('SESSION_DRIVER', 'file')"));
  });

  test('that may change behaviour says so, and makes the files that it needs', async () => {
    const text = "<?php\ndefine('STRIPE_SECRET', 'sk_live_q8Zr2LmX0vTy7PwKd4Hs9BnG');\n";
    write('site/composer.json', '{}');
    const config = write('site/config.php', text);
    await client.start([join(folder, 'site')]);
    await client.open(config, text);
    const { diagnostics } = await client.told(config, (told) => told.diagnostics.length > 0);
    const [fix] = await client.actions(config, diagnostics[0] ?? expect.fail('nothing found'));
    expect(fix?.title).toMatch(/\(may change behaviour\)$/);
    const sample = uriOf(join(folder, 'site/.env.example'));
    expect(fix?.edit?.documentChanges).toContainEqual({ kind: 'create', uri: sample });
    expect(fix?.edit?.documentChanges).toContainEqual({
      textDocument: { uri: sample, version: null },
      edits: [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'STRIPE_SECRET=\n' },
      ],
    });
  });
});

test('each of several folders has its own configuration, and files outside of them are left alone', async () => {
  const [one, two] = ['one', 'two'].map((name) => {
    write(`${name}/composer.json`, '{}');
    return write(`${name}/page.php`, WRITES);
  }) as [string, string];
  write('two/tidemark.json', '{ "rules": { "processes/local-disk-write": "off" } }');
  const elsewhere = write('elsewhere/page.php', WRITES);
  await client.start([join(folder, 'one')]);
  for (const file of [one, two, elsewhere]) await client.open(file, WRITES);
  expect(await client.lines(one, 1)).toEqual([2]);
  await client.folders([join(folder, 'two')], []);
  expect(await client.lines(two, 1)).toEqual([]);
  await expect(
    Promise.race([client.told(elsewhere), new Promise((resolve) => setTimeout(resolve, 500))]),
  ).resolves.toBe(undefined);
});
