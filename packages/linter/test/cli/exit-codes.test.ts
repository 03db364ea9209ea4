/** The exit codes, and what is said of wrong usage. */
import { describe, expect, test } from 'vitest';
import { TidemarkError } from '../../src/errors.ts';
import { project } from './harness.ts';
import { ERROR, INFO, WARNING } from './samples.ts';

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
    [['composer.json'], /composer\.json holds no PHP/],
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
