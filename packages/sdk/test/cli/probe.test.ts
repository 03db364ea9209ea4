/** `tidemark probe` and `tidemark drift` on a small site that keeps its state beside its code. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { local } from '../../src/backends/local/local.ts';
import { createTidemark } from '../../src/client/tidemark.ts';
import { findProgram } from '../../src/platform/sandbox.ts';
import { type Supervisor, supervise } from '../../src/platform/supervisor.ts';
import type { Comparison } from '../../src/probe/compare-findings.ts';
import type { ProbeReport } from '../../src/probe/probe.ts';
import { typed } from './typed.ts';

const GUESTBOOK = fileURLToPath(new URL('../../../../examples/guestbook', import.meta.url));
const VISIT = join(GUESTBOOK, 'visit.har');
const SETTINGS = { nodes: 3, workers: 2, balancing: 'round-robin', webRoot: 'auto', port: 0 } as const;

let folder = '';
let supervisor: Supervisor | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-probe-'));
  chmodSync(folder, 0o711);
});

afterEach(async () => {
  await supervisor?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The program, told where the app is. */
function tidemark(...args: readonly string[]): ReturnType<typeof typed> {
  return typed(args, { env: { TIDEMARK_HOME: join(folder, 'home') } });
}

async function up(path: string): Promise<void> {
  const home = join(folder, 'home');
  supervisor = await supervise(home, 'cafe', SETTINGS);
  const app = createTidemark({ backend: local({ home }) }).app('cafe');
  await app.deployments.create({ kind: 'directory', path }).apply();
}

/** A site of one page. */
function site(index: string): string {
  const path = join(folder, 'site');
  mkdirSync(path);
  writeFileSync(join(path, 'index.php'), `<?php ${index}`);
  return path;
}

