/** The page's style: system fonts, light and dark, narrow screens and paper; contrast of at least 4.5 to 1 (WCAG 2.1 AA). */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f4f6f8; --text: #1b2430; --soft: #4a5767; --line: #cbd3dc; --link: #0b57a4;
  --kept: #14663a; --kept-fill: #d3efdd; --lost: #a3161a; --lost-fill: #fbdcdc; --unknown: #7a4b00; --unknown-fill: #fdeacb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12171e; --panel: #1c242e; --text: #e6ebf1; --soft: #b3bfcc; --line: #3b4856; --link: #8cc4ff;
    --kept: #7fdda6; --kept-fill: #123a25; --lost: #ff9d9d; --lost-fill: #4a1a1d; --unknown: #ffcf85; --unknown-fill: #452f0a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem 1rem; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.05rem; font-weight: 600; color: var(--soft); margin: 0; }
h2 { font-size: 1.35rem; margin: 2.75rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
p { margin: .5rem 0; max-width: 48rem; }
a { color: var(--link); overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, pre { font-family: ui-monospace, monospace; font-size: .875em; overflow-wrap: anywhere; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; overflow-x: auto; white-space: pre-wrap; }
.verdict { font-size: 1.9rem; line-height: 1.2; font-weight: 700; margin: .4rem 0 1rem; max-width: 44rem; }
.soft { color: var(--soft); }
.score { display: flex; gap: 1rem 2rem; flex-wrap: wrap; align-items: center; background: var(--panel); border-radius: .6rem; padding: 1rem 1.25rem; }
.score .number { font-size: 2.2rem; font-weight: 700; }
.score p { flex: 1 1 20rem; margin: 0; font-size: .9rem; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; margin: 1.25rem 0 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-size: .925rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
td:not(:last-child) code { overflow-wrap: normal; }
td.number, th.number { text-align: right; white-space: nowrap; }
caption { text-align: left; color: var(--soft); padding-bottom: .25rem; }
details { border-bottom: 1px solid var(--line); }
summary { cursor: pointer; padding: .5rem 0; }
details > :not(summary) { margin-left: 1.1rem; }
ol.plan { list-style: none; padding: 0; }
.badge { display: inline-block; border-radius: .3rem; padding: 0 .45rem; font-size: .85rem; border: 1px solid currentColor; white-space: nowrap; }
.lost, .error { color: var(--lost); } .unknown, .warning { color: var(--unknown); } .kept { color: var(--kept); } .none, .info { color: var(--soft); }
.picture svg { display: block; min-width: 40rem; width: 100%; height: auto; }
.picture text { fill: var(--text); font: 13px system-ui, sans-serif; }
.picture .quiet { fill: var(--soft); font-size: 12px; }
.picture .narrow { font-size: 8px; }
.picture .grid { stroke: var(--line); }
.picture .wiped { fill: var(--lost-fill); }
.picture .mark-lost { fill: var(--lost-fill); stroke: var(--lost); } .picture .mark-kept { fill: var(--kept-fill); stroke: var(--kept); }
.picture .mark-unknown { fill: var(--unknown-fill); stroke: var(--unknown); }
ul.plain { list-style: none; padding: 0; margin: .25rem 0; } ul.plain li { margin: .2rem 0; }
footer { margin: 3rem auto; color: var(--soft); font-size: .9rem; }
@media (max-width: 40rem) { .verdict { font-size: 1.45rem; } header, main, footer { padding-inline: 1rem; } }
@media print {
  :root { color-scheme: light; --page: #fff; --panel: #f4f6f8; --text: #000; --soft: #333; --line: #bbb; --link: #000; --kept: #14663a; --lost: #a3161a; --unknown: #7a4b00; }
  nav, .skip { display: none; } h2 { break-after: avoid; } details, tr, pre { break-inside: avoid; } details::details-content { content-visibility: visible; }
}
`;
