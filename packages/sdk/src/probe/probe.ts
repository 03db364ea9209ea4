/**
 * Drives a site over its nodes, with one deployment in the middle, and says what is lost: each visitor stays on one node,
 * so that what they do works; what the other nodes know of it, and what is left after the deployment, is then looked at.
 */
import { AbortedError, TidemarkError } from '../client-error.ts';
import type { Drift } from '../model/index.ts';
import { crawl } from './crawl.ts';
import { type DifferingPage, differingPage } from './differing-pages.ts';
import { addressesOf, answersTo, type LostAddress, lostAddresses } from './lost-addresses.ts';
import { type LostFile, lostFiles } from './lost-files.ts';
import type { NodeAddress } from './node-request.ts';
import { type OtherwiseAnswered, type Replay, replay } from './replay.ts';
import { isKnown, type Witness, witnessOf } from './sessions.ts';
import type { Story } from './story.ts';
import { look, type Site, Visitor } from './visitor.ts';

/** An app that can be probed. */
export interface ProbeTarget {
  /** As visitors know it. */
  readonly origin: string;
  /** Relative to the release; empty for the release itself. */
  readonly webRoot: string;
  nodes(signal: AbortSignal): Promise<readonly NodeAddress[]>;
  drift(signal: AbortSignal): Promise<Drift>;
  /** The same release once more, on fresh disks. */
  deploy(signal: AbortSignal): Promise<void>;
}

export interface ProbeOptions {
  /** What visitors do, one each; none: one follows links. */
  readonly stories: readonly Story[];
  /** Pages that are followed or compared at most. Default 50. */
  readonly pages?: number | undefined;
  /** Files that were uploaded when stories were recorded. */
  readonly uploads?: string | undefined;
  /** The whole probe may take. Default 600,000. [ms] */
  readonly maxMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of each part as it begins. */
  readonly report?: ((text: string) => void) | undefined;
}

export interface VisitorReport {
  readonly visitor: string;
  /** The node they were on. */
  readonly node: string;
  readonly requests: number;
  readonly otherwise: readonly OtherwiseAnswered[];
  readonly leftOut: Readonly<Record<string, number>>;
}

export interface SessionReport {
  readonly visitor: string;
  /** The page that tells whether they are known; absent where none does. */
  readonly witness?: string;
  readonly cookies: readonly string[];
  /** Nodes that did not know them before the deployment. */
  readonly unknownOn: readonly string[];
  readonly isLostAtDeploy: boolean;
}

export interface ProbeReport {
  readonly schemaVersion: 1;
  readonly url: string;
  readonly nodes: number;
  readonly visitors: readonly VisitorReport[];
  readonly files: readonly LostFile[];
  readonly sessions: readonly SessionReport[];
  readonly pages: { readonly compared: number; readonly differing: readonly DifferingPage[] };
  readonly uploads: readonly LostAddress[];
}

const PAGES = 50;
const MAX_MS = 600_000;

/** @throws TidemarkError `api.deadline` where it takes too long; what it found until then is not told */
export async function probe(target: ProbeTarget, options: ProbeOptions): Promise<ProbeReport> {
  const { signal, maxMs = MAX_MS } = options;
  const deadline = AbortSignal.timeout(maxMs);
  const both = AbortSignal.any(signal === undefined ? [deadline] : [deadline, signal]);
  try {
    return await run(target, options, both);
  } catch (error) {
    if (signal?.aborted === true) throw new AbortedError('the probe was aborted', signal.reason);
    if (!deadline.aborted) throw error;
    throw new TidemarkError('api.deadline', {
      what: `the probe takes longer than ${Math.round(maxMs / 1000)} s`,
      next: 'Give it fewer pages, or more time.',
    });
  }
}