describe.skipIf(findProgram('php') === undefined)('with PHP', () => {
  test('a recorded visit shows its upload and its session lost, where it was, and what the linter said of it', async () => {
    await up(GUESTBOOK);
    const lint = join(folder, 'lint.json');
    writeFileSync(lint, JSON.stringify(LINT));
    const { code, stdout } = await tidemark('probe', '--har', VISIT, '--compare', lint, '--json');
    expect(code).toBe(1);
    const { files, sessions, pages, uploads, visitors, compare } = JSON.parse(stdout) as ProbeReport & {
      compare: Comparison;
    };
    expect(visitors).toMatchObject([{ visitor: 'visit.har', requests: 8, otherwise: [], leftOut: {} }]);
    expect(
      files.map(({ path, state, isMadeAgain }) => [path.replace(/sess_\w+/, 'sess_'), state, isMadeAgain]),
    ).toEqual([
      ['/sessions/sess_', 'sessions', false],
      ['public/photos/Harbour-Light.png', 'uploads', false],
      ['var/cache/tides.html', 'cache', true],
      ['var/visits.log', 'logs', false],
    ]);
    expect(files.map(({ nodes, differs }) => [nodes.length, differs])).toEqual([
      [1, true],
      [1, true],
      [3, false],
      [1, true],
    ]);
    expect(sessions).toMatchObject([{ witness: '/pictures', cookies: ['PHPSESSID'], isLostAtDeploy: true }]);
    expect(sessions[0]?.unknownOn).toHaveLength(2);
    // Every page has a time and a token that change with each answer.
    expect(pages).toMatchObject({ compared: 3, differing: [{ path: '/pictures' }] });
    expect(pages.differing[0]?.nodes.map(({ says }) => says[0]).sort()).toEqual([
      '0 pictures so far',
      '0 pictures so far',
      '1 pictures so far',
    ]);
    expect(uploads).toMatchObject([{ path: '/photos/Harbour-Light.png', after: 404 }]);
    expect(uploads[0]?.before.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    expect(compare.findings.map(({ ruleId, line, seen }) => [ruleId, line, seen])).toEqual([
      ['processes/local-disk-write', 40, 'path'],
      ['processes/local-disk-write', 60, 'path'],
      ['processes/local-disk-write', 90, undefined],
    ]);
    expect(compare.missed.map((lost) => lost.replace(/sess_\w+/, 'sess_'))).toEqual([
      '/sessions/sess_',
      'var/visits.log',
      'session of visit.har',
    ]);
  });

  test('a node knows the address of who probes it', async () => {
    await up(
      site('http_response_code(filter_var($_SERVER["REMOTE_ADDR"], FILTER_VALIDATE_IP) ? 200 : 500); echo "met";'),
    );
    const urls = join(folder, 'pages.txt');
    writeFileSync(urls, '/\n');
    const { stdout } = await tidemark('probe', '--urls', urls, '--json');
    expect((JSON.parse(stdout) as ProbeReport).pages).toEqual({ compared: 1, differing: [] });
  });

  test('who follows links submits nothing, and a list of pages is looked at page by page', async () => {
    await up(GUESTBOOK);
    const crawled = await tidemark('probe', '--max-pages', '10', '--json');
    const { visitors, files } = JSON.parse(crawled.stdout) as ProbeReport;
    expect(visitors).toMatchObject([{ visitor: 'crawl', requests: 3 }]);
    expect(files.map(({ path }) => path).filter((path) => !path.startsWith('/sessions/'))).toEqual([
      'var/cache/tides.html',
    ]);
    writeFileSync(join(folder, 'pages.txt'), '# all of them\n/tides\n\nhttps://cafe.example/pictures\n');
    const listed = await tidemark('probe', '--urls', join(folder, 'pages.txt'));
    expect(listed.stdout).toContain('pages that differ between nodes: 0 of 2');
    expect(listed.stdout).toContain('pages.txt: 2 requests');
  });

  test('a site that keeps nothing loses nothing', async () => {
    await up(site('echo "<p>Hello</p> ", date("H:i:s"), " ", bin2hex(random_bytes(8));'));
    const { code, stdout } = await tidemark('probe');
    expect([code, stdout]).toEqual([0, expect.stringContaining('files lost: 0 (0 B)')]);
  });

  test('a page that says on which node it is differs, whatever else changes', async () => {
    await up(site('setcookie("a", "b"); echo getenv("TIDEMARK_NODE"), " ", microtime(true);'));
    const { code, stdout } = await tidemark('probe', '--json');
    const { pages, sessions } = JSON.parse(stdout) as ProbeReport;
    expect([code, pages.differing.map(({ path }) => path)]).toEqual([1, ['/']]);
    // A cookie that changes nothing tells nothing of a session.
    expect(sessions).toMatchObject([{ unknownOn: [], isLostAtDeploy: false }]);
    expect(sessions[0]).not.toHaveProperty('witness');
  });

  test('drift has the shape that is promised', async () => {
    const path = site(
      'file_put_contents(__DIR__ . "/ä.txt", getenv("TIDEMARK_NODE")); unlink(__DIR__ . "/gone"); file_put_contents(__DIR__ . "/conf", "new"); echo getenv("TIDEMARK_NODE");',
    );
    writeFileSync(join(path, 'gone'), '12345');
    writeFileSync(join(path, 'conf'), 'old');
    await up(path);
    const answer = await fetch(`http://127.0.0.1:${supervisor?.platform.state.port}/`);
    const node = await answer.text();
    const { stdout } = await tidemark('drift', '--json');
    const modified = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
    expect(JSON.parse(stdout)).toEqual({
      nodes: expect.arrayContaining([
        {
          node,
          added: [{ path: 'ä.txt', bytes: 10, modified }],
          changed: [{ path: 'conf', bytes: 3, modified }],
          deleted: [{ path: 'gone', bytes: 5, modified }],
        },
      ]),
      differing: ['conf', 'gone', 'ä.txt'],
    });
  });

  test('what cannot be understood is named', async () => {
    cpSync(VISIT, join(folder, 'visit.har'));
    await up(site(''));
    for (const [args, said] of [
      [['--har', join(folder, 'site/index.php')], 'is no recording'],
      [['--har', join(folder, 'none.har')], 'cannot be read'],
      [['--har', VISIT, '--crawl'], 'exclude each other'],
      [['--compare', VISIT], 'is no report of tidemark-lint'],
      [['--backend', 'fortrabbit'], 'destroys what nodes hold'],
    ] as const) {
      const { code, stderr } = await tidemark('probe', ...args);
      expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    }
  });
});

const LINT = {
  schemaVersion: 1,
  tool: { name: 'tidemark-lint' },
  findings: [
    ['public/photos/…', 40, 'uploads'],
    ['var/cache/tides.html', 60, 'cache'],
    ['var/other.log', 90, 'logs'],
  ].map(([target, startLine, state]) => ({
    ruleId: 'processes/local-disk-write',
    category: 'write',
    kind: 'other',
    state,
    target,
    path: 'src/pages.php',
    startLine,
    fingerprint: String(startLine),
  })),
  stateMap: { kinds: {} },
};
