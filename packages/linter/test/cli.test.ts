import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TidemarkError } from '../src/errors.ts';
import type { LintOptions } from '../src/options.ts';
import { project } from './cli/harness.ts';
import { stubLint } from './cli/stub-lint.ts';

const ERROR = "<?php\nfile_put_contents(__DIR__ . '/a.txt', $x);\n";
const WARNING = "<?php\nlog_write('a.log');\n";
const INFO = "<?php\nfopen($name, 'w');\n";

describe('exit codes', () => {
  test.each([
    ['clean', '<?php echo 1;', [], 0],
    ['an error', ERROR, [], 1],
    ['a warning', WARNING, [], 1],
    ['an info', INFO, [], 0],
    ['an info, failing on info', INFO, ['--fail-on', 'info'], 1],
    ['a warning, failing on errors', WARNING, ['--fail-on=error'], 0],
    ['an error, never failing', ERROR, ['--fail-on', 'never'], 0],
    ['a warning, one allowed', WARNING, ['--max-warnings', '1'], 0],
    ['a warning, none allowed', WARNING, ['--max-warnings', '0'], 1],
    ['an error, warnings allowed', ERROR, ['--max-warnings', '5'], 1],
    ['a warning that is hidden', WARNING, ['--min-severity', 'error'], 1],
  ])('%s', async (_, source, options, code) => {
    const { lint } = project({ 'src/a.php': source });
    expect((await lint(options)).code).toBe(code);
  });

  test('a fault inside is 3, asks for an issue, and shows the stack only when debugging', async () => {
    const { lint } = project({});
    const services = { lint: () => Promise.reject(new TypeError('boom')) };
    const plain = await lint([], { services });
    expect(plain.code).toBe(3);
    expect(plain.stderr).toMatch(/internal fault: boom[\s\S]*open an issue/);
    expect(plain.stderr).not.toContain('    at ');
    expect((await lint([], { services, env: { TIDEMARK_DEBUG: '1' } })).stderr).toContain('    at ');
  });

  test("an error of Tidemark's own that is called internal is 3 too", async () => {
    const { lint } = project({});
    const fault = new TidemarkError('internal.worker', { what: 'a worker died' });
    expect((await lint([], { services: { lint: () => Promise.reject(fault) } })).code).toBe(3);
  });

  test('an interrupted run is 130 and says nothing', async () => {
    const { lint } = project({ 'a.php': ERROR });
    expect(await lint([], { signal: AbortSignal.abort() })).toMatchObject({ code: 130, stdout: '', stderr: '' });
  });
});

