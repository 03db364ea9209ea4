/** How the page looks, by day, by night and on paper. Colours meet WCAG AA on their ground. */
export const STYLES = `
:root { color-scheme: light dark; --ground: #fff; --text: #1f2933; --soft: #52606d; --line: #d9dee4; --blue: #1d5fbf; --green: #1b7a43; --amber: #a15c00; --red: #b42318; --grey: #667380; }
@media (prefers-color-scheme: dark) { :root { --ground: #14191f; --text: #e4e9ee; --soft: #a8b3bf; --line: #36404b; --blue: #7db3ff; --green: #67d391; --amber: #f0b254; --red: #ff8e84; --grey: #9aa7b4; } }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main, header { max-width: 68rem; margin: 0 auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 1.5rem 0 0.25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
p.facts, figcaption, .note { color: var(--soft); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 0.3rem 1rem 0.3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; }
td.number, td.interval, td code { white-space: nowrap; }
td.note { min-width: 16rem; } td.note:empty { min-width: 0; }
.yes { color: var(--green); font-weight: 600; } .no { color: var(--red); font-weight: 600; } .undecided { color: var(--amber); font-weight: 600; }
.warning { border-left: 4px solid var(--amber); padding: 0.25rem 0.75rem; margin: 0.5rem 0; }
figure { margin: 0 0 1rem; break-inside: avoid; }
.marks span { display: inline-block; margin-right: 1rem; } .marks i { display: inline-block; width: 1.5rem; border-top: 2px solid; vertical-align: middle; margin-right: 0.35rem; }
.marks .deploy { border-top-style: dashed; border-color: var(--amber); } .marks .failure { border-color: var(--red); } .marks .repair { border-top-style: dotted; border-color: var(--green); } .marks .scale { border-top-style: dotted; border-color: var(--blue); }
.u-legend { text-align: left; font-size: 0.85rem; } .u-legend .bound { display: none; }
code { font: 0.9em ui-monospace, monospace; }
@media print { main, header { max-width: none; } }
`;
