import { expect, test } from 'vitest';
import type { ProbeReport, SessionReport } from '../../probe/probe.ts';
import { probeText } from './probe-text.ts';

const KNOWN = { visitor: 'visit.har', witness: '/account', cookies: ['sid'], unknownOn: [], isLostAtDeploy: false };

/** What is said of sessions. */
function said(sessions: readonly SessionReport[]): string[] {
  const report: ProbeReport = {
    schemaVersion: 1,
    url: 'http://127.0.0.1:8080',
    nodes: 3,
    visitors: [],
    files: [],
    sessions,
    pages: { compared: 1, differing: [] },
    uploads: [],
  };
  const lines = probeText(report);
  const from = lines.findIndex((line) => line.startsWith('sessions'));
  return lines.slice(from, lines.indexOf('', from));
}

test('a site that gives no cookie has no session to lose', () => {
  expect(said([])).toEqual(['sessions: none, no visitor was given a cookie']);
});

test('a session that no page tells of is not counted as kept', () => {
  const { witness: _, ...untold } = { ...KNOWN, visitor: 'crawl', cookies: ['PHPSESSID', 'XSRF-TOKEN'] };
  expect(said([untold])).toEqual([
    'sessions lost: 0 of 1, 1 cannot be told',
    '  crawl: has PHPSESSID, XSRF-TOKEN, but no page says anything to them alone; --har plays a visit that signs in',
  ]);
});

test('nodes that do not know a visitor are counted', () => {
  expect(said([KNOWN, { ...KNOWN, visitor: 'other.har', unknownOn: ['n-2', 'n-3'], isLostAtDeploy: true }])).toEqual([
    'sessions lost: 1 of 2',
    '  visit.har: known on each node, known after the deployment (/account)',
    '  other.har: unknown on 2 of 3 nodes, unknown after the deployment (/account)',
  ]);
});