describe('wrong usage is 2 and says what to do', () => {
  test.each([
    [['--formt', 'json'], /no option --formt\. Did you mean "--format"\?/],
    [['-x'], /no option -x/],
    [['--format', 'jsn'], /--format must be one of pretty, json.*Did you mean "json"\?/],
    [['--format'], /--format needs a value: --format <format>/],
    [['--config', '--quiet'], /--config needs a value/],
    [['--quiet=yes'], /--quiet takes no value/],
    [['--threads', '0'], /--threads must be a whole number from 1/],
    [['--max-warnings', '-1'], /--max-warnings needs a value/],
    [
      ['--only', 'processes/local-disk-wirte'],
      /no rule "processes\/local-disk-wirte"\. Did you mean "processes\/local-disk-write"\?/,
    ],
    [['--except', 'local-disk-write'], /Did you mean "processes\/local-disk-write"\?/],
    [['--output', 'json'], /names no file: --output json=<file>/],
    [['--output', 'jason=a'], /"jason" is none\. Did you mean "json"\?/],
    [['--output', 'json=a', '--output', 'sarif=./a'], /twice/],
    [['nowhere'], /nowhere: no such file or folder/],
    [['explan', 'x'], /one path is expected, but "x" follows "explan"/],
    [['explan'], /Did you mean "explain"\?/],
    [['--stdin'], /--stdin needs --stdin-filename/],
    [['--stdin-filename', 'a.php'], /needs --stdin/],
    [['--update-baseline'], /--update-baseline needs --baseline <file>/],
    [['--baseline', 'b.json'], /there is no such baseline[\s\S]*--update-baseline/],
    [
      ['--baseline', 'b.json', '--prune-baseline', '--only', 'logs/local-log-file'],
      /needs a run over the whole project/,
    ],
    [
      ['--baseline', 'composer.json', '--prune-baseline', 'src'],
      /this is no baseline|needs a run over the whole project/,
    ],
    [['--config', 'a.json', '--no-config'], /exclude each other/],
    [['--config', 'missing.json'], /missing\.json: there is no such file/],
    [['rules', '--baseline', 'x'], /--baseline is an option of lint, not of rules/],
    [['rules', 'x'], /rules takes no argument/],
    [['rules', '--format', 'sarif'], /rules prints pretty or json/],
    [['explain'], /explain needs one rule/],
    [['explain', 'processes/local-disk-writes'], /Did you mean/],
    [['why', 'a.php'], /is not <file>:<line>/],
    [['why', 'b.php:3'], /b\.php: no such file/],
  ])('%j', async (argv, message) => {
    const { lint } = project({ 'src/a.php': ERROR });
    const { code, stdout, stderr } = await lint(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

test('what follows -- is a path, and a value after = may begin with a dash', async () => {
  const { lint } = project({ 'rules/a.php': ERROR });
  expect((await lint(['--format', 'json', '--', 'rules'])).json().findings).toMatchObject([{ path: 'rules/a.php' }]);
  expect((await lint(['--cache-location=-c'])).code).toBe(1);
});

describe('configuration', () => {
  test('a link that leaves the project is not followed, and what is no file is refused', async () => {
    const outside = project({ 'tidemark.json': '{}' });
    const { root, lint, write } = project({});
    symlinkSync(join(outside.root, 'tidemark.json'), join(root, 'tidemark.json'));
    expect(await lint([])).toMatchObject({ code: 2, stderr: expect.stringContaining('the link leaves the project') });
    rmSync(join(root, 'tidemark.json'));
    write({ 'tidemark.json/a': '' });
    expect(await lint([])).toMatchObject({ code: 2, stderr: expect.stringContaining('it is not a file') });
  });

  test('mistakes are named with their line', async () => {
    const { lint } = project({ 'tidemark.json': '{\n  "rules": {\n    "processes/local-disk-write": "warn"\n  }\n}' });
    const { code, stderr } = await lint([]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'tidemark.json: /rules/processes~1local-disk-write must be one of off, info, warning, error (line 3)',
    );
  });

  test('severities, overrides and exclusions count', async () => {
    const { lint } = project({
      'a.php': ERROR,
      'legacy/b.php': ERROR,
      'gone/c.php': ERROR,
      'off/d.php': ERROR,
      'tidemark.yaml': [
        'rules: { processes/local-disk-write: warning }',
        'exclude: [gone]',
        'overrides:',
        '  - { files: [legacy], rules: { processes/local-disk-write: info } }',
        '  - { files: ["off/**"], rules: { processes/local-disk-write: "off" } }',
      ].join('\n'),
    });
    const { findings } = (await lint(['--format', 'json'])).json();
    expect(findings.map(({ path, severity }) => [path, severity])).toEqual([
      ['a.php', 'warning'],
      ['legacy/b.php', 'info'],
    ]);
    expect((await lint(['--format', 'json', '--no-config'])).json().findings).toHaveLength(4);
  });

  test('the file is found from a subfolder, and --config names another', async () => {
    const { lint } = project({
      'sub/a.php': ERROR,
      'tidemark.json': '{ "rules": { "processes/local-disk-write": "off" } }',
      'strict.json': '{ "platform": "upsun" }',
    });
    expect((await lint(['sub'])).code).toBe(0);
    expect((await lint(['--config', 'strict.json', '--format', 'json'])).json().project.platform).toBe('upsun');
  });

  test('two files side by side are refused', async () => {
    const { lint } = project({ 'tidemark.json': '{}', 'tidemark.yml': '' });
    const { code, stderr } = await lint([]);
    expect(code).toBe(2);
    expect(stderr).toContain('tidemark.json and tidemark.yml both configure Tidemark');
  });
});

describe('reports', () => {
  test('go to files with spaces and other letters, in folders that are made', async () => {
    const { lint, read } = project({ 'src/a.php': ERROR });
    const { code, stdout } = await lint(['--output', 'json=berichte für CI/größe 1.json', '--output=junit=b.xml']);
    expect(code).toBe(1);
    expect(JSON.parse(read('berichte für CI/größe 1.json'))).toMatchObject({ findings: [{ path: 'src/a.php' }] });
    expect(read('b.xml')).toContain('<testsuites');
    expect(stdout).toContain('src/a.php');
  });

  test('that cannot be written are 2 and leave nothing behind', async () => {
    const { root, lint } = project({ 'a.php': ERROR });
    const { code, stderr } = await lint(['--output', 'json=a.php/report.json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/report\.json: the file cannot be written: .*\nName a file in a folder you may write to/);
    expect(readdirSync(root).toSorted()).toEqual(['a.php', 'composer.json']);
    mkdirSync(join(root, 'taken'));
    expect((await lint(['--output', 'json=taken'])).code).toBe(2);
    expect(readdirSync(root).toSorted()).toEqual(['a.php', 'composer.json', 'taken']);
  });

  test('show the text on standard input and paths as the repository has them', async () => {
    const { root, lint } = project({ '.git/HEAD': '', 'app/composer.json': '{}', 'app/a.php': '<?php' });
    const argv = ['--stdin', '--stdin-filename', 'a.php'];
    const setting = { cwd: join(root, 'app'), stdin: ERROR };
    expect((await lint(argv, setting)).stdout).toContain("file_put_contents(__DIR__ . '/a.txt', $x);");
    expect((await lint([...argv, '--format', 'github'], setting)).stdout).toContain('file=app/a.php');
  });

  test('take the form of the CI system when none is named', async () => {
    const { lint } = project({ 'a.php': ERROR });
    expect((await lint([], { env: { GITHUB_ACTIONS: 'true' } })).stdout).toContain('::error');
    const gitlab = await lint([], { env: { GITLAB_CI: 'true' } });
    expect(JSON.parse(gitlab.stdout)).toHaveLength(1);
    expect(gitlab.stderr).toContain('--output gitlab=');
    const filed = await lint(['--output', 'gitlab=q.json'], { env: { GITLAB_CI: 'true' } });
    expect(filed.stdout).toMatch(/^(?!\[)/);
    expect(filed.stderr).toBe('');
    expect((await lint(['--format', 'json'], { env: { GITHUB_ACTIONS: 'true' } })).json().schemaVersion).toBe(1);
  });

  test.each([
    [{}, true, [], true],
    [{}, false, [], false],
    [{ NO_COLOR: '1' }, true, [], false],
    [{ NO_COLOR: '' }, true, [], true],
    [{ FORCE_COLOR: '1' }, false, [], true],
    [{ FORCE_COLOR: '0' }, true, [], false],
    [{ FORCE_COLOR: '1' }, false, ['--no-color'], false],
    [{ TERM: 'dumb' }, true, [], false],
  ])('have colours by %j, terminal %s, %j: %s', async (env, isTTY, argv, colored) => {
    const { lint } = project({ 'a.php': ERROR });
    const { stdout } = await lint(argv, { env, isTTY });
    expect(stdout.includes('\u001b[')).toBe(colored);
  });

  test('--verbose tells what was read, --quiet tells nothing', async () => {
    const { lint } = project({ 'a.php': ERROR, 'tidemark.json': '{}' });
    expect((await lint(['--verbose'])).stderr).toMatch(/configuration: .*tidemark\.json[\s\S]*1 files/);
    expect((await lint(['--verbose', '--quiet'])).stderr).toBe('');
  });
});

describe('filters', () => {
  test('are handed to the analysis, as are the other options', async () => {
    const { root, lint } = project({ 'a.php': ERROR, 'sub/b.php': ERROR });
    const calls: LintOptions[] = [];
    const rules = ['--only', 'processes/local-disk-write,logs/local-log-file', '--except', 'logs/local-log-file'];
    await lint([...rules, '--threads', '3', '--cache-location', 'c', '--platform', 'fly', 'sub'], {
      services: { lint: stubLint(calls) },
    });
    await lint(['--no-cache'], { services: { lint: stubLint(calls) } });
    expect(calls[0]).toMatchObject({
      path: join(root, 'sub'),
      only: ['processes/local-disk-write', 'logs/local-log-file'],
      except: ['logs/local-log-file'],
      threads: 3,
      cache: { location: join(root, 'c') },
      platform: 'fly',
    });
    expect(calls[1]).toMatchObject({ path: root, cache: false });
  });

  test('a platform that nobody knows is told', async () => {
    const { lint } = project({});
    expect((await lint(['--platform', 'upsn'])).stderr).toBe(
      'tidemark-lint: the platform "upsn" is not known, so it is judged as generic. Did you mean "upsun"?\n',
    );
    expect((await lint(['--platform', 'upsun'])).stderr).toBe('');
  });

  test('leave out what is not selected or not asked for', async () => {
    const { root, lint } = project({ 'a.php': ERROR, 'sub/b.php': ERROR });
    expect((await lint(['--except', 'processes/local-disk-write'])).code).toBe(0);
    expect((await lint(['--only', 'logs/local-log-file'])).code).toBe(0);
    const paths = async (argv: string[], cwd = root): Promise<string[]> =>
      (await lint([...argv, '--format', 'json'], { cwd })).json().findings.map(({ path }) => path);
    expect(await paths(['sub'])).toEqual(['sub/b.php']);
    expect(await paths([], join(root, 'sub'))).toEqual(['sub/b.php']);
    expect(await paths(['a.php'])).toEqual(['a.php']);
  });

  test('a file on standard input may be named through a link', async () => {
    const { root, lint } = project({ 'sub/b.php': '<?php' });
    symlinkSync(join(root, 'sub'), join(root, 'link'));
    const argv = ['--stdin', '--stdin-filename', 'link/b.php', '--format', 'json'];
    expect((await lint(argv, { stdin: ERROR })).json().findings).toMatchObject([{ path: 'sub/b.php' }]);
  });

  test('a file on standard input is reported alone, saved or not', async () => {
    const { lint } = project({ 'a.php': ERROR, 'sub/b.php': '<?php' });
    for (const name of ['sub/b.php', 'sub/new/c.php']) {
      const outcome = await lint(['--stdin', '--stdin-filename', name, '--format', 'json'], { stdin: ERROR });
      expect(outcome.json().findings.map(({ path }) => path)).toEqual([name]);
    }
  });
});

describe('comments', () => {
  const WHY = '// @tidemark-ignore processes/local-disk-write';

  test('hide a finding for a reason', async () => {
    const { lint } = project({ 'a.php': `<?php\n${WHY} A marker of this node.\nfile_put_contents('a', 1);\n` });
    const outcome = await lint(['--format', 'json']);
    expect(outcome.code).toBe(0);
    expect(outcome.json()).toMatchObject({ findings: [], suppressed: { inline: 1, baseline: 0 } });
  });

  test('without a reason, without a finding or with a wrong rule are reported', async () => {
    const { lint } = project({
      'a.php': `<?php\n${WHY}\nfile_put_contents('a', 1);\n`,
      'b.php': `<?php\n${WHY} No longer so.\necho 1;\n`,
      'c.php': '<?php\n// @tidemark-ignore processes/disk Because.\necho 1; // @tidemark-ignroe x\n',
    });
    const { findings } = (await lint(['--format', 'json'])).json();
    expect(findings.map(({ path, startLine, ruleId }) => `${path}:${startLine} ${ruleId}`)).toEqual([
      'a.php:2 tidemark/ignore-without-reason',
      'a.php:3 processes/local-disk-write',
      'b.php:2 tidemark/unused-ignore',
      'c.php:2 tidemark/unknown-rule',
      'c.php:3 tidemark/unknown-directive',
    ]);
  });

  test('are not called unused by a run that leaves their rule or file out', async () => {
    const { lint, write } = project({ 'a.php': `<?php\n${WHY} Why.\necho 1;\n`, 'sub/b.php': '<?php' });
    expect((await lint(['--only', 'tidemark/unused-ignore'])).code).toBe(0);
    expect((await lint(['--except', 'processes/local-disk-write'])).code).toBe(0);
    expect((await lint(['sub'])).code).toBe(0);
    write({ 'tidemark.json': '{"rules": {"processes/local-disk-write": "off"}}' });
    expect((await lint([])).code).toBe(0);
    expect((await lint(['--no-config'])).code).toBe(1);
  });
});

describe('the baseline', () => {
  const NOTED = ['--baseline', 'known findings.json'];

  test('is made, holds over moved lines, and lets new findings through', async () => {
    const { lint, write, read } = project({ 'a.php': ERROR, 'b.php': WARNING });
    expect(await lint([...NOTED, '--update-baseline'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('2 findings added, 0 removed, 2 in all'),
    });
    expect(JSON.parse(read('known findings.json'))).toMatchObject({
      schemaVersion: 1,
      entries: [{ path: 'a.php', rule: 'processes/local-disk-write' }, { path: 'b.php' }],
    });
    write({ 'a.php': ERROR.replace('<?php', '<?php\n\n\necho 1;') });
    expect(await lint(NOTED)).toMatchObject({ code: 0, stderr: '' });
    write({ 'a.php': `${ERROR}file_put_contents('new', 1);` });
    const outcome = await lint([...NOTED, '--format', 'json']);
    expect(outcome.code).toBe(1);
    expect(outcome.json()).toMatchObject({ findings: [{ startLine: 3 }], suppressed: { baseline: 2 } });
  });

  test('is only grown by an update and only shrunk by a prune', async () => {
    const { lint, write, read } = project({ 'a.php': ERROR, 'b.php': WARNING });
    await lint([...NOTED, '--update-baseline']);
    write({ 'a.php': '<?php', 'c.php': ERROR });
    const before = read('known findings.json');
    const seen = await lint(NOTED);
    expect(seen).toMatchObject({ code: 1, stderr: expect.stringContaining('1 finding of the baseline is gone') });
    expect(read('known findings.json')).toBe(before);
    await lint([...NOTED, '--update-baseline']);
    const paths = (): string[] =>
      (JSON.parse(read('known findings.json')) as { entries: { path: string }[] }).entries.map(({ path }) => path);
    expect(paths()).toEqual(['a.php', 'b.php', 'c.php']);
    write({ 'd.php': ERROR });
    expect((await lint([...NOTED, '--prune-baseline'])).code).toBe(1);
    expect(paths()).toEqual(['b.php', 'c.php']);
  });

  test('has nothing stale in a run that sees a part', async () => {
    const { lint, write } = project({ 'a.php': ERROR, 'sub/b.php': WARNING });
    await lint([...NOTED, '--update-baseline']);
    write({ 'a.php': '<?php' });
    for (const part of [['sub'], ['--only', 'logs/local-log-file'], ['--except', 'logs/local-log-file']]) {
      expect((await lint([...NOTED, ...part])).stderr).toBe('');
    }
    expect((await lint([...NOTED, '--prune-baseline', 'sub'])).code).toBe(2);
  });

  test('that is broken is 2', async () => {
    const { lint } = project({ 'known findings.json': '{"schemaVersion": 2}' });
    expect(await lint(NOTED)).toMatchObject({ code: 2, stderr: expect.stringContaining('schemaVersion is 2') });
  });
});

describe('--changed-since', () => {
  test('lets only new findings through, by the tree of the ref', async () => {
    const { lint, write, git } = project({ 'a.php': ERROR, 'bilder/größe.php': WARNING });
    git('init');
    git('add', '.');
    git('commit', '-m', 'first');
    expect((await lint(['--changed-since', 'HEAD'])).code).toBe(0);
    write({ 'a.php': `<?php\n\n${ERROR.slice(6)}file_put_contents('new', 1);` });
    const outcome = await lint(['--changed-since', 'HEAD', '--format', 'json']);
    expect(outcome.code).toBe(1);
    expect(outcome.json()).toMatchObject({ findings: [{ path: 'a.php', startLine: 4 }], suppressed: { baseline: 2 } });
  });

  test('lints the older tree whole and without the unsaved text, and removes it', async () => {
    const { lint, write, git } = project({ 'a.php': ERROR });
    git('init');
    git('add', 'a.php');
    git('commit', '-m', 'no composer.json yet');
    write({ 'a.php': '<?php' });
    const calls: LintOptions[] = [];
    const services = { lint: stubLint(calls) };
    const argv = ['--stdin', '--stdin-filename', 'a.php', '--changed-since', 'HEAD'];
    expect((await lint(argv, { services, stdin: ERROR })).code).toBe(0);
    const older = calls[1] as LintOptions;
    expect(older).not.toHaveProperty('stdin');
    expect(older.cache).toBe(false);
    expect(existsSync(older.path)).toBe(false);
  });

  test('looks at the project where it lies in its repository', async () => {
    const { root, lint, git } = project({ 'site/composer.json': '{}', 'site/a.php': ERROR });
    git('init');
    git('add', '.');
    git('commit', '-m', 'first');
    expect((await lint(['--changed-since', 'HEAD'], { cwd: join(root, 'site') })).code).toBe(0);
  });

  test('without a repository or with a wrong ref is 2', async () => {
    const { lint, git } = project({ 'a.php': ERROR });
    expect(await lint(['--changed-since', 'HEAD'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/not in a git repository/),
    });
    git('init');
    expect(await lint(['--changed-since', 'no-such-ref'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no-such-ref'),
    });
  });
});

describe('the other commands', () => {
  test('--version and --help', async () => {
    const { lint } = project({});
    expect((await lint(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await lint(['--help'])).stdout).toContain('--changed-since <git ref>');
    expect((await lint(['why', '--help'])).stdout).not.toContain('--baseline');
  });

  test('rules lists each rule once, for people and programs', async () => {
    const { lint } = project({});
    expect((await lint(['rules'])).stdout).toMatch(/processes\/local-disk-write +Writes to the local disk/);
    const ids = (JSON.parse((await lint(['rules', '--format', 'json'])).stdout) as { id: string }[]).map(
      ({ id }) => id,
    );
    expect(ids).toEqual([...new Set(ids)].toSorted());
    expect(ids).toContain('tidemark/unused-ignore');
  });

  test('explain prints the page, as Markdown unless a person looks', async () => {
    const { lint } = project({});
    expect((await lint(['explain', 'local-disk-write'])).stdout).toContain('A **page** with `code`.');
    const shown = await lint(['explain', 'processes/local-disk-write'], { isTTY: true, env: { NO_COLOR: '1' } });
    expect(shown.stdout).toBe('processes/local-disk-write\n\nA page with code.\n\n    file_put_contents($a, $b);\n');
  });

  test('init writes a configuration that is valid, once', async () => {
    const { root, lint, read } = project({ 'sub/a.php': ERROR });
    const outcome = await lint(['init', 'sub']);
    expect(outcome).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Wrote tidemark.json. Platform: upsun.'),
    });
    expect(JSON.parse(read('tidemark.json'))).toMatchObject({ platform: 'upsun' });
    expect(existsSync(join(root, 'sub/tidemark.json'))).toBe(false);
    expect((await lint(['--format', 'json'])).json().project.platform).toBe('upsun');
    expect(await lint(['init'])).toMatchObject({ code: 2, stderr: expect.stringContaining('is configured already') });
  });

  test('why speaks of a line, by its path in the project', async () => {
    const { root, lint } = project({ 'sub/a.php': ERROR });
    expect((await lint(['why', 'a.php:2'], { cwd: join(root, 'sub') })).stdout).toBe('sub/a.php:2 is silent\n');
    expect((await lint(['why', 'sub/a.php:2:14'])).code).toBe(0);
  });
});
