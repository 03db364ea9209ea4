/** A run as one HTML file that needs no network. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Metric } from '../../result.ts';
import { metricFact } from '../../scenario/metrics.ts';
import type { Judged } from '../../study/judge.ts';
import type { Outcome } from '../../study/outcome.ts';
import { VERSION } from '../../version.ts';
import { formatFigure, formatInterval } from '../figures.ts';
import { html, type Markup, raw } from './markup.ts';
import { PLOT_SCRIPT } from './plot-script.ts';
import { type PlotData, plotsOf } from './plots.ts';
import { STYLES } from './styles.ts';

const MARKS = {
  deploy: 'deploy',
  failure: 'node fails',
  repair: 'node is back',
  scale: 'number of nodes changes',
} as const;

export interface PageOptions {
  /** What the page is about: the name of the scenario's file. */
  readonly title: string;
}

export function runPage(outcome: Outcome, { title }: PageOptions): string {
  const { scenario, metrics, slo, series, marks, events, warnings } = outcome;
  const data = plotsOf(series, marks);
  const library = readFileSync(require.resolve('uplot/dist/uPlot.iife.min.js'), 'utf8');
  const look = readFileSync(require.resolve('uplot/dist/uPlot.min.css'), 'utf8');
  const scripts = [library, PLOT_SCRIPT].map((script) => script.replaceAll('</', '<\\/'));
  const styles = `${look}${STYLES}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src ${scripts.map(sha).join(' ')}">
<title>${title} · tidemark-sim</title>
<style>${raw(styles)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="facts">${scenario.replications} ${scenario.replications === 1 ? 'replication' : 'replications'}, seed ${scenario.seed}, ${events.toLocaleString('en-US')} events · scenario <code>${scenario.hash}</code> · tidemark-sim ${VERSION}</p>
</header>
<main>
${warnings.map(({ message }) => html`<p class="warning">${message}</p>\n`)}
${slo.length === 0 ? raw('') : promises(slo)}
<h2>Over time</h2>
${marksLegend(data)}
<div id="plots">
${data.plots.map((plot) => html`<figure><h3>${plot.title}</h3><div class="plot" role="img" aria-label="${plot.title}: ${plot.lines.map(({ label }) => label).join(', ')} over time"></div></figure>\n`)}
</div>
<p class="note">Lines are means over replications, bands their 95 % intervals, warm-up included.</p>
<h2>Figures</h2>
${figures(metrics)}
</main>
<script type="application/json" id="plot-data">${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>
${scripts.map((script) => html`<script>${raw(script)}</script>\n`)}
</body>
</html>
`;
  return page.markup;
}

const require = createRequire(import.meta.url);

function sha(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

function promises(slo: readonly Judged[]): Markup {
  const rows = slo.map(({ expression, value, met, note, ...bounds }) => {
    const metric = expression.split(/[\s<>=]/, 1)[0] ?? '';
    const [name, text] = met === true ? ['yes', 'kept'] : met === false ? ['no', 'broken'] : ['undecided', 'undecided'];
    return html`<tr><td><code>${expression}</code></td><td class="${name}">${text}</td><td class="number">${formatFigure(metric, value)}</td><td class="interval">${formatInterval(metric, bounds)}</td><td class="note">${note ?? ''}</td></tr>\n`;
  });
  return html`<h2>Promises</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Promises"><table>
<thead><tr><th scope="col">promise</th><th scope="col">verdict</th><th scope="col" class="number">value</th><th scope="col">one-sided 95 % bounds</th><th scope="col"><span class="note">note</span></th></tr></thead>
<tbody>
${rows}</tbody></table></div>`;
}

function figures(metrics: Readonly<Record<string, Metric>>): Markup {
  const rows = Object.entries(metrics).map(
    ([name, metric]) =>
      html`<tr><td><code>${name}</code></td><td class="number">${formatFigure(name, metric.value)}</td><td class="interval">${formatInterval(name, metric)}</td><td class="note">${metricFact(name)?.says ?? ''}</td></tr>\n`,
  );
  const confidence = Math.round((Object.values(metrics)[0]?.confidence ?? 0.95) * 1000) / 10;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Figures"><table>
<thead><tr><th scope="col">figure</th><th scope="col" class="number">value</th><th scope="col">${confidence} % interval</th><th scope="col">what it says</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`;
}

function marksLegend({ marks }: PlotData): Markup {
  const kinds = (Object.keys(MARKS) as (keyof typeof MARKS)[]).filter((kind) =>
    marks.some((mark) => mark.kind === kind),
  );
  if (kinds.length === 0) return raw('');
  return html`<p class="marks note">${kinds.map((kind) => html`<span><i class="${kind}"></i>${MARKS[kind]}</span>`)}<span>of the first replication</span></p>`;
}
