/** `tidemark-lint state [path]`. */
import { type Evidence, type Placement, STATE_KINDS, type StateMap } from '@tidemark/sdk/model';
import { type AlikeStores, alikeStores } from '../report/alike-stores.ts';
import type { ParsedArguments } from './arguments.ts';
import { type Cell, inColumns } from './columns.ts';
import { printDocument, projectResult } from './project-result.ts';
import type { Services } from './services.ts';
import { hasColors, type Terminal } from './terminal.ts';

/** What a placement means to a reader. */
const MEANING: Readonly<Record<Placement, string>> = {
  process: 'one process: lost at its end, unseen by all others',
  node: 'one node: lost at the next deploy, unseen by other nodes',
  shared: 'seen by all nodes, kept by deploys',
  build: 'made before the release, the same everywhere',
  unknown: 'cannot be told from the project',
};

/** Prints the state map as a table, or with `--format json|yaml` as the document. */
export async function stateCommand(args: ParsedArguments, terminal: Terminal, services: Services): Promise<number> {
  const { stateMap, project } = await projectResult(args, terminal, services);
  if (await printDocument(stateMap, args, terminal)) return 0;
  const { default: picocolors } = await import('picocolors');
  const colors = picocolors.createColors(hasColors(terminal.stdout, terminal.env, args.has('no-color')));
  const paint = (placement: Placement): ((text: string) => string) => {
    if (placement === 'node' || placement === 'process') return colors.red;
    return placement === 'unknown' ? colors.yellow : colors.green;
  };
  const frameworks = project.frameworks.map(({ name, version }) => `${name} ${version}`).join(', ') || 'plain PHP';
  const rows = inColumns(
    [HEADER.map((text): Cell => ({ text, paint: colors.bold })), ...rowsOf(stateMap, paint, colors.dim)],
    Math.min(terminal.stdout.columns, 160),
  );
  const used = [...new Set(STATE_KINDS.flatMap((kind) => stateMap.kinds[kind].map(({ placement }) => placement)))];
  const legend = inColumns(
    used.map((placement) => [{ text: placement, paint: paint(placement) }, { text: MEANING[placement] }]),
    Math.min(terminal.stdout.columns, 160),
  );
  const lines = [`State of ${project.root} (${frameworks}; platform ${project.platform})`, '', ...rows, '', ...legend];
  await terminal.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

const HEADER = ['state', 'where', 'store', 'what it is', 'told by'];

function rowsOf(
  map: StateMap,
  paint: (placement: Placement) => (text: string) => string,
  dim: (text: string) => string,
): readonly (readonly Cell[])[] {
  return STATE_KINDS.flatMap((kind) => {
    const stores = map.kinds[kind];
    if (stores.length === 0) return [[{ text: kind }, { text: '-' }, { text: 'none found', paint: dim }]];
    return alikeStores(stores).map((alike, at): readonly Cell[] => [
      { text: at === 0 ? kind : '' },
      { text: alike.placement, paint: paint(alike.placement) },
      { text: alike.name },
      { text: alike.technology },
      { text: toldBy(alike), paint: dim },
    ]);
  });
}

function toldBy({ evidence, moreEvidence }: AlikeStores): string {
  return [...evidence.map(placeOf), ...(moreEvidence === 0 ? [] : [`and ${moreEvidence} more`])].join(', ');
}

function placeOf({ path, line, variable, default: fallback }: Evidence): string {
  if (variable === undefined) return `${path}:${line}`;
  const unset = fallback === undefined ? '' : fallback === null ? ', unset: nothing' : `, unset: ${fallback}`;
  return `${path}:${line} (${variable}${unset})`;
}
