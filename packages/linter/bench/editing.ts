/** The language server in an editor on Drupal core: from an edit to the diagnostics of its text. */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LspClient } from '../test/lsp-client.ts';
import { type Figure, median, megabytes, unmeasured } from './figures.ts';
import { PROGRAM } from './program.ts';

const ASKED_MS = 150;

/** As for a run from the command line [bytes]. */
const ASKED_BYTES = 500e6;

/** Files of Drupal core that hold the most sinks, or that most of it depends on. */
const EDITED: readonly string[] = [
  'lib/Drupal/Core/File/FileSystem.php',
  'lib/Drupal/Core/Config/FileStorage.php',
  'lib/Drupal/Component/PhpStorage/FileStorage.php',
  'lib/Drupal/Core/Asset/AssetDumper.php',
  'lib/Drupal/Core/StreamWrapper/LocalStream.php',
  'lib/Drupal.php',
  'includes/install.core.inc',
  'modules/image/src/Entity/ImageStyle.php',
  'modules/locale/src/LocaleProjectStorage.php',
  'modules/node/node.module',
];

const EDITS = 5;

/** Between edits: in every second pause the server begins to look at the whole project, and has to leave off [ms]. */
const PAUSES = [250, 1200];

interface Edited {
  readonly path: string;
  readonly times: readonly number[];
  /** Time on processors that the server took meanwhile [ms]; NaN where the system does not tell. */
  readonly work: readonly number[];
}

/** [ms] a clock tick of Linux; https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICK = 10;

function processorTime(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  } catch {
    return Number.NaN;
  }
}

/** The most memory that a process has held [bytes]; NaN where the system does not tell. */
function peakMemory(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  } catch {
    return Number.NaN;
  }
}

function memory(peak: number, edits: number): Figure {
  const name = 'memory of an editor’s session, Drupal core';
  const asked = `<= ${megabytes(ASKED_BYTES)}`;
  if (Number.isNaN(peak)) return unmeasured(name, asked, 'only Linux tells');
  const note = `the most it held in ${edits} edits and the looks at the project between them`;
  return { name, asked, measured: megabytes(peak), isMet: peak <= ASKED_BYTES, isTime: false, note };
}

export async function editing(root: string): Promise<Figure[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-bench-')));
  const client = new LspClient(['--stdio', '--cache-location', join(folder, 'cache')], [PROGRAM]);
  try {
    await client.start([realpathSync(root)]);
    const edited: Edited[] = [];
    for (const path of EDITED) edited.push(await edit(client, join(realpathSync(root), path), path));
    const peak = peakMemory(client.pid);
    const all = edited.flatMap(({ times }) => times);
    const worst = edited.map(({ path, times }) => ({ path, time: Math.max(...times) })).sort((a, b) => b.time - a.time);
    const shown = worst.slice(0, 3).map(({ path, time }) => `${path} ${Math.round(time)} ms`);
    const work = edited.flatMap((one) => one.work);
    const cpu = `on processors ${Math.round(median(work))} ms in the middle, ${Math.max(...work)} ms at most`;
    const note = `${all.length} edits of ${edited.length} files over stdio; ${cpu}; slowest: ${shown.join(', ')}`;
    const figure = (name: string, value: number): Figure => ({
      name,
      asked: `<= ${ASKED_MS} ms`,
      measured: `${Math.round(value)} ms`,
      isMet: value <= ASKED_MS,
      isTime: true,
      note,
    });
    return [
      figure('edit to diagnostics in an editor, Drupal core: p50', median(all)),
      figure('edit to diagnostics in an editor, Drupal core: worst', Math.max(...all)),
      memory(peak, all.length),
    ];
  } finally {
    client.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Types a line into a file again and again, within its first function. */
async function edit(client: LspClient, file: string, path: string): Promise<Edited> {
  const text = readFileSync(file, 'utf8');
  const at = text.indexOf('\n', text.search(/^ *(?:\w+ )*function \w+\([^]*?\{/m) + 1);
  const inside = text.indexOf('{', at) + 1;
  await client.open(file, text);
  await client.lines(file, 1);
  await pause(2_000);
  const times: number[] = [];
  const work: number[] = [];
  for (let number = 1; number <= EDITS; number += 1) {
    const [begun, spent] = [performance.now(), processorTime(client.pid)];
    const version = await client.edit(file, `${text.slice(0, inside)}\n  $tide = ${number};${text.slice(inside)}`);
    await client.lines(file, version);
    times.push(performance.now() - begun);
    work.push(processorTime(client.pid) - spent);
    await pause(PAUSES[number % PAUSES.length] ?? 0);
  }
  await client.close(file);
  return { path, times, work };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
