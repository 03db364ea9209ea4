/** What the templates of a project's charts become with the values of production. */
import type { Placed, Setting } from '../configuration/setting.ts';
import { type ChartFiles, chartValues, folderOf } from './chart-values.ts';
import { partsOf, rendered } from './rendering.ts';

const TEMPLATE = /^(.*?\/?)templates\/(?!tests?\/).*\.ya?ml$/;

/** A template as it is shown: the text, and where each of its lines was set. */
export interface ShownTemplate {
  readonly path: string;
  readonly text: string;
  /** By line, the first one first. */
  readonly places: readonly Placed[];
}

/** Templates of one run are shown once, however many readers ask. */
const SHOWN = new WeakMap<ChartFiles, ReadonlyMap<string, ShownTemplate>>();

/** Templates of charts by path; none where the project has no `Chart.yaml`. */
export function shownTemplates(files: ChartFiles): ReadonlyMap<string, ShownTemplate> {
  const known = SHOWN.get(files);
  if (known) return known;
  const shown = new Map<string, ShownTemplate>();
  for (const chart of files.matching(/(?:^|\/)Chart\.ya?ml$/)) showChart(files, chart, shown);
  SHOWN.set(files, shown);
  return shown;
}

function showChart(files: ChartFiles, chart: string, shown: Map<string, ShownTemplate>): void {
  const directory = chart.replace(/[^/]+$/, '');
  const templates = files.matching(TEMPLATE).filter((path) => TEMPLATE.exec(path)?.[1] === directory);
  if (templates.length === 0) return;
  const helpers = files
    .matching(/(?:^|\/)templates\/.*\.tpl$/)
    .filter((path) => path.startsWith(directory) || directory.startsWith(path.replace(/templates\/.*$/, '')));
  const texts = [...helpers, ...templates].map((path) => ({ path, text: files.text(path) ?? '' }));
  const parts = partsOf(texts);
  const folder = folderOf(chart);
  const values = chartValues(files).find((found) => found.directory === folder)?.values;
  const root = rootOf(files.data(chart), values, { path: chart, line: 1 });
  for (const { path, text } of texts.slice(helpers.length)) {
    const lines = rendered({ path, text }, root, parts);
    shown.set(path, { path, text: lines.map((line) => line.text).join('\n'), places: lines.map(({ at }) => at) });
  }
}

/** https://helm.sh/docs/chart_template_guide/builtin_objects/ */
function rootOf(chart: Setting | undefined, values: Setting | undefined, at: Placed): Setting {
  const text = (value: string): Setting => ({ kind: 'value', value, ...at });
  const map = (entries: Readonly<Record<string, Setting>>): Setting => ({
    kind: 'map',
    entries: Object.entries(entries).map(([key, value]) => ({ key, value, ...at })),
    ...at,
  });
  const own = chart?.kind === 'map' ? chart.entries : [];
  // Keys are written small in Chart.yaml, and with a capital in templates.
  const inTemplates = own.map((entry) => ({ ...entry, key: entry.key.charAt(0).toUpperCase() + entry.key.slice(1) }));
  return map({
    Values: values ?? map({}),
    Chart: { kind: 'map', entries: inTemplates, ...at },
    Release: map({ Name: text('release'), Namespace: text('default'), Service: text('Helm') }),
    Capabilities: { kind: 'unknown', ...at },
    Files: { kind: 'unknown', ...at },
    Template: { kind: 'unknown', ...at },
  });
}