async function run(target: ProbeTarget, options: ProbeOptions, signal: AbortSignal): Promise<ProbeReport> {
  const { pages: most = PAGES, report = () => {} } = options;
  const site: Site = { origin: target.origin, signal };
  const nodes = await target.nodes(signal);
  if (nodes.length === 0) throw new TidemarkError('platform.not-running', { what: 'the app has no node that runs' });
  const told: VisitorReport[] = [];
  const visitors: Visitor[] = [];
  for (const [index, story] of storiesOf(options).entries()) {
    const home = nodes[index % nodes.length] as NodeAddress;
    report(`${story?.name ?? 'a visitor who follows links'}, on node ${home.id}`);
    const visitor = new Visitor(story?.name ?? 'crawl', home, site);
    const done =
      story === undefined
        ? await crawl(visitor, target.origin, most)
        : await replay(visitor, story, { ...options, origin: target.origin });
    visitors.push(visitor);
    told.push(visitorReport(visitor, done, story));
  }
  const visited = await target.drift(signal);
  report('what nodes know of visitors');
  const witnesses: (Witness | undefined)[] = [];
  for (const visitor of visitors) witnesses.push(await witnessOf(site, visitor));
  const unknownOn = await Promise.all(witnesses.map((witness) => strangersTo(site, nodes, witness)));
  const paths = [...new Set(visitors.flatMap((visitor) => [...visitor.pages]))].slice(0, most);
  report(`${paths.length} pages on ${nodes.length} nodes`);
  const differing: DifferingPage[] = [];
  for (const path of nodes.length > 1 ? paths : []) {
    const found = await differingPage(site, nodes, path);
    if (found !== undefined) differing.push(found);
  }
  const before = await target.drift(signal);
  const linked = visitors.flatMap((visitor) => [...visitor.linked]);
  const handedOut = await answersTo(site, nodes, addressesOf(before, linked, target.webRoot));
  report('the deployment, and what is left after it');
  await target.deploy(signal);
  const fresh = await target.nodes(signal);
  const lost = await Promise.all(
    witnesses.map(async (witness) => witness !== undefined && (await strangersTo(site, fresh, witness)).length > 0),
  );
  for (const path of paths) for (const node of fresh) await look(site, node, path);
  const uploads = await lostAddresses(site, fresh, handedOut);
  const evidence = {
    sent: visitors.flatMap(({ sent }) => sent),
    cookies: visitors.flatMap(({ jar }) => jar.values),
  };
  return {
    schemaVersion: 1,
    url: target.origin,
    nodes: nodes.length,
    visitors: told,
    files: lostFiles({ visited, before, after: await target.drift(signal) }, evidence),
    sessions: visitors.flatMap((visitor, index) =>
      sessionReport(visitor, witnesses[index], unknownOn[index], lost[index]),
    ),
    pages: { compared: paths.length, differing },
    uploads,
  };
}

function storiesOf({ stories }: ProbeOptions): readonly (Story | undefined)[] {
  return stories.length === 0 ? [undefined] : stories;
}

function visitorReport({ name, home }: Visitor, { asked, otherwise }: Replay, story: Story | undefined): VisitorReport {
  return { visitor: name, node: home.id, requests: asked, otherwise, leftOut: story?.leftOut ?? {} };
}

async function strangersTo(site: Site, nodes: readonly NodeAddress[], witness: Witness | undefined): Promise<string[]> {
  const found: string[] = [];
  for (const node of witness === undefined ? [] : nodes) {
    if (!(await isKnown(site, node, witness as Witness))) found.push(node.id);
  }
  return found;
}

/** None for a visitor who was given no cookie. */
function sessionReport(
  { name, jar }: Visitor,
  witness: Witness | undefined,
  unknownOn: readonly string[] = [],
  isLostAtDeploy = false,
): SessionReport[] {
  if (jar.isEmpty) return [];
  const page = witness === undefined ? {} : { witness: witness.path };
  return [{ visitor: name, ...page, cookies: jar.names, unknownOn, isLostAtDeploy }];
}

/** Was anything lost that is not made anew by itself? */
export function isLossless({ files, sessions, pages, uploads }: ProbeReport): boolean {
  const isSessionKept = sessions.every(({ unknownOn, isLostAtDeploy }) => unknownOn.length === 0 && !isLostAtDeploy);
  return lastingLosses(files).length === 0 && isSessionKept && pages.differing.length === 0 && uploads.length === 0;
}

/** Files that neither come back nor were only there for a moment. */
export function lastingLosses(files: readonly LostFile[]): LostFile[] {
  return files.filter(({ isMadeAgain, state }) => !isMadeAgain && state !== 'temporary');
}
