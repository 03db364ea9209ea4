/**
 * `npm run trial:sites -- [site…] [--folder F] [--checkout drupal/core=PATH …] [--reuse]`: sites that others wrote, on three nodes with
 * MariaDB and memcached: what one recorded visit leaves on them is lost, and whether the linter foretold it.
 */
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lastingLosses } from '../src/probe/probe.ts';
import { craft } from './real-sites/craft.ts';
import { drupal } from './real-sites/drupal.ts';
import { laravel } from './real-sites/laravel.ts';
import { mediawiki } from './real-sites/mediawiki.ts';
import type { RealSite } from './real-sites/real-site.ts';
import { runSite, type SiteResult } from './real-sites/run-site.ts';
import { wordpress } from './real-sites/wordpress.ts';

const SITES: readonly RealSite[] = [wordpress, mediawiki, laravel, drupal, craft];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string' },
    checkout: { type: 'string', multiple: true, default: [] },
    reuse: { type: 'boolean', default: false },
  },
});
const folder = resolve(values.folder ?? mkdtempSync(join(tmpdir(), 'tidemark-sites-')));
mkdirSync(folder, { recursive: true });
// Servers run as another user, who must get through.
chmodSync(folder, 0o711);
const checkouts = Object.fromEntries(values.checkout.map((text) => text.split('=', 2))) as Record<string, string>;
const unknown = positionals.filter((name) => !SITES.some((site) => site.name === name));
if (unknown.length > 0)
  throw new Error(`there is no site ${unknown.join(', ')}; there are ${SITES.map(({ name }) => name).join(', ')}`);

const rows: string[][] = [['site', 'from', 'files lost', 'sessions lost', 'uploads not found', 'covered', 'missed']];
const missed: string[] = [];
for (const site of SITES) {
  if (positionals.length > 0 && !positionals.includes(site.name)) continue;
  try {
    const result = await runSite(site, {
      folder,
      checkouts,
      reuse: values.reuse,
      log: (line) => console.error(`${site.name}: ${line}`),
    });
    rows.push([site.name, site.source, ...figuresOf(result)]);
    missed.push(...result.comparison.missed.map((lost) => `  ${site.name}: ${lost}`));
  } catch (error) {
    rows.push([site.name, site.source, `not run: ${error instanceof Error ? error.message : String(error)}`]);
    process.exitCode = 1;
  }
}
console.log(rows.map((row) => `| ${row.join(' | ')} |`).join('\n'));
if (missed.length > 0) console.log(`\nLost, and found by no finding:\n${missed.join('\n')}`);
console.log(`\nRecordings and reports: ${folder}`);

function figuresOf({ report, comparison }: SiteResult): string[] {
  const lost = report.sessions.filter(({ unknownOn, isLostAtDeploy }) => unknownOn.length > 0 || isLostAtDeploy);
  const covered = comparison.losses.filter((loss) => loss.covered !== undefined);
  const byPath = covered.filter((loss) => loss.covered === 'path').length;
  return [
    lastingLosses(report.files).length,
    `${lost.length} of ${report.sessions.length}`,
    report.uploads.length,
    `${covered.length}, ${byPath} by path`,
    comparison.missed.length,
  ].map(String);
}
