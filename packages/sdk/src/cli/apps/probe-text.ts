/** What people read of a probe. */
import type { Comparison } from '../../probe/compare-findings.ts';
import type { LostFile } from '../../probe/lost-files.ts';
import { lastingLosses, type ProbeReport } from '../../probe/probe.ts';
import { countText, sizeText } from '../text.ts';

/** Of each list; the rest is counted. */
const SHOWN = 40;

export function probeText(report: ProbeReport): string[] {
  const { url, nodes, visitors, files, pages, uploads } = report;
  const lasting = lastingLosses(files);
  return [
    `${url}, ${countText(nodes, 'node')}, one deployment`,
    ...visitors.flatMap(({ visitor, requests, otherwise, leftOut }) => [
      `${visitor}: ${countText(requests, 'request')}${otherwise.length === 0 ? '' : `, ${otherwise.length} answered otherwise than recorded`}`,
      ...Object.entries(leftOut).map(([why, count]) => `  left out: ${count} (${why})`),
      ...some(
        otherwise,
        ({ method, path, recorded, status }) => `  ${method} ${path}: ${status}, recorded ${recorded}`,
      ),
    ]),
    '',
    `files lost: ${lasting.length} (${sizeText(lasting.reduce((sum, { bytes }) => sum + bytes, 0))})`,
    ...some(lasting, (file) => `  ${fileText(file, nodes)}`),
    ...countLine(files.filter(({ isMadeAgain }) => isMadeAgain).length, 'made again by the next visit'),
    ...countLine(files.filter(({ state }) => state === 'temporary').length, 'temporary'),
    '',
    ...sessionLines(report),
    '',
    `pages that differ between nodes: ${pages.differing.length} of ${pages.compared}`,
    ...some(pages.differing, ({ path, nodes: said }) => {
      const parts = said
        .filter(({ says }) => says.length > 0)
        .map(({ node, status, says }) => `${node} (${status}) "${says[0]}"`);
      return `  ${path}: ${parts.join(', ')}`;
    }),
    '',
    `addresses of files that fail: ${uploads.length}`,
    ...some(uploads, ({ path, before, after }) => {
      const good = before.filter(({ status }) => status === 200).length;
      return `  ${path}: on ${good} of ${nodes} nodes, ${after} after the deployment`;
    }),
  ];
}

function sessionLines({ nodes, sessions }: ProbeReport): string[] {
  if (sessions.length === 0) return ['sessions: none, no visitor was given a cookie'];
  const lost = sessions.filter(({ unknownOn, isLostAtDeploy }) => unknownOn.length > 0 || isLostAtDeploy);
  const untold = sessions.filter(({ witness }) => witness === undefined).length;
  return [
    `sessions lost: ${lost.length} of ${sessions.length}${untold === 0 ? '' : `, ${untold} cannot be told`}`,
    ...sessions.map(({ visitor, witness, cookies, unknownOn, isLostAtDeploy }) => {
      if (witness === undefined) {
        return `  ${visitor}: has ${cookies.join(', ')}, but no page says anything to them alone; --har plays a visit that signs in`;
      }
      const others = unknownOn.length === 0 ? 'known on each node' : `unknown on ${unknownOn.length} of ${nodes} nodes`;
      return `  ${visitor}: ${others}, ${isLostAtDeploy ? 'unknown' : 'known'} after the deployment (${witness})`;
    }),
  ];
}

function fileText({ path, bytes, change, nodes, state }: LostFile, all: number): string {
  const where = nodes.length >= all ? 'on each node' : `on ${nodes.length} of ${all} nodes`;
  return `${path}  ${sizeText(bytes)}, ${change} ${where}${state === 'unknown' ? '' : `, ${state}`}`;
}

function countLine(count: number, what: string): string[] {
  return count === 0 ? [] : [`  ${count} more: ${what}`];
}

function some<T>(all: readonly T[], line: (one: T) => string): string[] {
  const rest = all.length - SHOWN;
  return [...all.slice(0, SHOWN).map(line), ...(rest > 0 ? [`  … ${rest} more; --json names them`] : [])];
}

export function comparisonText({ findings, others, losses, missed }: Comparison): string[] {
  const seen = findings.filter((finding) => finding.seen !== undefined);
  const covered = losses.filter((loss) => loss.covered !== undefined);
  return [
    '',
    `findings seen: ${seen.length} of ${findings.length} (${others} are of a sort that no probe sees)`,
    ...some(findings, ({ ruleId, path, line, seen: how, by }) => {
      const what = how === undefined ? 'not seen' : how === 'path' ? 'seen' : 'seen, by its kind';
      return `  ${what}: ${ruleId} ${path}:${line}${by.length === 0 ? '' : ` → ${by[0]}`}`;
    }),
    '',
    `losses foretold: ${covered.length} of ${losses.length}`,
    ...some(
      covered,
      ({ lost, covered: how, finding }) => `  ${lost} ← ${finding}${how === 'kind' ? ' (by its kind)' : ''}`,
    ),
    ...(missed.length === 0 ? [] : ['', `missed: ${missed.length}, never found statically`]),
    ...some(
      losses.filter((loss) => loss.covered === undefined),
      ({ lost, state, store }) => `  ${lost} (${state}${store === undefined ? '' : `; the state map has "${store}"`})`,
    ),
  ];
}
